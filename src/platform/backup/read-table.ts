import { createHash } from "node:crypto";
import type { Hash } from "node:crypto";
import { once } from "node:events";
import { finished } from "node:stream/promises";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import type { CopyStreamQuery } from "pg-copy-streams";
import { columnList, quoted, waitingJobs } from "./catalog.ts";
import { entryNames } from "./contents.ts";
import type { BackupTable } from "./contents.ts";

/** Reads the parts of tables into them, one after the other. */
export interface TableReader {
  read(entryName: string, content: Buffer): Promise<void>;
  /** @returns the digests of what was read, by table; of tables without rows, too */
  end(): Promise<ReadonlyMap<string, string>>;
}

const decompress = promisify(gunzip);

interface Reading {
  readonly name: string;
  readonly stream: CopyStreamQuery;
  readonly digest: Hash;
}

/** @param tables those that the backup says it has; a part of another is refused */
export function openTableReader(client: pg.Client, tables: readonly BackupTable[]): TableReader {
  const nothing = createHash("sha256").digest("hex");
  const digests = new Map(tables.map(({ name }) => [name, nothing]));
  let current: Reading | undefined;

  const finish = async (): Promise<void> => {
    if (!current) return;
    const { name, stream, digest } = current;
    current = undefined;
    digests.set(name, digest.digest("hex"));
    const done = finished(stream);
    stream.end();
    await done;
  };
  const begin = (name: string): Reading => {
    const table = tables.find((candidate) => candidate.name === name);
    if (!table) throw new Error(`the backup has rows of ${name}, which it does not list`);
    const target = name === waitingJobs.name ? "waiting_job" : quoted(name);
    const stream = client.query(copyFrom(`copy ${target} (${columnList(table)}) from stdin`));
    // An error between two parts is met by the next one.
    stream.on("error", () => undefined);
    return { name, stream, digest: createHash("sha256") };
  };

  return {
    async read(entryName, content) {
      const [schemaAndTable = ""] = entryName.slice(entryNames.tables.length).split("/");
      if (current?.name !== schemaAndTable) {
        await finish();
        current = begin(schemaAndTable);
      }
      const text = await decompress(content);
      current.digest.update(text);
      if (current.stream.errored) throw current.stream.errored;
      if (!current.stream.write(text)) await once(current.stream, "drain");
    },
    async end() {
      await finish();
      return digests;
    },
  };
}
