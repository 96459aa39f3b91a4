import { once } from "node:events";
import { get } from "node:http";
import type { IncomingMessage } from "node:http";
import { pino } from "pino";
import { addService } from "../src/features/help/commands/services.ts";
import { needs } from "../src/features/help/rules/needs.ts";
import { daysFrom } from "../src/hours/days.ts";
import type { Line, Rhythm, Schedule, Weekday } from "../src/hours/schedule.ts";
import { stateNow } from "../src/hours/state-now.ts";
import { addParty } from "../src/network/commands.ts";
import { openDatabase } from "../src/platform/db/database.ts";
import type { Db } from "../src/platform/db/database.ts";
import type { DistrictId } from "../src/platform/district/district.ts";
import { addDays, dayOf } from "../src/platform/i18n/dates.ts";
import { grant } from "../src/platform/rights/permit.ts";
import { comparePage } from "./pages.ts";
import type { Comparison } from "./report.ts";
import { largestPaintOnSlowLine } from "./slow-line.ts";

export interface HelpResult {
  /** What a browser must load to show and use the page with 30 services, compressed as it is sent. */
  readonly firstVisit: { readonly bytes: number; readonly wanted: number };
  /** Milliseconds until the largest part of that page stands on a slow phone with a slow line; undefined without Chromium. */
  readonly largestPaint: { readonly ms: number | undefined; readonly wanted: number };
  /** The page with 30 and with 300 services against a bare server that sends the same bytes. */
  readonly pages: readonly Comparison[];
  /** Requests a second with 300 services as a share of those with 30. */
  readonly ofThirty: { readonly ratio: number; readonly wanted: number };
  /** Milliseconds to find out of so many services which are open and until when, the best of several runs. */
  readonly openNow: { readonly services: number; readonly ms: number; readonly wanted: number };
}

/** Measures help now in a running program: two districts of its database get 30 and 300 services. */
export async function measureHelp(siteUrl: string, databaseUrl: string, root: string): Promise<HelpResult> {
  const openNow = { services: 10_000, ms: timeOpenNow(10_000), wanted: 20 };
  const db = openDatabase(databaseUrl, pino({ level: "silent" }), 2);
  try {
    const pages: Comparison[] = [];
    for (const count of [30, 300]) {
      await addServices(db, `help${count}`, count);
      pages.push(await comparePage(`${count} services`, `${siteUrl}/help${count}/help`, root, 0.25));
    }
    const bytes = await bytesOfFirstVisit(`${siteUrl}/help30/help`);
    const largestPaint = { ms: await largestPaintOnSlowLine(`${siteUrl}/help30/help`), wanted: 2_500 };
    const [few, many] = pages.map(({ ours }) => ours) as [number, number];
    return { firstVisit: { bytes, wanted: 14_000 }, largestPaint, pages, ofThirty: { ratio: many / few, wanted: 0.8 }, openNow };
  } finally {
    await db.destroy();
  }
}

/** The numbers as lines for people. */
export function helpTable({ firstVisit, largestPaint, pages, ofThirty, openNow }: HelpResult): string {
  const missed = (isMissed: boolean) => (isMissed ? "  MISSED" : "");
  return [
    "Help now",
    `  first visit, 30 services      ${String(firstVisit.bytes).padStart(9)} bytes compressed  (wanted < ${firstVisit.wanted}${missed(firstVisit.bytes >= firstVisit.wanted)})`,
    `  largest paint on a slow line  ${(largestPaint.ms?.toFixed(0) ?? "no Chromium").padStart(9)} ms  (wanted < ${largestPaint.wanted}${missed((largestPaint.ms ?? 0) >= largestPaint.wanted)})`,
    ...pages.map(
      ({ name, ours, reference, ratio, wanted = 0 }) =>
        `  page with ${name.padEnd(20)}${ours.toFixed(0).padStart(9)} requests/s, bare server ${reference.toFixed(0)}, ratio ${ratio.toFixed(3)}  (wanted ≥ ${wanted}${missed(ratio < wanted)})`,
    ),
    `  300 services against 30       ${ofThirty.ratio.toFixed(2).padStart(9)}  (wanted ≥ ${ofThirty.wanted}${missed(ofThirty.ratio < ofThirty.wanted)})`,
    `  open now, ${openNow.services} services     ${openNow.ms.toFixed(1).padStart(9)} ms  (wanted < ${openNow.wanted}${missed(openNow.ms >= openNow.wanted)})`,
  ].join("\n");
}

async function addServices(db: Db, id: string, count: number): Promise<void> {
  const district = id as DistrictId;
  await db.insertInto("platform.district").values({ id: district, name: "Måling", body_name: "Forum", body_address: "", body_email: "forum@eksempel.dk", ean: null, outreach_phone: null, document_pattern: "M-{year}-{number}", case_pattern: "M-S{year}-{number}", is_example: false }).execute();
  const system = { kind: "system", name: "bench" } as const;
  await db.transaction().execute(async (tx) => {
    const partyId = await addParty(tx, grant(district, system, "parties.manage"), { name: "Huset", kind: "service" });
    for (let at = 0; at < count; at += 1) await addService(tx, grant(district, system, "help.edit"), service(at, partyId), new Date());
  });
}

const pick = <T>(values: readonly T[], at: number): T => values[at % values.length] as T;

/** One of many services as they are. */
function service(at: number, partyId: string) {
  return {
    partyId,
    name: `${pick(["Huset", "Caféen", "Rådgivningen", "Bussen", "Klinikken", "Stuen"], at)} ved ${pick(["Istedgade", "Vesterbrogade", "Halmtorvet", "Saxogade", "Gasværksvej"], at * 3)} ${at}`,
    what: `${pick(["Varm mad, kaffe og et sted at sidde", "Senge til natten, ingen spørgsmål", "Bad, rent tøj og vaskemaskine", "Rene kanyler, folie og en snak"], at)} for dig, der ${pick(["er på gaden", "bor alene", "er syg", "vil videre"], at * 3)}.`,
    whatEn: "",
    needs: [...new Set([pick(needs, at), pick(needs, at * 7 + 3)])],
    place: `${pick(["Istedgade", "Vesterbrogade", "Halmtorvet", "Saxogade"], at)} ${at * 3 + 1}, ind ad porten`,
    phone: `3366${String(1000 + ((at * 377) % 9000))}`,
    languages: [],
    isSecret: false,
    point: { lat: 55.665 + (at % 50) / 1e4, lon: 12.55 + (at % 40) / 1e4 },
    checkEvery: 90,
    door: { elsewhere: pick(["yes", "unknown"] as const, at), withoutPapers: pick(["yes", "no", "yes"] as const, at), withoutId: "unknown" as const, intoxicated: "unknown" as const, dog: pick(["unknown", "yes"] as const, at), partner: "unknown" as const, womenOnly: false, fromAge: null, toAge: null, note: "" },
    schedule: schedule(at, dayOf(new Date())),
    visits: [],
  };
}

/** Hours as services have them: by day, some in the evening or at night, every seventh with a rhythm, every tenth with an exception, every twentieth closed just now. */
function schedule(at: number, today: string): Schedule {
  const rhythms: readonly Rhythm[] = [{ kind: "fortnightly", from: today }, { kind: "monthly", which: 1 }, { kind: "monthly", which: "last" }];
  const days = pick<readonly Weekday[]>([[1, 2, 3, 4, 5], [1, 2, 3, 4, 5, 6, 7], [2, 4], [6, 7], [1, 3, 5]], at);
  const from = 60 * (7 + (at % 16));
  const line = (begins: number, takes: number, rhythm: Rhythm): Line => ({ days, from: begins, to: begins + takes, rhythm });
  return {
    lines: [line(from, 60 * (2 + (at % 9)), at % 7 === 0 ? pick(rhythms, at) : { kind: "weekly" }), ...(at % 3 === 0 ? [line(60 * 6, 90, { kind: "weekly" })] : [])],
    exceptions: at % 10 === 0 ? [{ from: addDays(today, at % 3), to: addDays(today, (at % 3) + 2), spans: [], reason: "Ferie" }] : [],
    onHolidays: pick(["closed", "as-usual", "as-sunday"] as const, at),
    closures: at % 20 === 0 ? [{ from: Date.parse(today) - 3_600_000, until: at % 40 === 0 ? null : Date.parse(today) + 90_000_000, reason: "Vandskade" }] : [],
  };
}

function timeOpenNow(count: number): number {
  const now = Date.now();
  const today = dayOf(new Date(now));
  const schedules = Array.from({ length: count }, (_, at) => schedule(at, today));
  const times = Array.from({ length: 30 }, () => {
    const began = performance.now();
    const days = daysFrom(addDays(today, -1), 16);
    const end = days.at(-1)?.begins ?? now;
    let open = 0;
    for (const one of schedules) if (stateNow(one, days, now, end).isOpen) open += 1;
    if (open === 0 || open === count) throw new Error("these hours say nothing");
    return performance.now() - began;
  });
  return Math.min(...times);
}

/** The page and everything it names, as a browser gets them. */
async function bytesOfFirstVisit(page: string): Promise<number> {
  const html = await (await fetch(page)).text();
  const named = [...html.matchAll(/<(?:script|img|link)\b[^>]*\b(?:src|href)="([^"]+)"[^>]*>/g)]
    .filter(([tag]) => !/rel="(?:canonical|alternate|manifest)"/.test(tag))
    .map(([, address = ""]) => new URL(address, page).href);
  const sizes = await Promise.all([page, ...named].map(sentBytes));
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function sentBytes(address: string): Promise<number> {
  const [response] = (await once(get(address, { headers: { "accept-encoding": "gzip, br" } }), "response")) as [IncomingMessage];
  let bytes = 0;
  for await (const chunk of response) bytes += (chunk as Buffer).length;
  return bytes;
}
