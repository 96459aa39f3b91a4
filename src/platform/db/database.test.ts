import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { pino } from "pino";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { testDatabase } from "../../../test/database.ts";
import type { TestDatabase } from "../../../test/database.ts";
import { openDatabase } from "./database.ts";
import type { Db, Tx } from "./database.ts";
import { isDatabaseAway } from "./failures.ts";

const log = pino({ level: "silent" });
let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

function open(patienceMs?: number): Db {
  const db = openDatabase(database.url, log, 2, patienceMs);
  onTestFinished(() => db.destroy());
  return db;
}

/** What PostgreSQL does to a connection when it is restarted. */
const endConnection = (pid: number) => sql`select pg_terminate_backend(${pid})`.execute(database.db);

async function pidOf(connection: Db | Tx): Promise<number> {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(connection);
  return rows[0]?.pid ?? 0;
}

const sleeps = async (pid: number) => {
  const asked = sql<{ wait: string | null }>`select wait_event as wait from pg_stat_activity where pid = ${pid}`;
  while ((await asked.execute(database.db)).rows[0]?.wait !== "PgSleep") await pause(5);
};

const works: Readonly<Record<string, (tx: Tx) => Promise<unknown>>> = {
  "while a query runs": async (tx) => {
    const pid = await pidOf(tx);
    await Promise.all([sql`select pg_sleep(60)`.execute(tx), sleeps(pid).then(() => endConnection(pid))]);
  },
  "between two queries": async (tx) => {
    await endConnection(await pidOf(tx));
    await sql`select 1`.execute(tx);
  },
};

// An error that no part of the program hears ends it, and this run with it.
test.each(Object.entries(works))("a transaction whose connection the server ends %s is told as a database that is away, and the program goes on", async (_when, work) => {
  const db = open();
  const failure = await db.transaction().execute(work).catch((error: unknown) => error);
  expect(isDatabaseAway(failure)).toBe(true);
  expect(await pidOf(db)).toBeGreaterThan(0);
});

test.each([
  ["a query", (db: Db) => sql`select pg_sleep(60)`.execute(db)],
  ["a transaction", (db: Db) => db.transaction().execute((tx) => sql`select pg_sleep(60)`.execute(tx))],
])("%s that a silent server never answers is given up as a database that is away, and its connection with it", async (_what, ask) => {
  const db = open(200);
  const failure = await ask(db).catch((error: unknown) => error);
  expect(isDatabaseAway(failure)).toBe(true);
  // None of the two connections is left to whoever would wait behind what never ends.
  const after = await Promise.all(Array.from({ length: 4 }, () => sql<{ one: number }>`select 1 as one`.execute(db)));
  expect(after.map(({ rows }) => rows[0]?.one)).toEqual([1, 1, 1, 1]);
});
