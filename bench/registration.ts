import pg from "pg";
import { pino } from "pino";
import { v7 as uuidv7 } from "uuid";
import { openDatabase } from "../src/platform/db/database.ts";
import type { Db } from "../src/platform/db/database.ts";
import { findDistrict } from "../src/platform/district/queries.ts";
import { addDays, dayOf } from "../src/platform/i18n/dates.ts";
import { grant } from "../src/platform/rights/permit.ts";
import { publishedConference } from "../test/conference.ts";
import { Browser, tokenOn } from "./plain-browser.ts";

const district = "vesterbro";
const people = 300;
const seats = 120;
const writers = 10;
const rounds = 3;
const referenceSeconds = 2;

export interface RegistrationResult {
  /** Registrations a second while all press at once, from the first press until the last has been told where they stand. */
  readonly registrationsPerSecond: number;
  /** Transactions a second in which the bare driver holds a conference, counts its seats and adds one. */
  readonly transactionsPerSecond: number;
  readonly ratio: number;
  readonly wanted: number;
  /** From pressing until the answer, while everybody presses. */
  readonly medianMs: number;
  readonly p99Ms: number;
  readonly people: number;
  /** How many presses were answered with anything but where one stands. */
  readonly failed: number;
  /** Seats given beyond those there are, or left empty although somebody waits. */
  readonly seatsWrong: number;
}

/**
 * Three hundred people have the form open and press at once, for a conference with 120 seats; each has an address and a
 * browser of their own. In turns with it, the bare driver does the least that a registration needs.
 */
export async function measureRegistration(siteUrl: string, databaseUrl: string): Promise<RegistrationResult> {
  const db = openDatabase(databaseUrl, pino({ level: "silent" }), 2);
  const pool = new pg.Pool({ connectionString: databaseUrl, max: writers });
  try {
    const spare = await conferenceWith(db, 1_000_000);
    await rush(siteUrl, await conferenceWith(db, seats), 30);
    const [reference, times, speeds]: [number[], number[], number[]] = [[], [], []];
    let [failed, seatsWrong] = [0, 0];
    for (let round = 0; round < rounds; round += 1) {
      reference.push(await transactionsPerSecond(pool, spare));
      const id = await conferenceWith(db, seats);
      const one = await rush(siteUrl, id, people);
      speeds.push(one.perSecond);
      times.push(...one.times);
      failed += one.failed;
      const { count } = await db
        .selectFrom("conference.registration")
        .select((eb) => eb.fn.countAll<number>().as("count"))
        .where("conference_id", "=", id)
        .where("state", "=", "seated")
        .executeTakeFirstOrThrow();
      seatsWrong += Math.abs(count - seats);
    }
    const order = times.sort((a, b) => a - b);
    const at = (share: number) => order[Math.min(order.length - 1, Math.floor(share * order.length))] ?? 0;
    const [ours, bare] = [mean(speeds), mean(reference)];
    return {
      registrationsPerSecond: ours,
      transactionsPerSecond: bare,
      ratio: ours / bare,
      wanted: 0.25,
      medianMs: at(0.5),
      p99Ms: at(0.99),
      people: people * rounds,
      failed,
      seatsWrong,
    };
  } finally {
    await pool.end();
    await db.destroy();
  }
}

/** What was measured as lines for people. */
export function registrationTable(one: RegistrationResult): string {
  return [
    `${people} people press at once for ${seats} seats, ${rounds} times`,
    `  the bare driver's transactions  ${one.transactionsPerSecond.toFixed(0).padStart(7)} a second`,
    `  registrations over HTTP         ${one.registrationsPerSecond.toFixed(0).padStart(7)} a second, ratio ${one.ratio.toFixed(3)}  (wanted ≥ ${one.wanted}${one.ratio < one.wanted ? ", MISSED" : ""})`,
    `  from pressing to the answer     median ${one.medianMs.toFixed(0)} ms, p99 ${one.p99Ms.toFixed(0)} ms: the last of ${people} waits for all others`,
    `  failed ${one.failed}, seats wrong ${one.seatsWrong}`,
  ].join("\n");
}

async function conferenceWith(db: Db, capacity: number): Promise<string> {
  const found = await findDistrict(db, district);
  if (!found) throw new Error("the example is not there");
  const now = new Date();
  const day = addDays(dayOf(now), 60);
  const permit = <A extends string>(action: A) => grant(found.id, { kind: "system", name: "bench" }, action);
  const typed = { day, closesDay: addDays(day, -7), capacity: String(Math.min(capacity, 5000)) };
  return (await publishedConference({ db, district: found, now, permit, deps: { secret: "bench" } }, typed)).id;
}

let rushes = 0;

async function rush(siteUrl: string, id: string, count: number): Promise<{ times: number[]; perSecond: number; failed: number }> {
  rushes += 1;
  const path = `/${district}/conference/${id}/register`;
  const first = await Browser.open({ siteUrl, address: "10.0.0.1" });
  const token = tokenOn(await first.get(path));
  first.close();
  // One form for all, as each is known by what is typed into it; a connection that had been asked before would not be kept.
  const open = await Promise.all(
    Array.from({ length: count }, async (_, at) => ({
      browser: await Browser.open({ siteUrl, address: `10.${rushes}.${Math.floor(at / 250)}.${(at % 250) + 1}` }),
      name: `Person ${rushes} ${at}`,
    })),
  );
  const began = performance.now();
  const ends = await Promise.allSettled(
    open.map(async ({ browser, name }) => {
      await browser.post(path, { _form: token, name, party: "neighbour", diet: "Vegetar" });
      return performance.now() - began;
    }),
  );
  const took = performance.now() - began;
  for (const { browser } of open) browser.close();
  const times = ends.flatMap((end) => (end.status === "fulfilled" ? [end.value] : []));
  return { times, perSecond: (times.length * 1000) / took, failed: count - times.length };
}

/** The least a program can do to register somebody: hold the conference, count, add a row. */
async function transactionsPerSecond(pool: pg.Pool, id: string): Promise<number> {
  const began = performance.now();
  const end = began + referenceSeconds * 1000;
  let done = 0;
  const write = async () => {
    const client = await pool.connect();
    try {
      while (performance.now() < end) {
        await client.query("begin");
        await client.query({ name: "hold", text: "select capacity from conference.conference where district = $1 and id = $2 for update", values: [district, id] });
        const { rows } = await client.query<{ last: number }>({ name: "count", text: count, values: [district, id] });
        await client.query({ name: "add", text: add, values: [district, uuidv7(), id, (rows[0]?.last ?? 0) + 1] });
        await client.query("commit");
        done += 1;
      }
    } finally {
      client.release();
    }
  };
  await Promise.all(Array.from({ length: writers }, write));
  // The next round begins as this one did.
  await pool.query("delete from conference.registration where conference_id = $1", [id]);
  return (done * 1000) / (performance.now() - began);
}

const count = `select count(*) filter (where state in ('seated', 'offered')) as taken, coalesce(max(number), 0) as last
  from conference.registration where district = $1 and conference_id = $2`;

const add = `insert into conference.registration (district, id, conference_id, number, state, name, comes_as, came_by, created_at, state_at)
  values ($1, $2, $3, $4, 'seated', 'Person', 'neighbour', 'web', now(), now())`;

const mean = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
