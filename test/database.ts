import { randomBytes } from "node:crypto";
import pg from "pg";
import { pino } from "pino";
import { inject } from "vitest";
import { openDatabase } from "../src/platform/db/database.ts";
import type { Db } from "../src/platform/db/database.ts";

export interface TestDatabase {
  readonly db: Db;
  readonly url: string;
  drop(): Promise<void>;
}

/**
 * A migrated database of one's own on the shared server; about 0.1 s.
 * @param template the database it is copied from: the empty one, or one that `makeOnce` has made
 */
export async function testDatabase(template = emptyTemplate()): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  // Copied as files: page by page through the log takes twice as long.
  await administer((client) => client.query(`create database ${name} template ${template} strategy file_copy`));
  const url = databaseUrl(name);
  // As many as it takes to be at once. What asks for a second connection while it holds one stands still here soon, and each
  // connection reads and plans everything anew.
  const db = openDatabase(url, pino({ level: "silent" }), 3);
  return {
    db,
    url,
    drop: async () => {
      await db.destroy();
      await administer((client) => client.query(`drop database ${name} with (force)`));
    },
  };
}

/**
 * Makes a database that others are copied from, once for all workers: whoever asks first fills it, the others wait.
 * @param fill is given a copy of the empty one
 */
export async function makeOnce(name: string, fill: (db: Db) => Promise<void>): Promise<void> {
  await administer(async (client) => {
    await client.query("select pg_advisory_lock(hashtext($1))", [name]);
    const found = await client.query("select 1 from pg_database where datname = $1", [name]);
    if (found.rowCount) return;
    const unfinished = `${name}_unfinished`;
    await client.query(`drop database if exists ${unfinished}`);
    await client.query(`create database ${unfinished} template ${emptyTemplate()}`);
    const db = openDatabase(databaseUrl(unfinished), pino({ level: "silent" }), 2);
    try {
      await fill(db);
    } finally {
      await db.destroy();
    }
    await client.query(`alter database ${unfinished} rename to ${name}`);
  });
}

const emptyTemplate = () => new URL(inject("templateUrl")).pathname.slice(1);

function databaseUrl(name: string): string {
  const url = new URL(inject("templateUrl"));
  url.pathname = `/${name}`;
  return url.href;
}

async function administer(work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl("postgres") });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
