import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { migrationsFolder } from "../db/migrate.ts";
import { StartError } from "../start-error.ts";
import type { Entry } from "./archive.ts";
import { backupFormat, entryNames, manifestSchema } from "./contents.ts";
import type { Manifest } from "./contents.ts";

/** The first entry, of which only format and program are certain; undefined when it is no manifest. */
export async function readManifest(entries: AsyncIterable<Entry>): Promise<Manifest | undefined> {
  for await (const { name, content } of entries) {
    if (name !== entryNames.manifest) return undefined;
    const read = JSON.parse(content.toString("utf8")) as { format?: unknown; program?: unknown };
    if (typeof read.format === "number" && read.format > backupFormat) throw newer(String(read.program));
    return manifestSchema.parse(read);
  }
  return undefined;
}

/**
 * Makes sure that this program knows the tables of the backup.
 * @throws StartError
 */
export async function checkReadable(manifest: Manifest, file: string): Promise<void> {
  for (const { name, hash } of manifest.migrations) {
    const text = await readFile(join(migrationsFolder, name), "utf8").catch(() => undefined);
    if (text === undefined) throw newer(manifest.program);
    if (createHash("sha256").update(text).digest("hex") !== hash)
      throw new StartError(`${file} was made with another migrations/${name} than this program has. Nothing was changed.`);
  }
}

const newer = (program: string) =>
  new StartError(`The backup was made by a newer Kvarter (${program}): restore it with that one. Nothing was changed.`);
