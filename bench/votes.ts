import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import pg from "pg";
import { pino } from "pino";
import { inventAnswers } from "../example/invented-answers.ts";
import { addQuestion, openQuestion } from "../src/features/dialogue/commands/questions.ts";
import { statementsOf } from "../src/features/dialogue/queries/questions.ts";
import { openDatabase } from "../src/platform/db/database.ts";
import type { Db } from "../src/platform/db/database.ts";
import type { DistrictId } from "../src/platform/district/district.ts";
import { grant } from "../src/platform/rights/permit.ts";
import { upsertsPerSecond } from "./votes-reference.ts";
import { answerAsLed, answerInARow } from "./votes-person.ts";
import type { Answering, GivenAnswer } from "./votes-person.ts";

const people = 50;
const statements = 60;
const rounds = 6;
/** Until the engine has compiled what it will run. */
const warmUpSeconds = 5;
/** Who has answered before, so that the analysis has something to do. */
const before = 800;
const district = "vesterbro" as DistrictId;

export interface VotesResult {
  /** Answers a second over HTTP, from pressing until the server has said that it is kept and where it leads. */
  readonly answersPerSecond: number;
  /** Rows a second that the bare driver upserts into the same table, with as many writers at once. */
  readonly upsertsPerSecond: number;
  readonly ratio: number;
  readonly wanted: number;
  readonly keptMs: Percentiles;
  /** Answers a second when everybody also reads the next statement, and how long that takes altogether. */
  readonly stepsPerSecond: number;
  readonly stepRatio: number;
  readonly stepMs: Percentiles;
  readonly answers: number;
  readonly peopleInAll: number;
  readonly lost: number;
  readonly double: number;
  /** How many analyses ended meanwhile. */
  readonly analyses: number;
  /** The longest that the server's event loop stood still, in milliseconds. */
  readonly longestPauseMs: number;
}

interface Percentiles {
  readonly median: number;
  readonly p99: number;
}

/**
 * Fifty people answer at once, without a pause, while the analysis runs; each has an address of their own, so that the
 * limits count them as ever, and whoever is through is followed by somebody new. First they only send, which is what the
 * bare driver is asked for too; then, for half the time, they read each next statement before they answer it; and so in turns.
 */
export async function measureVotes(siteUrl: string, databaseUrl: string, seconds: number): Promise<VotesResult> {
  const db = openDatabase(databaseUrl, pino({ level: "silent" }), 2);
  const pool = new pg.Pool({ connectionString: databaseUrl, max: people });
  pool.on("error", (error) => console.error("the bare driver lost a connection:", error.message));
  try {
    const asked = await ask(db, before);
    const spare = await ask(db, people);
    const ids = (await statementsOf(db, district, asked)).map(({ id }) => id);
    const inARow = (one: Answering) => answerInARow(one, ids);
    await sql`vacuum analyze`.execute(db);
    for (const warmUp of [inARow, answerAsLed]) await crowd(siteUrl, asked, warmUpSeconds, warmUp);
    const earlier = await counted(db, asked);
    await longestPause(siteUrl);
    const watch = watchAnalyses(db, asked);
    const each = seconds / rounds;
    const [reference, sent, led]: [number[], Crowd[], Crowd[]] = [[], [], []];
    // In turns, so that whatever else the machine does meanwhile slows all of them.
    for (let round = 0; round < rounds; round += 1) {
      reference.push(await upsertsPerSecond(pool, district, spare, people, each / 3));
      sent.push(await crowd(siteUrl, asked, each, inARow));
      led.push(await crowd(siteUrl, asked, each / 2, answerAsLed));
    }
    const longestPauseMs = await longestPause(siteUrl);
    const analyses = await watch.stop();
    const kept = await counted(db, asked);
    const upserts = mean(reference);
    const [answers, steps] = [mean(sent.map((one) => one.perSecond)), mean(led.map((one) => one.perSecond))];
    const given = [...sent, ...led].flatMap((one) => one.given);
    return {
      answersPerSecond: answers,
      upsertsPerSecond: upserts,
      ratio: answers / upserts,
      wanted: 0.4,
      keptMs: percentiles(sent.flatMap((one) => one.given.map(({ keptMs }) => keptMs))),
      stepsPerSecond: steps,
      stepRatio: steps / upserts,
      stepMs: percentiles(led.flatMap((one) => one.given.map(({ nextMs }) => nextMs ?? 0))),
      answers: given.length,
      peopleInAll: new Set(given.map((one) => one.person)).size,
      ...differences(given, earlier, kept),
      analyses,
      longestPauseMs,
    };
  } finally {
    await pool.end();
    await db.destroy();
  }
}

/** What was measured as lines for people. */
export function votesTable(one: VotesResult): string {
  const line = (what: string, perSecond: number, ms?: Percentiles, rest = "") =>
    `  ${what.padEnd(34)}${perSecond.toFixed(0).padStart(9)}${(ms ? ms.median.toFixed(1) : "").padStart(10)}${(ms ? ms.p99.toFixed(1) : "").padStart(10)}${rest}`;
  const ratio = (share: number) => share.toFixed(3).padStart(9);
  return [
    `${people} people answer at once (${one.answers} answers of ${one.peopleInAll} people, ${one.analyses} analyses meanwhile)`,
    `  ${"".padEnd(34)}${["a second", "median ms", "p99 ms", "ratio"].map((head) => head.padStart(head === "a second" || head === "ratio" ? 9 : 10)).join("")}`,
    line("the bare driver's upserts", one.upsertsPerSecond),
    line("answers over HTTP", one.answersPerSecond, one.keptMs, `${ratio(one.ratio)}  (wanted ≥ ${one.wanted}${one.ratio < one.wanted ? ", MISSED" : ""})`),
    line("… with the next statement read", one.stepsPerSecond, one.stepMs, ratio(one.stepRatio)),
    `  lost ${one.lost}, double ${one.double}; the event loop stood still for ${one.longestPauseMs.toFixed(0)} ms at most`,
  ].join("\n");
}

async function ask(db: Db, answered: number): Promise<string> {
  const permit = grant(district, { kind: "system", name: "bench" }, "dialogue.manage");
  const now = new Date();
  return db.transaction().execute(async (tx) => {
    const lines = Array.from({ length: statements }, (_, at) => `Udsagn nummer ${at + 1}: pladsen skal have flere bænke, lys og træer.`);
    const input = { title: "Hvad skal der ske på pladsen?", why: "Måling", asker: "Forummet", outcome: "Måling", closesOn: "2099-01-01", mustBeHeard: ["neighbour" as const], statements: lines, version: 0 };
    const id = await addQuestion(tx, permit, input, now);
    await openQuestion(tx, permit, id, 1, now);
    const ids = await statementsOf(tx, district, id);
    const given = Array.from({ length: answered }, (_, p) => ({
      perspective: (["neighbour", "uses_drugs", "works_here"] as const)[p % 3] ?? null,
      values: new Map(ids.flatMap(({ id: one }, j) => ((p * 7 + j * 3) % 5 === 0 ? [] : [[one, (((p % 3) + j * (p % 2)) % 3) - 1] as [string, -1 | 0 | 1]]))),
    }));
    await inventAnswers(tx, permit, id, given, now);
    return id;
  });
}

interface Crowd {
  readonly given: readonly GivenAnswer[];
  readonly perSecond: number;
}

let crowds = 0;

async function crowd(siteUrl: string, questionId: string, seconds: number, answer: (one: Answering) => Promise<GivenAnswer[]>): Promise<Crowd> {
  crowds += 1;
  const began = performance.now();
  const goesOn = () => performance.now() - began < seconds * 1000;
  const all = await Promise.all(
    Array.from({ length: people }, async (_, place) => {
      const given: GivenAnswer[] = [];
      for (let turn = 0; goesOn(); turn += 1) {
        const address = `10.${crowds}.${turn % 250}.${place + 1}`;
        given.push(...(await answer({ siteUrl, path: `${district}/dialogue/${questionId}`, person: `${crowds} ${place} ${turn}`, address, goesOn })));
      }
      return given;
    }),
  );
  const given = all.flat();
  return { given, perSecond: (given.length * 1000) / (performance.now() - began) };
}

/** How many answers of each kind are kept, by statement and value. */
async function counted(db: Db, questionId: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ what: string; n: number }>`
    select statement_id || ' ' || value as what, count(*) as n from dialogue.answer
    where question_id = ${questionId} group by 1`.execute(db);
  return new Map(rows.map(({ what, n }) => [what, n]));
}

/** Answers that were said to be kept and are not there, and those that are there without having been given. */
function differences(given: readonly GivenAnswer[], earlier: ReadonlyMap<string, number>, kept: ReadonlyMap<string, number>) {
  const wanted = new Map(earlier);
  for (const { what } of given) wanted.set(what, (wanted.get(what) ?? 0) + 1);
  const off = [...new Set([...wanted.keys(), ...kept.keys()])].map((what) => (kept.get(what) ?? 0) - (wanted.get(what) ?? 0));
  const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
  return { lost: -sum(off.filter((one) => one < 0)), double: sum(off.filter((one) => one > 0)) };
}

function watchAnalyses(db: Db, questionId: string) {
  const seen = new Set<number>();
  let isOver = false;
  const watching = (async () => {
    while (!isOver) {
      const row = await db.selectFrom("dialogue.result").select("analysed_at").where("question_id", "=", questionId).executeTakeFirst();
      if (row?.analysed_at) seen.add(row.analysed_at.getTime());
      await pause(500);
    }
  })();
  return {
    stop: async () => {
      isOver = true;
      await watching;
      return Math.max(0, seen.size - 1);
    },
  };
}

/** The longest pause of the server's event loop since it was asked last, in milliseconds. */
async function longestPause(siteUrl: string): Promise<number> {
  const metrics = await (await fetch(`${siteUrl}/metrics`)).text();
  return 1000 * Number(/^nodejs_eventloop_lag_max_seconds ([\d.e-]+)/m.exec(metrics)?.[1] ?? NaN);
}

const mean = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

function percentiles(times: readonly number[]): Percentiles {
  const order = [...times].sort((a, b) => a - b);
  const at = (share: number) => order[Math.min(order.length - 1, Math.floor(share * order.length))] ?? 0;
  return { median: at(0.5), p99: at(0.99) };
}
