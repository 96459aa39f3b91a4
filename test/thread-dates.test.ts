import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { migrationsFolder } from "../src/platform/db/migrate.ts";
import { exampleApp } from "./harness.ts";
import type { TestApp } from "./harness.ts";

let app: TestApp;

beforeAll(async () => {
  app = await exampleApp();
});
afterAll(() => app.close());

/** What a page says of the steps before and after it: kind, title, day, and the status with its day. */
async function stepsOn(path: string, part = ".thread") {
  const { document } = await app.visitor().get(path);
  return [...document.querySelectorAll(`${part} .thread-step`)].map((step) => ({
    kind: step.querySelector(".kicker")?.textContent?.split(" · ")[0] ?? "",
    title: step.querySelector(".thread-title")?.textContent ?? "",
    day: step.querySelector(".kicker time")?.getAttribute("datetime")?.slice(0, 10) ?? "",
    status: step.querySelector(".status")?.textContent ?? "",
  }));
}

async function onlyOne(kind: string, title: string): Promise<{ id: string; at: Date; statusAt: Date }> {
  return app.db
    .selectFrom("thread.item")
    .select(["id", "at", "status_at as statusAt"])
    .where("kind", "=", kind)
    .where("public_title", "like", `${title}%`)
    .executeTakeFirstOrThrow();
}

test("the example's thread tells its steps by their own days, and no effect before its cause", async () => {
  const measure = await onlyOne("measure", "Varmestuen har åbent til midnat");
  const origins = (await stepsOn(`/vesterbro/plan/measures/${measure.id}`, ".item-origins")).filter(({ kind }) => !["Dokument", "Mål i planen"].includes(kind));
  expect(origins.length).toBeGreaterThan(6);
  expect(origins.map(({ day }) => day)).toEqual(origins.map(({ day }) => day).sort());
  const letter = origins.find(({ kind }) => kind === "Brev");
  const reply = origins.find(({ kind }) => kind === "Svar");
  expect(letter?.day).toBeTruthy();
  expect(letter && reply && letter.day < reply.day).toBe(true);
  expect(letter?.status).toMatch(/ · \d+\. \p{L}+ \d{4}$/u);
  expect(reply?.status).not.toMatch(/\d{4}/);
});

test("a conference is of the day it was held, and what it recommended of the day that came out", async () => {
  const recommendation = await onlyOne("recommendation", "Varmestuer og rådgivning");
  const [conference] = (await stepsOn(`/vesterbro/recommendations/${recommendation.id}`)).filter(({ kind }) => kind === "Konference");
  expect([conference?.day, conference?.status]).toEqual(["2010-10-13", "Holdt, rapporten er ude · 10. november 2010"]);
});

test("published minutes tell of a decision by the day of their meeting", async () => {
  const meeting = await app.db.selectFrom("thread.item").select(["id", "at"]).where("kind", "=", "meeting").where("public_title", "is not", null).orderBy("at").executeTakeFirstOrThrow();
  const decisions = (await stepsOn(`/vesterbro/forum/minutes/${meeting.id}`, ".item-effects")).filter(({ kind }) => kind === "Beslutning");
  expect(decisions.length).toBeGreaterThan(0);
  const { document } = await app.visitor().get(`/vesterbro/forum/minutes/${meeting.id}`);
  const times = [...document.querySelectorAll(".item-effects .kicker time")].map((time) => new Date(time.getAttribute("datetime") ?? ""));
  for (const time of times) expect(time.toLocaleDateString("da", { timeZone: "Europe/Copenhagen" })).toBe(meeting.at.toLocaleDateString("da", { timeZone: "Europe/Copenhagen" }));
});

test("search shows a letter by the day it was sent, and finds it by what is printed on it", async () => {
  const letter = await app.db.selectFrom("letters.letter").selectAll().where("status", "=", "answered_partly").executeTakeFirstOrThrow();
  for (const words of [letter.document_number, letter.document_number?.toLowerCase(), `"${letter.case_number}"`, letter.addressee_name]) {
    const { document } = await app.visitor().get(`/vesterbro/search?q=${encodeURIComponent(words ?? "")}`);
    const row = document.querySelector(`#letter-${letter.id}`);
    expect(row?.querySelector(".kicker")?.textContent, words ?? "").toBe(`Brev · ${danish(letter.sent_at)}`);
    expect(row?.querySelector(".status")?.textContent).toContain(danish(letter.status_at));
    expect(row?.querySelector("mark")).not.toBeNull();
  }
});

const danish = (at: Date | null) => at?.toLocaleDateString("da", { day: "numeric", month: "long", year: "numeric", timeZone: "Europe/Copenhagen" });

test("minutes are found by their number, by everyone once they are public", async () => {
  const { document_number: number } = await app.db.selectFrom("meetings.meeting").select("document_number").where("published_at", "is not", null).executeTakeFirstOrThrow();
  for (const reader of [app.visitor(), await app.signedIn("member")])
    expect((await reader.get(`/vesterbro/search?q=${number}`)).document.querySelector(".item-row[id^=meeting-]")).not.toBeNull();
});

test("what was recorded before is brought to the same days and numbers", async () => {
  const items = () => sql`select kind, id, at, (status_at at time zone 'Europe/Copenhagen')::date::text, also_found_by, words::text, public_words::text from thread.item order by kind, id`.execute(app.db).then(({ rows }) => rows);
  const before = await items();
  await sql`alter table thread.item drop column also_found_by cascade`.execute(app.db);
  await sql`update thread.item set at = now() where kind in ('measure', 'election')`.execute(app.db);
  await sql`update thread.item set status_at = now() where kind = 'agenda-item' and status <> 'planned'`.execute(app.db);
  await sql`update meetings.item set status_at = now() where status <> 'planned'`.execute(app.db);
  await sql`alter table thread.item add column if not exists words tsvector, add column if not exists public_words tsvector`.execute(app.db);
  for (const name of ["0063-dates-and-numbers-in-thread.sql", "0069-numbers-by-their-parts.sql", "0074-found-by-parties.sql"])
    await sql.raw(readFileSync(join(migrationsFolder, name), "utf8")).execute(app.db);
  expect(await items()).toEqual(before);
});
