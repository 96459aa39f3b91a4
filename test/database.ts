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

/** A migrated, empty database of one's own on the shared server; about 0.1 s. */
export async function testDatabase(): Promise<TestDatabase> {
  const template = inject("templateUrl");
  const name = `test_${randomBytes(6).toString("hex")}`;
  const templateName = new URL(template).pathname.slice(1);
  await administer(template, `create database ${name} template ${templateName}`);
  const url = new URL(template);
  url.pathname = `/${name}`;
  const db = openDatabase(url.href, pino({ level: "silent" }), 8);
  return {
    db,
    url: url.href,
    drop: async () => {
      await db.destroy();
      await administer(template, `drop database ${name} with (force)`);
    },
  };
}

async function administer(templateUrl: string, statement: string): Promise<void> {
  const url = new URL(templateUrl);
  url.pathname = "/postgres";
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
