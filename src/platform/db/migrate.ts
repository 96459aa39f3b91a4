import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import { projectRoot } from "../project-root.ts";
import type { Db, Tx } from "./database.ts";

/** Where the numbered SQL files stand. */
export const migrationsFolder: string = join(projectRoot, "migrations");

/** The database has been migrated by a newer program than this one; nothing was changed. */
export class DatabaseIsNewer extends Error {
  constructor(unknown: string[]) {
    super(
      `The database is newer than this program (it knows ${unknown.join(", ")}). Start the newer Kvarter, or restore a backup.`,
    );
  }
}

/** A migration that has landed was edited afterwards. */
export class MigrationChanged extends Error {}

interface Applied {
  name: string;
  hash: string;
}

/** What has not been applied yet, and what the database has but this program does not know. */
export async function migrationState(
  db: Db,
  folder = migrationsFolder,
): Promise<{ pending: string[]; unknown: string[] }> {
  const files = await migrationFiles(folder);
  const exists = await sql<{ there: boolean }>`select to_regclass('public.migration') is not null as there`.execute(db);
  const applied = exists.rows[0]?.there ? await appliedMigrations(db) : [];
  const names = new Set(applied.map((row) => row.name));
  return {
    pending: files.filter((name) => !names.has(name)),
    unknown: [...names].filter((name) => !files.includes(name)),
  };
}

/**
 * Applies the missing SQL files in order, all in one transaction, one process at a time.
 * @returns the names of the files applied now
 * @throws DatabaseIsNewer, MigrationChanged
 */
export async function migrate(db: Db, folder = migrationsFolder): Promise<string[]> {
  return db.transaction().execute((tx) => migrateIn(tx, folder));
}

/**
 * The same in the caller's transaction.
 * @param only the files to apply; without it all are
 * @throws DatabaseIsNewer, MigrationChanged
 */
export async function migrateIn(tx: Tx, folder = migrationsFolder, only?: readonly string[]): Promise<string[]> {
  const files = await migrationFiles(folder);
  await sql`select pg_advisory_xact_lock(hashtext('kvarter.migration'))`.execute(tx);
  await sql`create table if not exists public.migration (
    name text primary key, hash text not null, applied_at timestamptz not null default now())`.execute(tx);
  const applied = await appliedMigrations(tx);
  const unknown = applied.filter((row) => !files.includes(row.name));
  if (unknown.length > 0) throw new DatabaseIsNewer(unknown.map((row) => row.name));
  const done: string[] = [];
  for (const name of files.filter((file) => !only || only.includes(file))) {
    const text = await readFile(join(folder, name), "utf8");
    const hash = createHash("sha256").update(text).digest("hex");
    const earlier = applied.find((row) => row.name === name);
    if (earlier && earlier.hash !== hash)
      throw new MigrationChanged(`migrations/${name} was changed after it was applied; add a new file instead`);
    if (earlier) continue;
    await sql.raw(text).execute(tx);
    await sql`insert into public.migration (name, hash) values (${name}, ${hash})`.execute(tx);
    done.push(name);
  }
  return done;
}

async function migrationFiles(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".sql")).sort();
  const odd = names.find((name) => !/^\d{4}-[a-z0-9-]+\.sql$/.test(name));
  if (odd) throw new Error(`migrations/${odd} must be named 0000-words.sql, or it would never run`);
  return names;
}

async function appliedMigrations(db: Db | Tx): Promise<Applied[]> {
  const result = await sql<Applied>`select name, hash from public.migration order by name`.execute(db);
  return result.rows;
}
