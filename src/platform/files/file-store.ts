import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { Disk } from "flydrive";
import { FSDriver } from "flydrive/drivers/fs";
import type { DriverContract } from "flydrive/types";
import { v7 as uuidv7 } from "uuid";
import type { DistrictId } from "../district/district.ts";

/** Keeps files under keys that the program makes with `newFileKey`; a name a person gave is never a key. */
export interface FileStore {
  /** Stores the bytes; when it resolves they can be read. `type` is the media type. */
  put(key: string, bytes: Uint8Array, type: string): Promise<void>;
  /** The whole file. Rejects when there is none under the key. */
  get(key: string): Promise<Uint8Array>;
  /** The file in pieces, for responses. Rejects when there is none under the key. */
  stream(key: string): Promise<ReadableStream<Uint8Array>>;
  exists(key: string): Promise<boolean>;
  /** Removes the file; no error when it is gone already. */
  remove(key: string): Promise<void>;
  /** Removes every file of a district. */
  removeAll(districtId: DistrictId): Promise<void>;
  /** Every stored file of the installation, in no order; what does not have the form of a key is left out. */
  keys(): AsyncIterable<string>;
}

const keyForm = /^[a-z0-9-]+\/[a-z0-9-]+\/[a-z0-9-]+\.[a-z0-9]{1,8}$/u;

/** A key that no file has yet, in the folder of its district and kind, e.g. `vesterbro/photos/0199….jpg`. */
export const newFileKey = (districtId: DistrictId, folder: string, extension: string): string =>
  checkedKey(`${districtId}/${folder}/${uuidv7()}.${extension}`);

/** Files in `files` below the data folder, readable by the program's user only. */
export const openFileStore = (dataDir: string): FileStore => {
  const location = join(dataDir, "files");
  mkdirSync(location, { recursive: true, mode: 0o700 });
  return fileStoreOn(new FSDriver({ location, visibility: "private" }));
};

/** A file store on any of flydrive's drivers; `s3-files.ts` makes the one on S3. */
export const fileStoreOn = (driver: DriverContract): FileStore => {
  const disk = new Disk(driver);
  return {
    put: async (key, bytes, type) => {
      try {
        await disk.put(checkedKey(key), bytes, { contentType: type, contentLength: bytes.byteLength });
      } catch (error) {
        // A disk that is full has half a file now.
        await disk.delete(key).catch(() => undefined);
        throw error;
      }
    },
    // Not `disk.getBytes`: flydrive 2.1 hands out the memory around a small file together with it.
    get: async (key) => new Uint8Array(await buffer(await openStream(disk, key))),
    stream: async (key) => Readable.toWeb(await openStream(disk, key)) as ReadableStream<Uint8Array>,
    exists: async (key) => disk.exists(checkedKey(key)),
    remove: async (key) => disk.delete(checkedKey(key)),
    removeAll: async (districtId) => disk.deleteAll(`${districtId}/`),
    keys: () => keysOf(disk),
  };
};

async function* keysOf(disk: Disk): AsyncGenerator<string> {
  let next: string | undefined;
  do {
    const page = await disk.listAll("", { recursive: true, ...(next !== undefined && { paginationToken: next }) });
    for (const found of page.objects) if (found.isFile && keyForm.test(found.key)) yield found.key;
    next = page.paginationToken;
  } while (next !== undefined && next !== "");
}

const openStream = async (disk: Disk, key: string): Promise<Readable> => {
  // A stream from the disk would find out only when it is read, after a response's headers are sent.
  if (!(await disk.exists(checkedKey(key)))) throw new Error(`No file is stored as "${key}"`);
  return disk.getStream(key);
};

const checkedKey = (key: string): string => {
  if (!keyForm.test(key)) throw new Error(`"${key}" is not a key of a stored file`);
  return key;
};
