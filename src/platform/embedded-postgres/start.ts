import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { StartError } from "../start-error.ts";
import { owner, prepareCluster } from "./cluster.ts";
import { preparePlaces } from "./places.ts";
import type { Places } from "./places.ts";
import { spawnServer, stopServer } from "./process.ts";
import type { ServerProcess } from "./process.ts";

/** A running PostgreSQL of our own. */
export interface EmbeddedPostgres {
  /** For pg and kysely; the superuser's, with the database `kvarter`. */
  readonly url: string;
  /** Where it keeps its data, its password and its log. */
  readonly folder: string;
  /** Resolves when the server has ended, asked or not. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/** PostgreSQL's own settings, by name. */
export type PostgresSettings = Readonly<Record<string, string>>;

// One small machine serves everything: no helpers that compete with the requests, and no compiling of short queries.
const ourSettings: PostgresSettings = {
  max_connections: "100",
  jit: "off",
  max_parallel_workers_per_gather: "0",
  timezone: "UTC",
  log_timezone: "UTC",
  password_encryption: "scram-sha-256",
};

/** The system limits the path of a socket: 104 bytes on macOS, 108 on Linux. */
const longestSocketPath = 100;

/**
 * Starts PostgreSQL on `DATA_DIR/postgres`, making it the first time. Takes no lock: use `holdEmbeddedPostgres` where
 * another process might use the same folder. Tests add settings such as `{ fsync: "off" }`.
 * @throws StartError with one line that says why it cannot
 */
export async function startEmbeddedPostgres(options: {
  dataDir: string;
  settings?: PostgresSettings;
}): Promise<EmbeddedPostgres> {
  return startIn(preparePlaces(options.dataDir), options.settings);
}

/** The same in places that are prepared already. */
export async function startIn(places: Places, settings: PostgresSettings = {}): Promise<EmbeddedPostgres> {
  const password = prepareCluster(places, settings["fsync"] !== "off");
  const deadline = Date.now() + 5_000;
  for (;;) {
    const door = await findDoor(places);
    const server = spawnServer(places, [...door.args, ...asArguments({ ...ourSettings, ...settings })]);
    const url = databaseUrl(door, password, owner);
    const stop = once(() => stopStarted(server, places));
    if (await becomesReady(server, databaseUrl(door, password, "postgres"), stop)) {
      return { url, folder: places.folder, ended: server.ended, stop };
    }
    const reason = server.whyItEnded();
    // The last processes of a server that was killed need a moment to go, and a free port may be taken by another.
    if (!/shared memory block|lock file|Address already in use|listen on/.test(reason) || Date.now() > deadline) {
      throw new StartError(`PostgreSQL did not start: ${reason}. Its log: ${places.log}`);
    }
    await pause(200);
  }
}

/** A server that has ended by itself, or does so meanwhile, is stopped too. */
async function stopStarted(server: ServerProcess, places: Places): Promise<void> {
  const stopped = server.hasEnded() ? undefined : stopServer(places);
  await Promise.race([server.ended, stopped]);
}

/** How the server is reached: over a socket in a folder of our own where that works, else over loopback. */
interface Door {
  readonly host: string;
  readonly port: number;
  readonly args: readonly string[];
}

async function findDoor(places: Places): Promise<Door> {
  const socket = process.platform !== "win32" && `${places.socket}/.s.PGSQL.5432`.length <= longestSocketPath;
  const port = socket ? 5432 : await freePort();
  const args = asArguments({
    port: String(port),
    listen_addresses: socket ? "" : "127.0.0.1",
    unix_socket_directories: socket ? places.socket : "",
  });
  return { host: socket ? places.socket : "127.0.0.1", port, args };
}

function databaseUrl(door: Door, password: string, database: string): string {
  const query = new URLSearchParams({ sslmode: "disable" });
  if (door.host.startsWith("/")) query.set("host", door.host);
  const host = door.host.startsWith("/") ? "localhost" : door.host;
  return `postgres://${owner}:${password}@${host}:${door.port}/${database}?${query}`;
}

/** @returns false when the server ended instead */
async function becomesReady(server: ServerProcess, url: string, stop: () => Promise<void>): Promise<boolean> {
  try {
    // No limit in time: after a crash it first works through its log, and cutting that short helps nobody.
    while (!server.hasEnded()) {
      if (await makeDatabase(url)) return true;
      await pause(20);
    }
    return false;
  } catch (error) {
    await stop();
    throw new StartError(`PostgreSQL started, but cannot be used: ${error instanceof Error ? error.message : error}`);
  }
}

/** @returns false while the server does not answer yet */
async function makeDatabase(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  try {
    await client.connect();
  } catch (error) {
    if (isNotYet(error)) return false;
    throw error;
  }
  try {
    const found = await client.query("select 1 from pg_database where datname = $1", [owner]);
    if (found.rowCount === 0) await client.query(`create database ${owner}`);
    return true;
  } finally {
    await client.end();
  }
}

function isNotYet(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return ["ENOENT", "ECONNREFUSED", "ECONNRESET", "57P03"].includes(String(code));
}

function asArguments(settings: PostgresSettings): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

function once(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => (running ??= run());
}
