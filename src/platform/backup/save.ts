import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { migrationsFolder } from "../db/migrate.ts";
import type { FileStore } from "../files/file-store.ts";
import { StartError } from "../start-error.ts";
import { writeArchive } from "./archive.ts";
import type { Entry } from "./archive.ts";
import { writeBackupFile } from "./backup-file.ts";
import { columnList, ourSchemas, quoted, sequencesIn, tablesIn, waitingJobs } from "./catalog.ts";
import { backupFormat, entryNames, tallyOf } from "./contents.ts";
import type { BackupTable, BackupTally, Contents, Manifest } from "./contents.ts";

/** What is saved, and where to. */
export interface Saving {
  readonly databaseUrl: string;
  readonly files: FileStore;
  readonly file: string;
  /** Undefined: not encrypted. */
  readonly passphrase: string | undefined;
  /** Version of the program. */
  readonly program: string;
  readonly now: Date;
}

/** So much of a table is held in memory at once, in bytes. */
const partSize = 4 * 1024 * 1024;

const compress = promisify(gzip);

/**
 * Writes database and files as they are at one moment, also while servers go on writing.
 * @throws StartError in one line, when the file cannot be written, what belongs into it cannot be read, or the database is
 *   newer than this program
 */
export async function saveBackup(saving: Saving): Promise<BackupTally> {
  const client = new pg.Client({ connectionString: saving.databaseUrl, application_name: "kvarter-backup" });
  // The statement that was under way tells of it; unheard it would end the program here.
  client.on("error", () => undefined);
  const contents: Contents = { tables: {}, files: [], goneMeanwhile: 0 };
  try {
    await client.connect();
    await client.query("begin isolation level repeatable read read only");
    await writeBackupFile(saving.file, saving.passphrase, writeArchive(entriesOf(client, saving, contents)));
    await client.query("commit");
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw new StartError(`${saving.file} was not written: ${error instanceof Error ? error.message : String(error)}.`);
  } finally {
    await client.end().catch(() => undefined);
  }
  return tallyOf(contents);
}

async function* entriesOf(client: pg.Client, saving: Saving, contents: Contents): AsyncGenerator<Entry> {
  const manifest = await describe(client, saving);
  // After the snapshot: a file is stored before the row that names it, so that no row's file can be missing here.
  const keys: string[] = [];
  for await (const key of saving.files.keys()) keys.push(key);
  yield asJson(entryNames.manifest, manifest);
  for (const table of manifest.tables) yield* tableEntries(client, table, contents);
  for (const key of keys) yield* fileEntry(saving.files, key, contents);
  yield asJson(entryNames.contents, contents);
}

async function describe(client: pg.Client, { program, now }: Saving): Promise<Manifest> {
  const schemas = await ourSchemas();
  const { rows } = await client.query<{ name: string; hash: string }>(
    "select name, hash from public.migration order by name",
  );
  const unknown = rows.find(({ name }) => !existsSync(join(migrationsFolder, name)));
  if (unknown) throw new StartError(`The database is newer than this program (it knows ${unknown.name}).`);
  return {
    format: backupFormat,
    program,
    madeAt: now.toISOString(),
    migrations: rows,
    tables: [...(await tablesIn(client, schemas)), waitingJobs],
    sequences: await sequencesIn(client, schemas),
  };
}

async function* tableEntries(client: pg.Client, table: BackupTable, contents: Contents): AsyncGenerator<Entry> {
  const digest = createHash("sha256");
  const stream = client.query(copyTo(`copy ${await sourceOf(client, table)} to stdout`));
  let held: Buffer[] = [];
  let size = 0;
  let part = 0;
  const nextPart = async (): Promise<Entry> => {
    const content = await compress(Buffer.concat(held));
    part += 1;
    [held, size] = [[], 0];
    return { name: `${entryNames.tables}${table.name}/${String(part).padStart(6, "0")}.copy.gz`, content };
  };
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    digest.update(chunk);
    held.push(chunk);
    size += chunk.byteLength;
    if (size >= partSize) yield await nextPart();
  }
  if (size > 0) yield await nextPart();
  contents.tables[table.name] = { rows: stream.rowCount, sha256: digest.digest("hex") };
}

/** Waiting jobs are saved as what was asked for; how the queue keeps them changes with its version. */
async function sourceOf(client: pg.Client, table: BackupTable): Promise<string> {
  if (table.name !== waitingJobs.name) return `${quoted(table.name)} (${columnList(table)})`;
  const { rows } = await client.query<{ there: boolean }>("select to_regclass('jobs.job') is not null as there");
  return rows[0]?.there
    ? String.raw`(select name, data from jobs.job
        where state in ('created', 'retry', 'active') and name not like '\_\_%' order by created_on, id)`
    : "(select null, null where false)";
}

async function* fileEntry(files: FileStore, key: string, contents: Contents): AsyncGenerator<Entry> {
  let content: Buffer;
  try {
    content = Buffer.from(await files.get(key));
  } catch (error) {
    if (await files.exists(key)) throw error;
    contents.goneMeanwhile += 1;
    return;
  }
  const sha256 = createHash("sha256").update(content).digest("hex");
  contents.files.push({ key, size: content.byteLength, sha256 });
  yield { name: `${entryNames.files}${key}`, content };
}

function asJson(name: string, value: unknown): Entry {
  return { name, content: Buffer.from(`${JSON.stringify(value, null, 2)}\n`) };
}
