import { z } from "zod";

/** Where files are kept in an S3-compatible service; the bucket exists and is private. */
export interface S3Settings {
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** The settings of the environment for files in S3. */
export const s3Environment = {
  FILES_S3_ENDPOINT: z
    .string()
    .refine(isHttpAddress, "must be the address of the S3 service, such as https://s3.eu-north-1.amazonaws.com")
    .optional(),
  FILES_S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "must be the name of a bucket, such as kvarter-files")
    .optional(),
  FILES_S3_REGION: z.string().optional(),
  FILES_S3_ACCESS_KEY_ID: z.string().optional(),
  FILES_S3_SECRET_ACCESS_KEY: z.string().optional(),
};

type Read = Readonly<Record<keyof typeof s3Environment, string | undefined>>;

const names = Object.keys(s3Environment) as (keyof typeof s3Environment)[];

/** One line for each setting that is missing beside the others: all of them, or none. */
export function problemsOfFiles(read: Partial<Read>): string[] {
  const missing = names.filter((name) => read[name] === undefined);
  if (missing.length === 0 || missing.length === names.length) return [];
  return missing.map((name) => `${name} is missing: files in S3 need ${names.join(", ")}; set all or none`);
}

/** Undefined when files are kept in the data folder. */
export function s3SettingsOf(read: Partial<Read>): S3Settings | undefined {
  const [endpoint, bucket, region, accessKeyId, secretAccessKey] = names.map((name) => read[name]);
  if (!endpoint || !bucket || !region || !accessKeyId || !secretAccessKey) return undefined;
  return { endpoint, bucket, region, accessKeyId, secretAccessKey };
}

function isHttpAddress(text: string): boolean {
  return URL.canParse(text) && ["http:", "https:"].includes(new URL(text).protocol);
}
