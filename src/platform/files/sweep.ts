import type { Db } from "../db/database.ts";
import type { JobDefinition } from "../jobs/jobs.ts";
import type { FileStore } from "./file-store.ts";
import { registeredAmong } from "./stored-files.ts";

/** A file younger than this may belong to a transaction that is still under way. */
export const orphanAgeHours = 24;

const batch = 500;

/** Removes files that no row refers to: of transactions that came to nothing, and of rows that were taken away. */
export const sweepFilesJob: JobDefinition = {
  name: "sweep-files",
  label: { da: "Fjerner filer, som intet bruger længere", en: "Removes files that nothing uses any more" },
  schedule: "45 3 * * *",
  run: async ({ db, files, log, now }) => {
    const removed = await sweepFiles(db, files, now());
    if (removed > 0) log.info({ removed }, "files that nothing refers to were removed");
  },
};

/** @returns how many files were removed */
export async function sweepFiles(db: Db, files: FileStore, now: Date): Promise<number> {
  const limit = now.getTime() - orphanAgeHours * 60 * 60 * 1000;
  let removed = 0;
  let old: string[] = [];
  const sweepBatch = async () => {
    const registered = await registeredAmong(db, old);
    const orphans = old.filter((key) => !registered.has(key));
    for (const key of orphans) await files.remove(key);
    removed += orphans.length;
    old = [];
  };
  for await (const key of files.keys()) {
    if (madeAt(key) >= limit) continue;
    old.push(key);
    if (old.length === batch) await sweepBatch();
  }
  await sweepBatch();
  return removed;
}

/** When a key was made, in milliseconds: the id in it begins with its time. */
function madeAt(key: string): number {
  const id = key.slice(key.lastIndexOf("/") + 1);
  return Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16);
}
