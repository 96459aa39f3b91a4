import { Kysely, PostgresDialect } from "kysely";
import type { LogEvent, Transaction } from "kysely";
import pg from "pg";
import type { Log } from "../log.ts";
import { PreparedClient } from "./prepared-client.ts";

/**
 * Every table of the installation, as `"schema.table"`. Each feature adds its own in its `tables.ts` by declaration
 * merging, so that the platform knows no feature and yet every query is typed.
 */
export interface Tables {}

export type Db = Kysely<Tables>;
export type Tx = Transaction<Tables>;

// Calendar days stay text (`2026-11-22`): a Date would move them across time zones.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => Number(text));

/** Statements of a server that have had no answer for so long are given up: sooner than a proxy gives up its request. */
export const serverPatienceMs = 30_000;

/**
 * Opens a pool of connections. A lost server is logged and answered per request, never fatal.
 * @param patienceMs after which a statement that has no answer is given up as one to a database that is away, and its
 *   connection with it: a machine that stands still says nothing for a quarter of an hour. Without it statements may take as
 *   long as they take
 */
export function openDatabase(url: string, log: Log, max = 10, patienceMs?: number): Db {
  const patience = patienceMs === undefined ? {} : { query_timeout: patienceMs };
  const pool = new pg.Pool({ connectionString: url, max, connectionTimeoutMillis: 5_000, Client: PreparedClient, ...patience });
  const lost = (error: Error) => log.warn({ code: (error as { code?: string }).code }, "a database connection was lost");
  // Of a connection that somebody works with the pool hears nothing, and an error that nobody hears ends the process.
  pool.on("connect", (client) => client.on("error", lost));
  pool.on("error", () => undefined);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }), log: (event) => logIfSlow(log, event) });
  pools.set(db, pool);
  return db;
}

const pools = new WeakMap<Db, pg.Pool>();

/** How many connections a database's pool has, how many of them are free, and how many requests wait for one. */
export function poolUse(db: Db): { open: number; idle: number; waiting: number } {
  const pool = pools.get(db);
  return { open: pool?.totalCount ?? 0, idle: pool?.idleCount ?? 0, waiting: pool?.waitingCount ?? 0 };
}

/** Milliseconds after which a query is worth a line in the log. */
const slowMs = 200;

/** Enough to know a query by: one that writes a thousand rows has a placeholder for each of their values. */
const loggedLength = 1000;

/** The text with its placeholders, never the values: they are what people wrote. */
function logIfSlow(log: Log, { query, queryDurationMillis: ms }: LogEvent): void {
  // A migration is no query that somebody waits for again and again.
  if (ms > slowMs && !/^\s*(--|create|alter)/i.test(query.sql)) log.warn({ ms: Math.round(ms), sql: query.sql.slice(0, loggedLength) }, "a slow query");
}
