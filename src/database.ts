import { sql } from "kysely";
import type { Config } from "./config.ts";
import { openDatabase, serverPatienceMs } from "./platform/db/database.ts";
import type { Db } from "./platform/db/database.ts";
import { DatabaseIsNewer, MigrationChanged, migrate, migrationState } from "./platform/db/migrate.ts";
import { checkDatabase } from "./platform/db/reach.ts";
import { holdEmbeddedPostgres, withDatabase } from "./platform/embedded-postgres/hold.ts";
import type { Log } from "./platform/log.ts";
import { StartError } from "./platform/start-error.ts";

/** The installation's database, held by the server for as long as it runs. */
export interface HeldDatabase {
  readonly url: string;
  /** Where its data are, when they are ours. */
  readonly folder: string | undefined;
  /** Resolves when a PostgreSQL of our own has ended; never, when it is the installation's. */
  readonly lost: Promise<void>;
  release(): Promise<void>;
}

/**
 * Starts the PostgreSQL that comes along, or checks the one in DATABASE_URL.
 * @throws StartError
 */
export async function holdDatabase(config: Config): Promise<HeldDatabase> {
  if (config.databaseUrl !== undefined) {
    await checkDatabase(config.databaseUrl);
    const { databaseUrl: url } = config;
    return { url, folder: undefined, lost: new Promise(() => undefined), release: async () => undefined };
  }
  const postgres = await holdEmbeddedPostgres(config.dataDir, "server");
  return { url: postgres.url, folder: postgres.folder, lost: postgres.ended, release: postgres.stop };
}

/**
 * Opens the database for a server, brought up to date, which may take as long as it takes.
 * @throws StartError when it is newer than the program, or a migration fails; nothing has been changed then
 */
export async function openForServer(url: string, log: Log): Promise<Db> {
  const patient = openDatabase(url, log, 1);
  try {
    await migrateOrExplain(patient);
  } finally {
    await patient.destroy();
  }
  return openDatabase(url, log, 10, serverPatienceMs);
}

/**
 * Brings the database up to date.
 * @throws StartError when it is newer than the program, or a migration fails; nothing has been changed then
 */
export async function migrateOrExplain(db: Db): Promise<string[]> {
  try {
    return await migrate(db);
  } catch (error) {
    if (error instanceof DatabaseIsNewer || error instanceof MigrationChanged) throw new StartError(error.message);
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartError(`The database could not be brought up to date, and nothing was changed: ${reason}`);
  }
}

/**
 * Lets a command work on the installation's database, whether the server is running or not. A database that nobody
 * uses yet is brought up to date first; one that a running server uses is left as the server knows it.
 * @throws StartError
 */
export async function useDatabase<Result>(config: Config, log: Log, run: (db: Db) => Promise<Result>): Promise<Result> {
  if (config.databaseUrl !== undefined) await checkDatabase(config.databaseUrl);
  return withDatabase(config, async ({ url, shared }) => {
    const db = openDatabase(url, log, 4);
    try {
      const { pending, unknown } = await migrationState(db);
      if (unknown.length > 0) throw new StartError(new DatabaseIsNewer(unknown).message);
      if (pending.length > 0 && shared && !(await wasNeverMigrated(db))) {
        throw new StartError("The database is older than this program: restart the server, which brings it up to date.");
      }
      await migrateOrExplain(db);
      return await run(db);
    } finally {
      await db.destroy();
    }
  });
}

async function wasNeverMigrated(db: Db): Promise<boolean> {
  const { rows } = await sql<{ never: boolean }>`select to_regclass('public.migration') is null as never`.execute(db);
  return rows[0]?.never ?? false;
}
