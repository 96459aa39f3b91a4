// Run by s3-server.ts: [folder, bucket, "strict" or "lenient"]. Prints its port, and ends with its standard input.
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";

type ServerClass = new (options: Readonly<Record<string, unknown>>) => { run(): Promise<AddressInfo> };

const S3rver = createRequire(import.meta.url)("@20minutes/s3rver") as ServerClass;
const [directory, bucket, signatures] = process.argv.slice(2);
const { port } = await new S3rver({
  port: 0,
  address: "127.0.0.1",
  silent: true,
  directory,
  configureBuckets: [{ name: bucket }],
  allowMismatchedSignatures: signatures === "lenient",
}).run();
process.stdout.write(`${port}\n`);
process.stdin.on("end", () => process.exit()).resume();
