import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type pg from "pg";
import { migrationsFolder } from "../db/migrate.ts";
import type { BackupTable } from "./contents.ts";

/** Where a backup keeps the jobs that were waiting: rows of no table of ours, see docs/adr/0018. */
export const waitingJobs: BackupTable = { name: "waiting.job", columns: ["name", "data"] };

/** The PostgreSQL schemas that the migrations make: everything in them is the installation's. */
export async function ourSchemas(): Promise<string[]> {
  const names = (await readdir(migrationsFolder)).filter((name) => name.endsWith(".sql"));
  const texts = await Promise.all(names.sort().map((name) => readFile(join(migrationsFolder, name), "utf8")));
  const made = texts.flatMap((text) => [...text.matchAll(/^create schema (?:if not exists )?([a-z_]+)/gm)]);
  return [...new Set(made.flatMap(([, name]) => name ?? []))];
}

/**
 * Every table of these schemas with the columns that hold data of their own, each after those it refers to. Tables that
 * do not survive a crash of PostgreSQL (unlogged ones) need not survive ours either.
 */
export async function tablesIn(client: pg.Client, schemas: readonly string[]): Promise<BackupTable[]> {
  const { rows: tables } = await client.query<BackupTable & { refers: string[] }>(
    `select n.nspname || '.' || c.relname as name,
       (select coalesce(array_agg(a.attname::text order by a.attnum), '{}') from pg_attribute a
         where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
       (select coalesce(array_agg(distinct tn.nspname || '.' || t.relname), '{}') from pg_constraint k
         join pg_class t on t.oid = k.confrelid join pg_namespace tn on tn.oid = t.relnamespace
         where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as refers
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = any($1) and c.relkind = 'r' and c.relpersistence = 'p' order by 1`,
    [schemas],
  );
  return inOrder(tables).map(({ name, columns }) => ({ name, columns }));
}

/** The last number that each sequence of these schemas has given out. */
export async function sequencesIn(client: pg.Client, schemas: readonly string[]): Promise<Record<string, number>> {
  const { rows } = await client.query<{ name: string; last: number }>(
    `select schemaname || '.' || sequencename as name, last_value as last
     from pg_sequences where schemaname = any($1) and last_value is not null`,
    [schemas],
  );
  return Object.fromEntries(rows.map(({ name, last }) => [name, Number(last)]));
}

/** A name that SQL takes as it is: `"thread"."item"`. */
export function quoted(name: string): string {
  return name
    .split(".")
    .map((part) => `"${part.replaceAll('"', '""')}"`)
    .join(".");
}

/** The columns as COPY wants them. */
export function columnList({ columns }: BackupTable): string {
  return columns.map(quoted).join(", ");
}

function inOrder<T extends { readonly name: string; readonly refers: readonly string[] }>(tables: readonly T[]): T[] {
  const ordered: T[] = [];
  let waiting = [...tables];
  while (waiting.length > 0) {
    const names = new Set(waiting.map(({ name }) => name));
    const ready = waiting.filter(({ refers }) => !refers.some((other) => names.has(other)));
    if (ready.length === 0) throw new Error(`these tables refer to one another in a circle: ${[...names].join(", ")}`);
    ordered.push(...ready);
    waiting = waiting.filter((table) => !ready.includes(table));
  }
  return ordered;
}
