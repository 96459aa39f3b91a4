import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { extract, pack } from "tar-stream";
import { entryNames } from "./contents.ts";

/** One part of a backup; small enough to be held in memory. */
export interface Entry {
  readonly name: string;
  readonly content: Buffer;
}

type Bytes = AsyncIterable<Uint8Array>;

/** Two empty blocks end a tar. */
const tarEnd = Buffer.alloc(1024);

/** Puts entries into a tar that ends with a seal: the digest of every byte before it. */
export async function* writeArchive(entries: AsyncIterable<Entry>): AsyncGenerator<Buffer> {
  const digest = createHash("sha256");
  for await (const entry of entries) {
    const bytes = await tarEntry(entry);
    digest.update(bytes);
    yield bytes;
  }
  yield await sealOf(digest.digest("hex"));
}

/** Whether a tar is whole and unchanged, byte for byte. */
export async function isSealed(archive: Bytes): Promise<boolean> {
  const length = (await sealOf("0".repeat(64))).byteLength;
  const digest = createHash("sha256");
  let tail: Buffer = Buffer.alloc(0);
  for await (const chunk of archive) {
    const bytes = Buffer.concat([tail, chunk]);
    const cut = Math.max(0, bytes.byteLength - length);
    digest.update(bytes.subarray(0, cut));
    tail = bytes.subarray(cut);
  }
  return tail.equals(await sealOf(digest.digest("hex")));
}

/** The entries of a tar that has been found sealed, without the seal. */
export async function* readArchive(archive: Bytes): AsyncGenerator<Entry> {
  const entries = extract();
  const source = Readable.from(archive, { objectMode: false });
  source.on("error", (error) => entries.destroy(error));
  source.pipe(entries);
  try {
    for await (const entry of entries) {
      const content = await buffer(entry);
      if (entry.header.name !== entryNames.seal) yield { name: entry.header.name, content };
    }
  } finally {
    source.destroy();
  }
}

async function tarEntry({ name, content }: Entry): Promise<Buffer> {
  const tar = pack();
  tar.entry({ name, mode: 0o600, mtime: new Date(0) }, content);
  tar.finalize();
  const bytes = await buffer(tar);
  return bytes.subarray(0, bytes.byteLength - tarEnd.byteLength);
}

async function sealOf(digest: string): Promise<Buffer> {
  return Buffer.concat([await tarEntry({ name: entryNames.seal, content: Buffer.from(`${digest}\n`) }), tarEnd]);
}
