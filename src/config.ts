import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parseEnv } from "node:util";
import { z } from "zod";
import type { OpenIdSettings } from "./platform/identity/openid.ts";
import { problemsOfFiles, s3Environment, s3SettingsOf } from "./platform/files/s3-settings.ts";
import type { S3Settings } from "./platform/files/s3-settings.ts";
import { readTrustedProxies } from "./platform/limits/client-address.ts";
import type { TrustedProxies } from "./platform/limits/client-address.ts";
import { usualFlood } from "./platform/limits/guard.ts";
import { projectRoot } from "./platform/project-root.ts";
import { StartError } from "./platform/start-error.ts";

/** The installation's settings, checked. */
export interface Config {
  /** 0 means any free port. */
  readonly port: number;
  readonly host: string;
  /** Base of every absolute address, without a slash at the end; unset means the address listened on. */
  readonly publicUrl: string | undefined;
  /** Absolute path of the folder with everything that must be kept. */
  readonly dataDir: string;
  /** Unset means that files are kept in the data folder. */
  readonly s3: S3Settings | undefined;
  /** Unset means the PostgreSQL that comes with the program. */
  readonly databaseUrl: string | undefined;
  /** Unset means that mail is kept, not sent. */
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  /** Where mail servers report what they could not deliver; unset means the address in `mailFrom`. */
  readonly mailBounces: string | undefined;
  readonly sessionSecret: string;
  /** The body's own sign-in service; unset means that people sign in by mail link and passkey only. */
  readonly openId: OpenIdSettings | undefined;
  readonly logLevel: string;
  /** Unset means that nothing stands in front. */
  readonly trustedProxies: TrustedProxies | undefined;
  /** So many forms from people who are not signed in within ten minutes are a flood; 0: none are. */
  readonly guardAfter: number;
  /** Unset means that metrics can be read on this machine only. */
  readonly metricsToken: string | undefined;
  /** Nobody but this machine can reach the installation. */
  readonly isLocal: boolean;
  /** Whether the example, its sign-in link and the mail reader may exist here. */
  readonly example: boolean;
}

/** One or more settings are wrong: one line for each, saying which, what is wrong and what to do. */
export class SettingError extends StartError {
  constructor(problems: readonly string[]) {
    super(problems.join("\n"));
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

const logLevels = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;

const settings = z.object({
  PORT: z
    .string()
    .refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65535, "must be a number from 0 to 65535, such as 3000")
    .transform(Number)
    .default(3000),
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:-]+$/, "must be an address or a name to listen on, such as 127.0.0.1 or 0.0.0.0")
    .default("127.0.0.1"),
  PUBLIC_URL: z
    .string()
    .refine(isOrigin, "must be the address people use, without a path, such as https://kvarter.example.dk")
    .transform((text) => new URL(text).origin)
    .optional(),
  DATA_DIR: z
    .string()
    .default("data")
    .transform((folder) => resolve(projectRoot, folder)),
  DATABASE_URL: z
    .string()
    .refine(
      (text) => hasProtocol(text, ["postgres:", "postgresql:"]),
      "must look like postgres://user:password@host:5432/kvarter; leave it out to use the PostgreSQL that comes along",
    )
    .optional(),
  SMTP_URL: z
    .string()
    .refine(
      (text) => hasProtocol(text, ["smtp:", "smtps:"]),
      "must look like smtp://user:password@host:587; leave it out to keep mail instead of sending it",
    )
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(
      /^(?:[^<>\r\n]*<[^@\s<>]+@[^@\s<>]+>|[^@\s<>]+@[^@\s<>]+)$/,
      "must be a mail address, such as Kvarter <kvarter@example.dk>",
    )
    .optional(),
  MAIL_BOUNCES: z
    .string()
    .regex(/^[^@\s<>]+@[^@\s<>]+$/, "must be a mail address alone, such as bounces@example.dk")
    .optional(),
  SESSION_SECRET: z
    .string()
    .min(32, "must have at least 32 characters; leave it out to have one made and kept in the data folder")
    .optional(),
  OIDC_ISSUER: z
    .string()
    .refine(
      (text) => hasProtocol(text, ["https:"]) || (hasProtocol(text, ["http:"]) && isLoopback(new URL(text).hostname)),
      "must be the address of the sign-in service, such as https://login.example.dk",
    )
    .optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().max(60, "must be at most 60 characters: it stands on a button").optional(),
  ...s3Environment,
  LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(", ")}`).optional(),
  TRUSTED_PROXIES: z
    .string()
    .refine(
      (text) => readTrustedProxies(text) !== undefined,
      "must be the number of proxies in front (1 to 9), or their addresses and networks, such as 127.0.0.1 or 10.0.0.0/8",
    )
    .optional(),
  GUARD_AFTER: z
    .string()
    .regex(/^\d{1,6}$/, `must be a number of forms in ten minutes, such as ${usualFlood}; 0 to look for no flood`)
    .transform(Number)
    .default(usualFlood),
  METRICS_TOKEN: z.string().min(16, "must have at least 16 characters; leave it out to read /metrics on this machine only").optional(),
  EXAMPLE: z.enum(["0", "1"], "must be 1 (show the example district) or 0 (do not)").optional(),
});

/**
 * Reads and checks every setting. The first time without SESSION_SECRET it makes one and keeps it in the data folder.
 * @throws SettingError with every wrong setting at once; nothing has been written then
 */
export function readConfig(env: Environment = readEnvironment()): Config {
  const filledIn = Object.fromEntries(Object.entries(env).filter(([, text]) => text !== undefined && text.trim() !== ""));
  const read = settings.safeParse(filledIn);
  if (!read.success) throw new SettingError(read.error.issues.map((issue) => problemLine(issue, filledIn)));
  const { PORT, HOST, PUBLIC_URL, DATA_DIR, DATABASE_URL, SMTP_URL, MAIL_FROM, EXAMPLE } = read.data;
  const isLocal = isLoopback(HOST) && (PUBLIC_URL === undefined || isLoopback(new URL(PUBLIC_URL).hostname));
  const problems = [...(isLocal ? [] : problemsInPublic(read.data)), ...problemsOfSignIn(read.data), ...problemsOfFiles(read.data)];
  if (problems.length > 0) throw new SettingError(problems);
  return {
    port: PORT,
    host: HOST,
    publicUrl: PUBLIC_URL,
    dataDir: DATA_DIR,
    s3: s3SettingsOf(read.data),
    databaseUrl: DATABASE_URL,
    smtpUrl: SMTP_URL,
    mailFrom: MAIL_FROM ?? "Kvarter <kvarter@localhost.localdomain>",
    mailBounces: read.data.MAIL_BOUNCES,
    sessionSecret: read.data.SESSION_SECRET ?? keptSecret(DATA_DIR),
    openId: openIdOf(read.data),
    logLevel: read.data.LOG_LEVEL ?? (isLocal ? "warn" : "info"),
    trustedProxies: read.data.TRUSTED_PROXIES === undefined ? undefined : readTrustedProxies(read.data.TRUSTED_PROXIES),
    guardAfter: read.data.GUARD_AFTER,
    metricsToken: read.data.METRICS_TOKEN,
    isLocal,
    example: isLocal && EXAMPLE !== "0",
  };
}

/** The settings from `.env` in the project's folder, where the real environment does not set them. */
export function readEnvironment(): Environment {
  const file = join(projectRoot, ".env");
  let text = "";
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if (!hasCode(error, "ENOENT")) throw new SettingError([`${file} cannot be read: ${String(error)}`]);
  }
  return { ...parseEnv(text), ...process.env };
}

/** What matters only where others than this machine can reach the installation. */
function problemsInPublic(read: z.infer<typeof settings>): string[] {
  const reachable = read.PUBLIC_URL ?? `HOST=${read.HOST}`;
  const problems: string[] = [];
  if (read.EXAMPLE !== "0") {
    problems.push(
      `EXAMPLE: others can reach ${reachable}, and the example district lets anyone in. ` +
        "Set EXAMPLE=0 to start without it, or HOST=127.0.0.1 without PUBLIC_URL to try it on this machine only.",
    );
  }
  if (read.SMTP_URL !== undefined && read.MAIL_FROM === undefined) {
    problems.push("MAIL_FROM is missing: SMTP_URL sends mail, so set the address it comes from, such as kvarter@example.dk");
  }
  return problems;
}

const signInSettings = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "OIDC_NAME"] as const;

/** The sign-in service needs all of its settings, or none. */
function problemsOfSignIn(read: z.infer<typeof settings>): string[] {
  const missing = signInSettings.filter((name) => read[name] === undefined);
  if (missing.length === 0 || missing.length === signInSettings.length) return [];
  return missing.map((name) => `${name} is missing: a sign-in service needs ${signInSettings.join(", ")}; set all or none`);
}

function openIdOf(read: z.infer<typeof settings>): OpenIdSettings | undefined {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret, OIDC_NAME: name } = read;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined || name === undefined) return undefined;
  return { issuer, clientId, clientSecret, name };
}

function problemLine(issue: z.core.$ZodIssue, env: Environment): string {
  const name = String(issue.path[0] ?? "?");
  const secret = ["SESSION_SECRET", "DATABASE_URL", "SMTP_URL", "METRICS_TOKEN", "OIDC_CLIENT_SECRET", "FILES_S3_SECRET_ACCESS_KEY"].includes(name);
  return `${name}${secret ? "" : `=${env[name] ?? ""}`}: ${issue.message}`;
}

function keptSecret(dataDir: string): string {
  const file = join(dataDir, "session-secret");
  try {
    makeDataFolder(dataDir);
    try {
      writeFileSync(file, `${randomBytes(32).toString("hex")}\n`, { mode: 0o600, flag: "wx" });
    } catch (error) {
      if (!hasCode(error, "EEXIST")) throw error;
    }
    const secret = readFileSync(file, "utf8").trim();
    if (secret.length < 32) throw new Error("it is too short; delete it to have a new one made");
    return secret;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SettingError([`DATA_DIR: ${file} cannot be used: ${reason}`]);
  }
}

/** Makes the data folder, closed to others; folders above it are made as the user makes them. */
function makeDataFolder(dataDir: string): void {
  mkdirSync(dirname(dataDir), { recursive: true });
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
}

function isOrigin(text: string): boolean {
  if (!hasProtocol(text, ["http:", "https:"])) return false;
  const url = new URL(text);
  return url.pathname === "/" && url.search === "" && url.hash === "" && url.username === "";
}

function hasProtocol(text: string, protocols: readonly string[]): boolean {
  return URL.canParse(text) && protocols.includes(new URL(text).protocol);
}

function isLoopback(host: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/i.test(host);
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
