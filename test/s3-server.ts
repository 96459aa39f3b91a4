import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { S3Settings } from "../src/platform/files/s3-settings.ts";

/**
 * A real S3-compatible service with one bucket, which keeps its objects in a folder of its own.
 * @param options `checksSignatures`: then it cannot list, because it reckons the signature of that without the slash
 *   that Amazon's client signs after the bucket's name
 */
export async function startS3Server(
  options: { readonly checksSignatures?: boolean } = {},
): Promise<{ readonly settings: S3Settings; close(): Promise<void> }> {
  const directory = await mkdtemp(join(tmpdir(), "kvarter-s3-"));
  const bucket = "kvarter-files";
  // It seals its continuation tokens with a cipher that OpenSSL has put aside, hence a process with that switched on.
  const server = spawn(
    process.execPath,
    [
      "--openssl-legacy-provider",
      join(import.meta.dirname, "s3-process.ts"),
      directory,
      bucket,
      options.checksSignatures ? "strict" : "lenient",
    ],
    { stdio: ["pipe", "pipe", "inherit"] },
  );
  const [port] = (await once(createInterface(server.stdout), "line")) as [string];
  return {
    settings: {
      endpoint: `http://127.0.0.1:${port}`,
      bucket,
      region: "us-east-1",
      accessKeyId: "S3RVER",
      secretAccessKey: "S3RVER",
    },
    close: async () => {
      server.stdin.end();
      await once(server, "exit");
      await rm(directory, { recursive: true, force: true });
    },
  };
}
