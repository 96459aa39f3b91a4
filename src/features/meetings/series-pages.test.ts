import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Client, SeenPage } from "../../../test/client.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import type { Tx } from "../../platform/db/database.ts";
import { dayOf } from "../../platform/i18n/dates.ts";
import { sendInvitations } from "./commands/invitations.ts";
import { addAgendaItem } from "./commands/items.ts";
import { closeAgendaItem } from "./commands/minutes.ts";
import { planAhead, planNextMeeting } from "./commands/planning.ts";
import { addSeries } from "./commands/series.ts";
import { agendaOf } from "./queries/agenda.ts";

let t: TestApp;
let coordinator: Client;
let seriesId: string;

beforeAll(async () => {
  t = await testApp();
  coordinator = await t.signedIn("coordinator");
});
afterAll(() => t.close());

const prepares = () => t.permit("meetings.prepare");
const write = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => t.db.transaction().execute(work);
const seriesPage = () => coordinator.get(`/vesterbro/forum/series/${seriesId}`);
const lines = (page: SeenPage) =>
  [...page.document.querySelectorAll(".year-day")].map((line) =>
    [...line.querySelectorAll(".year-date, .year-title, .year-meta, .status")].map((part) => part.textContent).join(" | "),
  );

async function meetings() {
  const rows = await t.db
    .selectFrom("meetings.meeting")
    .select(["id", "number", "starts_at", "ends_at", "place", "rhythm_day", "sequence", "is_extra"])
    .orderBy("starts_at")
    .execute();
  return rows.map((row) => ({ ...row, day: dayOf(row.starts_at) }));
}
const days = async () => (await meetings()).map(({ day }) => day);
const meetingOn = async (day: string) => {
  const found = (await meetings()).find((one) => one.day === day);
  if (!found) throw new Error(`no meeting on ${day}`);
  return found;
};

describe("a series that minds holidays", () => {
  test("shows its next six days, what is moved and why, before anything is planned", async () => {
    const form = await coordinator.get("/vesterbro/forum/series/new");
    const details = { name: "Prøveforum", everyWeeks: "4", weekday: "4", fromDay: "2026-03-02", place: "Prøvesalen" };
    const page = await coordinator.submit(form, "/series/new", details);
    expect(page.text).toContain("Hver 4. uge, torsdag kl. 16.00–18.00");
    expect(page.text).toContain("Mødet holdes samme ugedag ugen efter.");
    expect(page.text).toContain("På e-mail 3 dage før mødet.");
    seriesId = page.path.split("?")[0]?.split("/").at(-1) ?? "";
    expect(lines(page)).toHaveLength(6);
    expect(lines(page)[0]).toBe("tors. 5 | Prøveforum | kl. 16.00–18.00 | Ikke planlagt endnu");
    expect(lines(page)[1]).toBe(
      "tors. 9 | Prøveforum | kl. 16.00–18.00 · I stedet for 2. april 2026, skærtorsdag | Ikke planlagt endnu",
    );
    expect([...page.document.querySelectorAll(".year-month-name")].map((one) => one.textContent)).toEqual([
      "marts 2026", "april 2026", "maj 2026", "juni 2026", "juli 2026",
    ]);
  });

  test("plans three meetings ahead, once, however often and by whomever it is asked", async () => {
    const page = await seriesPage();
    await coordinator.submit(page, "/ahead", { count: "3" }, 5);
    const other = await t.signedIn("coordinator");
    const again = await other.submit(page, "/ahead", { count: "3" });
    expect(again.status).toBe(422);
    const own = await other.submit(await other.get(`/vesterbro/forum/series/${seriesId}`), "/ahead", { count: "3" });
    expect(own.text).toContain("De møder var allerede planlagt.");
    await Promise.all(Array.from({ length: 10 }, () => write((tx) => planAhead(tx, prepares(), seriesId, 3, t.now))));
    expect((await meetings()).map(({ number, day, rhythm_day }) => [number, day, rhythm_day])).toEqual([
      [1, "2026-03-05", "2026-03-05"],
      [2, "2026-04-09", "2026-04-02"],
      [3, "2026-04-30", "2026-04-30"],
    ]);
    const wrong = await coordinator.submit(page, "/ahead", { count: "13" });
    expect([wrong.status, wrong.text.includes("Skriv et helt tal, der passer.")]).toEqual([422, true]);
  });

  test("the year ahead tells members all of it, visitors only what is planned", async () => {
    const member = await (await t.signedIn("member")).get("/vesterbro/forum/meetings");
    // The next three, and below them the whole year.
    expect(lines(member)).toHaveLength(3 + 13);
    expect(member.text).toContain("Møde 2, 9. april 2026");
    expect(member.html).not.toContain("/forum/series/");
    const visitor = await t.visitor().get("/vesterbro/forum");
    // The next meeting has a card of its own.
    expect(lines(visitor)).toHaveLength(2);
    expect((await t.visitor().get("/en/vesterbro/forum")).text).toContain("Instead of 2 April 2026, Maundy Thursday");
  });
});

describe("a pause", () => {
  const pause = { fromDay: "2026-04-20", toDay: "2026-05-10", reason: "Lokalet bygges om" };

  test("is told to everyone, and planned meetings that nobody is invited to go to days after it", async () => {
    const page = await coordinator.submit(await seriesPage(), "/pauses", pause, 5);
    expect(page.text).toContain("1 planlagt møde fulgte med.");
    expect(await days()).toEqual(["2026-03-05", "2026-04-09", "2026-05-28"]);
    expect(lines(page)).toContain("Lokalet bygges om | Pause 20. april 2026 - 10. maj 2026 · 1 møde falder væk");
    expect((await t.visitor().get("/vesterbro/forum")).text).toContain("Lokalet bygges om");
    expect((await meetingOn("2026-05-28")).sequence).toBe(1);
  });

  test("can be taken away again", async () => {
    const page = await coordinator.submit(await seriesPage(), "/remove");
    expect(page.text).not.toContain("Lokalet bygges om");
    expect(await days()).toEqual(["2026-03-05", "2026-04-09", "2026-04-30"]);
  });

  test.each([
    [{ ...pause, toDay: "2026-04-01" }, "Pausen slutter, før den begynder."],
    [{ ...pause, toDay: "2028-04-01" }, "En pause kan højst vare et år."],
    [{ ...pause, fromDay: "2025-04-20", toDay: "2025-05-01" }, "Vælg en dato, der ligger efter i dag."],
    [{ ...pause, reason: "Test Testesen 1 er syg" }, "Her står et navn"],
    [{ ...pause, reason: "Ring 20 12 34 56" }, "Her står et navn"],
    [{ ...pause, reason: "" }, "Pauser"],
  ])("%o comes back with what is wrong", async (answers, words) => {
    const page = await coordinator.submit(await seriesPage(), "/pauses", answers);
    expect(page.status).toBe(422);
    expect(page.text).toContain(words);
    expect(page.document.querySelector("#fromDay")?.getAttribute("value")).toBe(answers.fromDay);
  });

  test("leaves meetings with invitations where they are, and says so", async () => {
    const { id } = await meetingOn("2026-04-30");
    await write((tx) => sendInvitations(tx, prepares(), t.district, id, { now: t.now, publicUrl: "http://localhost" }));
    const page = await coordinator.submit(await seriesPage(), "/pauses", pause);
    expect(page.text).toContain("Der er sendt invitationer til møder i en pause.");
    expect(page.document.querySelector(".notice-warning a")?.getAttribute("href")).toContain(id);
    expect(await days()).toEqual(["2026-03-05", "2026-04-09", "2026-04-30"]);
    await coordinator.submit(page, "/remove");
  });
});

describe("a series that is changed", () => {
  const edit = () => coordinator.get(`/vesterbro/forum/series/${seriesId}/edit`);

  test("takes along what nobody is invited to, but not what somebody has set by hand", async () => {
    const byHand = await meetingOn("2026-04-09");
    const time = await coordinator.get(`/vesterbro/forum/meetings/${byHand.id}/time`);
    expect(time.text).toContain("Ingen er inviteret endnu. Derfor får ingen besked.");
    await coordinator.submit(time, "/time", { day: "2026-04-10", place: "Et andet sted" });
    const page = await coordinator.submit(await edit(), "/edit", { fromTime: "17:00", toTime: "19:00", place: "Ny sal" });
    expect(page.text).toContain("2 planlagte møder fulgte med.");
    const all = await meetings();
    expect(all.map(({ day, place, starts_at }) => [day, place, starts_at.toISOString().slice(11, 16)])).toEqual([
      ["2026-03-05", "Ny sal", "16:00"],
      ["2026-04-10", "Et andet sted", "15:00"],
      // Invitations are out: nothing of it changes.
      ["2026-04-30", "Prøvesalen", "14:00"],
    ]);
  });

  test("to another weekday and rhythm counts from its next meeting on", async () => {
    expect((await edit()).document.querySelector("#fromDay")?.getAttribute("value")).toBe("2026-03-05");
    const tuesdays = { everyWeeks: "2", weekday: "2", fromDay: "2026-03-10", holiday: "-1" };
    const page = await coordinator.submit(await edit(), "/edit", tuesdays);
    expect(page.text).toContain("Mødet holdes dagen før.");
    // The first would come after the one with invitations, for a series never goes back behind it.
    expect(await days()).toEqual(["2026-04-10", "2026-04-30", "2026-05-05"]);
    await write((tx) => planAhead(tx, prepares(), seriesId, 5, t.now));
    expect(await days()).toEqual(["2026-04-10", "2026-04-30", "2026-05-05", "2026-05-19", "2026-06-02"]);
    const logged = await t.db
      .selectFrom("platform.audit_event")
      .select("action")
      .where("item_id", "=", seriesId)
      .orderBy("id", "desc")
      .limit(1)
      .execute();
    expect(logged).toEqual([{ action: "meetings.change_series" }]);
  });
});

describe("the next agenda", () => {
  test("is that of the coming meeting in the rhythm, never of an extra one, which begins empty", async () => {
    const first = await meetingOn("2026-04-10");
    const form = () => coordinator.get(`/vesterbro/forum/series/${seriesId}/extra`);
    const page = await form();
    const extra = await coordinator.submit(page, "/extra", { day: "2026-03-20" }, 5);
    expect(extra.text).toContain("Ekstraordinært møde, 20. marts 2026");
    const taken = await coordinator.submit(page, "/extra", { day: "2026-03-20" });
    expect(taken.path).toBe(extra.path);
    const same = await coordinator.submit(await form(), "/extra", { day: "2026-03-20" });
    expect(same.text).toContain("Serien har allerede et møde på det tidspunkt.");
    const past = await coordinator.submit(await form(), "/extra", { day: "2026-01-20" });
    expect(past.status).toBe(422);
    expect(await write((tx) => planNextMeeting(tx, prepares(), seriesId, t.now))).toBe(first.id);
  });

  test("gets what was left over, once, also when several meetings are planned", async () => {
    const [extra, next, later] = await meetings();
    if (!extra || !next || !later) throw new Error("no meetings");
    const add = (title: string, meetingId: string) =>
      write((tx) => addAgendaItem(tx, prepares(), meetingId, { title, kind: "discussion" }, t.now));
    const carried = await add("Tages op igen", extra.id);
    await add("Blev ikke nået", extra.id);
    await add("Hører til senere", later.id);
    t.now = new Date("2026-03-21T10:00:00Z");
    const minutes = t.permit("meetings.minute");
    await write((tx) => closeAgendaItem(tx, minutes, { meetingId: extra.id, itemId: carried }, "carried-over", t.now));
    await write((tx) => planAhead(tx, prepares(), seriesId, 6, t.now));
    const titles = async (id: string) => (await agendaOf(t.db, t.permit("meetings.read"), id)).map(({ title }) => title);
    expect(await titles(next.id)).toEqual(["Tages op igen", "Blev ikke nået"]);
    expect(await titles(later.id)).toEqual(["Hører til senere"]);
  });
});

describe("a series that is ended", () => {
  const inside = "/vesterbro/forum/meetings";

  test("asks first, and says what stays planned", async () => {
    const asked = await coordinator.get(`/vesterbro/forum/series/${seriesId}/end`);
    expect(asked.status).toBe(200);
    expect(asked.text).toMatch(/[67] møder er planlagt og bliver stående/);
    expect(asked.text).toContain("Du kan begynde serien igen");
    const ended = await coordinator.submit(asked, "/end", {}, 5);
    expect(ended.path).toBe(`/vesterbro/forum/series/${seriesId}`);
    expect(ended.status).toBe(200);
    expect(ended.text).toContain("Serien er stoppet");
    expect(ended.document.querySelectorAll('main a[href$="/work"]').length).toBeGreaterThan(5);
  });

  test("is found again by coordinators only, and nobody is told that there never was one", async () => {
    const list = await coordinator.get(inside);
    expect(list.text).toContain("Der er ingen mødeserie, der kører.");
    expect(list.document.querySelector(`main a[href="/vesterbro/forum/series/${seriesId}"]`)?.textContent).toBe("Prøveforum");
    const member = await t.signedIn("member");
    expect((await member.get(inside)).text).not.toContain("Stoppede serier");
    expect((await member.get(`/vesterbro/forum/series/${seriesId}`)).status).toBe(404);
  });

  test("begins again as it was", async () => {
    const again = await coordinator.submit(await seriesPage(), "/resume", {}, 5);
    expect(again.text).toContain("Det er gemt.");
    expect(lines(again).length).toBeGreaterThan(5);
    expect((await coordinator.get(inside)).text).not.toContain("Stoppede serier");
    const logged = await t.db.selectFrom("platform.audit_event").select("action").where("action", "in", ["meetings.end_series", "meetings.resume_series"]).orderBy("id").execute();
    expect(logged.map(({ action }) => action)).toEqual(["meetings.end_series", "meetings.resume_series"]);
  });
});

test("two who change a series at once: the second keeps what they typed and sees what stands", async () => {
  const details = { name: "Husmøde", everyWeeks: 2, weekday: 1, fromDay: "2026-06-01", fromTime: "10:00", toTime: "11:00", place: "Kantinen" };
  const address = `/vesterbro/forum/series/${await write((tx) => addSeries(tx, prepares(), details))}`;
  const other = await t.signedIn("coordinator");
  const [mine, theirs] = [await coordinator.get(`${address}/edit`), await other.get(`${address}/edit`)];
  await coordinator.submit(mine, "/edit", { everyWeeks: "4", place: "Biblioteket" }, 5);
  const told = await other.submit(theirs, "/edit", { place: "Gården", remindDays: "1" });
  expect(told.status).toBe(422);
  const now = told.document.querySelector(".notice-warning")?.textContent;
  for (const words of ["Gemt af en anden", "Hver 4. uge", "Biblioteket", "På e-mail 3 dage før mødet."]) expect(now).toContain(words);
  expect(told.document.querySelector("#place")?.getAttribute("value")).toBe("Gården");
  expect((await coordinator.get(address)).text).toContain("Biblioteket");
  const saved = await other.submit(told, "/edit", { everyWeeks: "4" });
  for (const words of ["Hver 4. uge", "Gården", "På e-mail dagen før mødet."]) expect(saved.text).toContain(words);
});
