import { fileStoreOn } from "./file-store.ts";
import type { FileStore } from "./file-store.ts";
import type { S3Settings } from "./s3-settings.ts";

/** Files in a bucket. The service is first spoken to when the first file is asked for. */
export function openS3FileStore(settings: S3Settings): FileStore {
  let opened: Promise<FileStore> | undefined;
  const store = () => (opened ??= openBucket(settings));
  return {
    put: async (...given) => (await store()).put(...given),
    get: async (key) => (await store()).get(key),
    stream: async (key) => (await store()).stream(key),
    exists: async (key) => (await store()).exists(key),
    remove: async (key) => (await store()).remove(key),
    removeAll: async (districtId) => (await store()).removeAll(districtId),
    keys: async function* () {
      yield* (await store()).keys();
    },
  };
}

async function openBucket(settings: S3Settings): Promise<FileStore> {
  // The client is large, and most installations keep their files on disk.
  const { S3Driver } = await import("flydrive/drivers/s3");
  const { endpoint, bucket, region, accessKeyId, secretAccessKey } = settings;
  return fileStoreOn(
    new S3Driver({
      endpoint,
      bucket,
      region,
      credentials: { accessKeyId, secretAccessKey },
      visibility: "private",
      // Many services know neither access lists, nor a host name for each bucket, nor the newest checksums.
      supportsACL: false,
      forcePathStyle: true,
      requestChecksumCalculation: "WHEN_REQUIRED",
      responseChecksumValidation: "WHEN_REQUIRED",
    }),
  );
}
