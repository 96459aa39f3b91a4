import { openFileStore } from "./file-store.ts";
import type { FileStore } from "./file-store.ts";
import { openS3FileStore } from "./s3-files.ts";
import type { S3Settings } from "./s3-settings.ts";

/** The installation's files: in S3 where that is set, otherwise below its data folder. */
export function openFiles({ dataDir, s3 }: { readonly dataDir: string; readonly s3: S3Settings | undefined }): FileStore {
  return s3 ? openS3FileStore(s3) : openFileStore(dataDir);
}
