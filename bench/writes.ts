import { randomBytes } from "node:crypto";
import { parseHTML } from "linkedom";
import pg from "pg";
import { pino } from "pino";
import { v7 as uuidv7 } from "uuid";
import { filledIn } from "../test/client.ts";
import { solved } from "../test/solve-puzzle.ts";
import { reportObservation } from "../src/features/street/commands/report.ts";
import { openDatabase } from "../src/platform/db/database.ts";
import type { DistrictId } from "../src/platform/district/district.ts";
import { usualGuard } from "../src/platform/limits/guard.ts";
import { makePuzzle, readPuzzle } from "../src/platform/limits/puzzle.ts";
import type { Comparison } from "./report.ts";

const clients = 8;
const seconds = 5;

/**
 * Observations a second against the bare driver inserting the same row into the same table, by the same number of
 * parallel clients on the same server. Twice: the command in its transaction, with the thread's row beside it; and the
 * whole way of a form over HTTP, where the client's work is part of the time. And how many puzzles are checked meanwhile.
 */
export async function compareWrites(siteUrl: string, databaseUrl: string): Promise<Comparison[]> {
  const db = openDatabase(databaseUrl, pino({ level: "silent" }), clients);
  const pool = new pg.Pool({ connectionString: databaseUrl, max: clients });
  try {
    const report = { kind: "rubbish", placeWords: "Ved porten", text: "Poser foran porten" } as const;
    const district = "vesterbro" as DistrictId;
    const write = () => db.transaction().execute((tx) => reportObservation(tx, district, report, new Date()));
    await write();
    const bare = await bareInsert(pool);
    const send = await reporter(siteUrl);
    for (const warmUp of [write, bare, () => send("En pose")]) await perSecond(warmUp, 0.5);
    const reference = await perSecond(bare);
    const command = await perSecond(write);
    const form = await perSecond((index) => send(`Poser foran porten, nummer ${index}`));
    const check = await perSecond(await puzzleCheck());
    const against = { reference, unit: "writes/s" };
    return [
      { name: "observation written", ours: command, ...against, ratio: command / reference, wanted: 0.33 },
      { name: "… as a form over HTTP", ours: form, ...against, ratio: form / reference },
      { name: "puzzle of a form checked", ours: check, reference, unit: "1/s", ratio: check / reference },
    ];
  } finally {
    await pool.end();
    await db.destroy();
  }
}

/** What the guard does for a form that brings a solved puzzle, before it asks the database. */
async function puzzleCheck(): Promise<() => Promise<unknown>> {
  const puzzle = await solved(await makePuzzle("a secret", "/form", usualGuard.work, new Date()));
  return () => readPuzzle("a secret", "/form", puzzle);
}

/** The least a program can do to store the newest observation once more. */
async function bareInsert(pool: pg.Pool): Promise<() => Promise<unknown>> {
  const { rows } = await pool.query("select * from street.observation order by id desc limit 1");
  const row = rows[0] as Record<string, unknown>;
  const columns = Object.keys(row);
  const places = columns.map((_, at) => `$${at + 1}`);
  const text = `insert into street.observation (${columns.join(", ")}) values (${places.join(", ")})`;
  return () => {
    const own: Record<string, unknown> = { ...row, id: uuidv7(), receipt_hash: randomBytes(32).toString("hex") };
    return pool.query({ name: "bare", text, values: columns.map((column) => own[column]) });
  };
}

/** Reports something as a visitor does. @returns the address of the receipt */
export async function reportOverHttp(siteUrl: string): Promise<string> {
  const send = await reporter(siteUrl);
  return new URL(await send("Poser foran porten, den første"), siteUrl).href;
}

async function reporter(siteUrl: string): Promise<(text: string) => Promise<string>> {
  const page = `${siteUrl}/vesterbro/street/report`;
  const { document } = parseHTML(await (await fetch(page)).text());
  const form = [...document.querySelectorAll("form")].find((candidate) => candidate.querySelector("[name=text]"));
  if (!form) throw new Error("the report page has no form");
  const action = new URL(form.getAttribute("action") || page, page).href;
  return async (text) => {
    const answers = { kind: "rubbish", placeWords: "Ved porten", text, email: "" };
    const body = filledIn(form, answers);
    const response = await fetch(action, { method: "POST", body, headers: { origin: siteUrl }, redirect: "manual" });
    await response.arrayBuffer();
    if (response.status !== 303) throw new Error(`a report was answered with ${response.status}`);
    return response.headers.get("location") ?? "";
  };
}

async function perSecond(once: (index: number) => Promise<unknown>, duration = seconds): Promise<number> {
  const begun = performance.now();
  const end = begun + duration * 1000;
  let done = 0;
  const client = async (number: number) => {
    for (let index = 0; performance.now() < end; index += 1) {
      await once(number * 1_000_000 + index);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, number) => client(number)));
  return (done * 1000) / (performance.now() - begun);
}
