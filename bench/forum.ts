import { join } from "node:path";
import { sql } from "kysely";
import { pino } from "pino";
import { createApp } from "../src/app.tsx";
import { openDatabase } from "../src/platform/db/database.ts";
import type { Db } from "../src/platform/db/database.ts";
import { migrate } from "../src/platform/db/migrate.ts";
import type { District, DistrictId } from "../src/platform/district/district.ts";
import { findDistrict } from "../src/platform/district/queries.ts";
import { openFileStore } from "../src/platform/files/file-store.ts";
import { addMember } from "../src/platform/identity/commands.ts";
import { createIdentity } from "../src/platform/identity/identity.ts";
import { usualGuard } from "../src/platform/limits/guard.ts";
import { createLive } from "../src/platform/live/live.ts";
import { grant } from "../src/platform/rights/permit.ts";
import { readAssets } from "../src/platform/web/assets.ts";
import { Client } from "../test/client.ts";
import { meetForYears } from "./forum-years.ts";
import type { Years } from "./forum-years.ts";

/** A page of a forum with twelve years behind it beside the same with one; milliseconds, the median of many requests. */
export interface AgedPage {
  readonly page: string;
  readonly one: number;
  readonly twelve: number;
  readonly ratio: number;
}

const now = new Date("2026-11-18T10:00:00Z");
const requests = 40;
const oneYear: Years = { meetings: 8, items: 125, decisions: 67 };
const twelveYears: Years = { meetings: 100, items: 1500, decisions: 800 };

/** Times the pages that a secretary and a neighbour open, on two databases of the same server, in turns. */
export async function measureForum(databaseUrl: string, dataDir: string): Promise<AgedPage[]> {
  const young = await openForum(databaseUrl, "bench_one", dataDir, oneYear);
  const old = await openForum(databaseUrl, "bench_twelve", dataDir, twelveYears);
  try {
    const results: AgedPage[] = [];
    for (const [at, page] of young.pages.entries()) {
      const times: [number[], number[]] = [[], []];
      for (let turn = 0; turn < requests; turn += 1) {
        times[0].push(await young.time(page.path));
        times[1].push(await old.time(old.pages[at]?.path ?? ""));
      }
      const [one, twelve] = times.map(median) as [number, number];
      results.push({ page: page.name, one, twelve, ratio: twelve / one });
    }
    return results;
  } finally {
    await young.close();
    await old.close();
  }
}

/** The times as a table for people. */
export function forumTable(pages: readonly AgedPage[]): string {
  return [
    "A forum's pages with 12 years behind it (100 meetings, 1,500 items, 800 decisions) and with 1 (wanted: at most 1.5 times)",
    `  ${"page".padEnd(28)}${["1 year", "12 years", "ratio"].map((head) => head.padStart(10)).join("")}`,
    ...pages.map(
      ({ page, one, twelve, ratio }) =>
        `  ${page.padEnd(28)}${[one, twelve, ratio].map((number) => number.toFixed(2).padStart(10)).join("")}${ratio > 1.5 ? "  MISSED" : ""}`,
    ),
  ].join("\n");
}

async function openForum(databaseUrl: string, name: string, dataDir: string, years: Years) {
  const url = await emptyDatabase(databaseUrl, name);
  const log = pino({ level: "silent" });
  const db = openDatabase(url, log, 4);
  await migrate(db);
  const district = await addDistrict(db);
  const secret = "a secret for the benchmark, long enough to sign with";
  const identity = createIdentity({ db, secret, publicUrl: "http://localhost" });
  const live = createLive({ databaseUrl: url, log });
  const files = openFileStore(join(dataDir, name));
  const deps = { db, log, files, publicUrl: "http://localhost", example: false, secret, now: () => now, identity, live, guard: usualGuard };
  // The app makes the kinds of the thread known, which the forum's own commands need.
  const client = new Client(createApp(deps, await readAssets()));
  const meeting = await meetForYears(db, district, years, now);
  await sql`vacuum analyze`.execute(db);
  const permit = grant(district.id, { kind: "system", name: "bench" }, "parties.manage");
  const memberId = await db.transaction().execute((tx) => addMember(tx, permit, { name: "Karen Koordinator", email: "karen@eksempel.dk", reach: "mail", roles: ["coordinator"] }));
  await client.submit(await client.get(await identity.signInLinkFor(district.id, memberId)), "/sign-in/confirm");
  return {
    pages: pagesWith(meeting),
    time: async (path: string) => {
      const began = performance.now();
      const response = await client.request(path);
      await response.arrayBuffer();
      const took = performance.now() - began;
      if (!response.ok) throw new Error(`${path} was answered with ${response.status}`);
      return took;
    },
    close: async () => {
      await live.close();
      await db.destroy();
    },
  };
}

function pagesWith(meeting: string): { name: string; path: string }[] {
  const forum = "/vesterbro/forum";
  return [
    { name: "home", path: "/vesterbro" },
    { name: "forum", path: forum },
    { name: "meetings", path: `${forum}/meetings` },
    { name: "meeting, agenda", path: `${forum}/meetings/${meeting}/work` },
    { name: "minutes", path: `${forum}/meetings/${meeting}/minutes` },
    { name: "attendance", path: `${forum}/attendance` },
    { name: "calendar", path: `${forum}/calendar.ics` },
    { name: "decisions", path: "/vesterbro/decisions" },
    { name: "decisions of a year", path: "/vesterbro/decisions?year=2026" },
    { name: "tasks", path: "/vesterbro/tasks" },
    { name: "search", path: "/vesterbro/search?q=toiletter" },
  ];
}

async function emptyDatabase(databaseUrl: string, name: string): Promise<string> {
  const server = openDatabase(databaseUrl, pino({ level: "silent" }), 1);
  await sql`drop database if exists ${sql.id(name)}`.execute(server);
  await sql`create database ${sql.id(name)}`.execute(server);
  await server.destroy();
  const url = new URL(databaseUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function addDistrict(db: Db): Promise<District> {
  const row = {
    id: "vesterbro" as DistrictId,
    name: "Vesterbro",
    body_name: "Samarbejdsforum Vesterbro",
    body_address: "Prøvevej 1",
    body_email: "forum@eksempel.dk",
    ean: null,
    outreach_phone: null,
    document_pattern: "VSF-{year}-{number}",
    case_pattern: "VSF-S{year}-{number}",
    is_example: false,
  };
  await db.insertInto("platform.district").values(row).execute();
  return (await findDistrict(db, row.id)) as District;
}

function median(values: readonly number[]): number {
  const order = [...values].sort((a, b) => a - b);
  return order[Math.floor(order.length / 2)] ?? 0;
}
