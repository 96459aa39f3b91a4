import { promisify } from "node:util";
import { crc32, deflateRaw } from "node:zlib";

/** A file of an archive; its name may hold folders. */
export interface ZipEntry {
  readonly name: string;
  readonly content: Uint8Array;
}

const deflate = promisify(deflateRaw);

/** 1 January 1980, 00:00, where the time of zip files begins: an archive says nothing about when it was made. */
const noDate = 0x0021;
const version = 20;
const namesAreUtf8 = 0x0800;
const deflated = 8;

/** Files as one zip archive, in their order, compressed. For archives of some megabytes: all of it lies in memory. */
export async function zipOf(entries: readonly ZipEntry[]): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { name, content } of entries) {
    const nameBytes = Buffer.from(name, "utf8");
    const body = await deflate(content);
    const fields = commonFields(content, body.length, nameBytes.length);
    const local = Buffer.concat([uint32(0x04034b50), fields, nameBytes]);
    directory.push(
      // Made by, then what the local header says too, then no comment, first disk, no attributes, and where it begins.
      Buffer.concat([uint32(0x02014b50), uint16(version), fields, uint16(0), uint16(0), uint16(0), uint32(0), uint32(offset), nameBytes]),
    );
    parts.push(local, body);
    offset += local.length + body.length;
  }
  const listed = Buffer.concat(directory);
  const end = [uint32(0x06054b50), uint16(0), uint16(0), uint16(entries.length), uint16(entries.length), uint32(listed.length), uint32(offset), uint16(0)];
  return Buffer.concat([...parts, listed, ...end]);
}

function commonFields(content: Uint8Array, compressed: number, nameLength: number): Buffer {
  return Buffer.concat([
    uint16(version),
    uint16(namesAreUtf8),
    uint16(deflated),
    uint16(0),
    uint16(noDate),
    uint32(crc32(content)),
    uint32(compressed),
    uint32(content.length),
    uint16(nameLength),
    uint16(0),
  ]);
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
