import { createHash } from "node:crypto";
import { Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import type { Db, Tables, Tx } from "../db/database.ts";
import { migrateIn } from "../db/migrate.ts";
import type { FileStore } from "../files/file-store.ts";
import { prepareJobs, sendJob } from "../jobs/jobs.ts";
import type { JobData, JobDefinition } from "../jobs/jobs.ts";
import { StartError } from "../start-error.ts";
import { isSealed, readArchive } from "./archive.ts";
import { openBackupFile } from "./backup-file.ts";
import type { BackupFile } from "./backup-file.ts";
import { ourSchemas, quoted, waitingJobs } from "./catalog.ts";
import { contentsSchema, entryNames, tallyOf } from "./contents.ts";
import type { BackupTable, BackupTally, Contents, Manifest } from "./contents.ts";
import { checkReadable, readManifest } from "./manifest.ts";
import { openTableReader } from "./read-table.ts";

/** What is restored, and where to. */
export interface Restoring {
  readonly databaseUrl: string;
  readonly files: FileStore;
  readonly file: string;
  readonly passphrase: string | undefined;
  /** All jobs of the program, for the queues that waiting ones go to. */
  readonly jobs: readonly JobDefinition[];
}

/**
 * Reads a backup into an empty installation. Everything about the database happens in one transaction, and files are
 * stored before it ends: what fails leaves no trace.
 * @throws StartError in one line, when the file is damaged, newer or locked, or there is something here already
 */
export async function restoreBackup(restoring: Restoring): Promise<BackupTally> {
  const { file } = restoring;
  const backup = await openBackupFile(file, restoring.passphrase);
  if (!(await isWhole(backup))) throw damaged(file);
  const manifest = await readManifest(readArchive(await backup.bytes()));
  if (!manifest) throw damaged(file);
  await checkReadable(manifest, file);
  const client = new pg.Client({ connectionString: restoring.databaseUrl, application_name: "kvarter-restore" });
  // The statement that was under way tells of it; unheard it would end the program here.
  client.on("error", () => undefined);
  try {
    await client.connect();
    await checkEmpty(client);
    await prepareJobs(restoring.databaseUrl, restoring.jobs);
    return tallyOf(await inOneTransaction(client, (tx) => readIn(tx, client, manifest, backup, restoring.files)));
  } catch (error) {
    if (error instanceof StartError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartError(`${file} could not be read in, and nothing was changed: ${reason}.`);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function isWhole(backup: BackupFile): Promise<boolean> {
  try {
    return await isSealed(await backup.bytes());
  } catch {
    // What decryption stumbles over is damaged too.
    return false;
  }
}

const damaged = (file: string) =>
  new StartError(`${file} is not a whole, unchanged backup of Kvarter. Nothing was changed.`);

/** @throws StartError */
async function checkEmpty(client: pg.Client): Promise<void> {
  const { rows: servers } = await client.query(
    "select from pg_stat_activity where datname = current_database() and application_name = 'kvarter-jobs'",
  );
  if (servers.length > 0) throw new StartError("A server is running here: stop it, and restore again.");
  const { rows: there } = await client.query<{ there: boolean }>(
    "select to_regclass('platform.district') is not null as there",
  );
  if (!there[0]?.there) return;
  const { rows: districts } = await client.query<{ id: string }>("select id from platform.district order by id");
  if (districts.length > 0) {
    const names = districts.map(({ id }) => `/${id}`).join(", ");
    throw new StartError(`A backup is restored into an empty installation only, and this one has ${names}.`);
  }
}

async function inOneTransaction<Result>(client: pg.Client, run: (tx: Tx) => Promise<Result>): Promise<Result> {
  const connection = Object.assign(client, { release: () => undefined });
  const pool = { options: {}, connect: async () => connection, end: async () => undefined };
  const db: Db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return db.transaction().execute(run);
}

async function readIn(tx: Tx, client: pg.Client, manifest: Manifest, backup: BackupFile, files: FileStore): Promise<Contents> {
  const tables = manifest.tables.filter((table) => table.name !== waitingJobs.name);
  await makeTables(tx, manifest);
  await sql`create temporary table waiting_job (name text, data jsonb) on commit drop`.execute(tx);
  for (const { name } of tables) await sql.raw(`alter table ${quoted(name)} disable trigger user`).execute(tx);
  // A migration may have written first rows; those of the backup take their place. Tables that are in no backup may refer to
  // these.
  await sql.raw(`truncate ${tables.map(({ name }) => quoted(name)).join(", ")} cascade`).execute(tx);
  const stored: string[] = [];
  try {
    const contents = await readEntries(client, manifest, backup, files, stored);
    await sql`set constraints all immediate`.execute(tx);
    for (const { name } of tables) await sql.raw(`alter table ${quoted(name)} enable trigger user`).execute(tx);
    await checkCounts(tx, manifest, contents);
    for (const [name, last] of Object.entries(manifest.sequences))
      await sql`select setval(${quoted(name)}::regclass, ${last})`.execute(tx);
    await migrateIn(tx);
    await askForJobs(tx);
    return contents;
  } catch (error) {
    for (const key of stored) await files.remove(key);
    throw error;
  }
}

/** As they were when the backup was made; what a newer program changes about them comes after the rows. */
async function makeTables(tx: Tx, manifest: Manifest): Promise<void> {
  for (const schema of await ourSchemas()) await sql.raw(`drop schema if exists ${quoted(schema)} cascade`).execute(tx);
  await sql`drop table if exists public.migration`.execute(tx);
  await migrateIn(tx, undefined, manifest.migrations.map(({ name }) => name));
}

/** @returns what the backup says it holds, every digest of which has been found right */
async function readEntries(
  client: pg.Client,
  manifest: Manifest,
  backup: BackupFile,
  files: FileStore,
  stored: string[],
): Promise<Contents> {
  const tables = openTableReader(client, manifest.tables);
  const found = new Map<string, string>();
  let contents: Contents | undefined;
  for await (const { name, content } of readArchive(await backup.bytes())) {
    if (name.startsWith(entryNames.tables)) await tables.read(name, content);
    else if (name.startsWith(entryNames.files)) {
      const key = name.slice(entryNames.files.length);
      const digest = digestOf(content);
      if (!(await isThere(files, key, digest))) {
        await files.put(key, content, typeOf(key));
        stored.push(key);
      }
      found.set(key, digest);
    } else if (name === entryNames.contents) contents = contentsSchema.parse(JSON.parse(content.toString("utf8")));
  }
  const digests = await tables.end();
  const fits =
    contents !== undefined &&
    manifest.tables.every((table) => digests.get(table.name) === contents.tables[table.name]?.sha256) &&
    contents.files.length === found.size &&
    contents.files.every(({ key, sha256 }) => found.get(key) === sha256);
  if (!contents || !fits) throw damaged(backup.path);
  return contents;
}

/** A bucket may have survived its database, or still serve another one: what was in it before is not ours to take away. */
async function isThere(files: FileStore, key: string, digest: string): Promise<boolean> {
  return (await files.exists(key)) && digestOf(await files.get(key)) === digest;
}

const digestOf = (content: Uint8Array) => createHash("sha256").update(content).digest("hex");

async function checkCounts(tx: Tx, manifest: Manifest, contents: Contents): Promise<void> {
  for (const table of manifest.tables) {
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from ${sql.raw(nameHere(table))}`.execute(tx);
    const expected = contents.tables[table.name]?.rows;
    if (rows[0]?.count !== expected)
      throw new StartError(`${table.name} has ${rows[0]?.count} rows instead of ${expected}. Nothing was changed.`);
  }
}

/** The queue makes them anew; one that had failed before begins again with all its tries. */
async function askForJobs(tx: Tx): Promise<void> {
  const { rows } = await sql<{ name: string; data: JobData | null }>`select name, data from waiting_job`.execute(tx);
  for (const { name, data } of rows) await sendJob(tx, name, data ?? {});
}

function nameHere(table: BackupTable): string {
  return table.name === waitingJobs.name ? "waiting_job" : quoted(table.name);
}

const types: Readonly<Record<string, string>> = { pdf: "application/pdf", jpg: "image/jpeg", png: "image/png" };

function typeOf(key: string): string {
  return types[key.slice(key.lastIndexOf(".") + 1)] ?? "application/octet-stream";
}
