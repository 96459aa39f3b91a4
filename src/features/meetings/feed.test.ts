import ICAL from "ical.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Client } from "../../../test/client.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { addParty } from "../../network/commands.ts";
import { addRepresentation } from "../../network/representations.ts";
import type { Tx } from "../../platform/db/database.ts";
import { endMember } from "../../platform/identity/commands.ts";
import { addTask } from "../decisions/commands/tasks.ts";
import { recordAnswer } from "./commands/invitations.ts";
import { addAgendaItem } from "./commands/items.ts";
import { cancelMeeting, moveMeeting } from "./commands/move.ts";
import { planAhead } from "./commands/planning.ts";
import { addSeries, changeSeries } from "./commands/series.ts";

let t: TestApp;
let member: Client;
let memberId: string;
let seriesId: string;
/** On 4 March, 1 April and 29 April, 16-18. */
let ids: readonly [string, string, string];

const details = {
  name: "Prøveforum; naboer, gader og \\ alt",
  everyWeeks: 4,
  weekday: 3,
  fromDay: "2026-03-02",
  fromTime: "16:00",
  toTime: "18:00",
  place: "Salen på første sal over gården, hvor der står et meget langt skilt med æ, ø og å, så linjen må foldes",
};
const write = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => t.db.transaction().execute(work);
const prepares = () => t.permit("meetings.prepare");
const world = () => ({ district: t.district, now: t.now, publicUrl: "http://localhost" });

beforeAll(async () => {
  t = await testApp();
  member = await t.signedIn("member");
  const row = await t.db.selectFrom("platform.member").select("id").executeTakeFirstOrThrow();
  memberId = row.id;
  await write(async (tx) => {
    seriesId = await addSeries(tx, prepares(), details);
    await planAhead(tx, prepares(), seriesId, 3, t.now);
  });
  const rows = await t.db.selectFrom("meetings.meeting").select("id").orderBy("starts_at").execute();
  const [first = "", second = "", third = ""] = rows.map(({ id }) => id);
  ids = [first, second, third];
});
afterAll(() => t.close());

function readEvents(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    return {
      id: event.uid.split("@")[0],
      sequence: event.sequence,
      starts: event.startDate.isDate ? event.startDate.toString() : event.startDate.toJSDate().toISOString(),
      summary: event.summary,
      place: event.location,
      status: component.getFirstPropertyValue("status"),
      description: event.description,
    };
  });
}

const feed = async (client: Client, path = "/vesterbro/forum/calendar.ics", headers = {}) => {
  const response = await client.request(path, { headers });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, events: response.status === 200 ? readEvents(text) : [] };
};

describe("the district's calendar", () => {
  test("holds every meeting, in UTC, folded and escaped as another parser reads it", async () => {
    const { headers, text, events } = await feed(t.visitor());
    expect(headers.get("content-type")).toBe("text/calendar; charset=utf-8");
    expect(events).toHaveLength(3);
    expect(events[1]).toMatchObject({
      id: ids[1],
      sequence: 0,
      starts: "2026-04-01T14:00:00.000Z",
      summary: `${details.name} (Vesterbro)`,
      place: details.place,
      status: "CONFIRMED",
    });
    expect(text.split("\r\n").every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    expect(text).not.toContain("ATTENDEE");
  });

  test("tells what was moved and cancelled under the same UID, with a higher sequence", async () => {
    const before = await feed(t.visitor());
    await write(async (tx) => {
      const title = "Et lukket punkt om noget";
      await addAgendaItem(tx, prepares(), ids[0], { title, kind: "discussion" }, t.now);
      await recordAnswer(tx, prepares(), { meetingId: ids[0], memberId }, { answer: "yes", note: "Jeg har kage med" }, t.now);
      const move = { day: "2026-03-12", fromTime: "17:00", toTime: "19:00", place: "Den anden sal", reason: "Salen er optaget" };
      await moveMeeting(tx, prepares(), ids[0], move, world());
      await cancelMeeting(tx, prepares(), ids[1], { reason: "For få kan komme" }, world());
    });
    const after = await feed(t.visitor());
    expect(after.events.map(({ id }) => id).sort()).toEqual(before.events.map(({ id }) => id).sort());
    const [moved, cancelled] = after.events;
    expect(moved).toMatchObject({ id: ids[0], sequence: 1, starts: "2026-03-12T16:00:00.000Z", place: "Den anden sal", status: "CONFIRMED" });
    expect(moved?.description).toContain("Før: 4. marts 2026 kl. 16.00");
    expect(moved?.description).toContain("Grund: Salen er optaget");
    expect(cancelled).toMatchObject({ id: ids[1], sequence: 1, status: "CANCELLED" });
    expect(cancelled?.summary).toMatch(/^Aflyst: /);
    const english = await feed(t.visitor(), "/en/vesterbro/forum/calendar.ics");
    expect(english.events[1]?.summary).toMatch(/^Cancelled: /);
    for (const { text } of [after, english]) expect(text.replaceAll("\r\n ", "")).not.toMatch(/lukket punkt|kage|Testesen|test1@/);
  });

  test("is not sent again to who has it, until something changes; other districts have their own", async () => {
    const { headers } = await feed(t.visitor());
    const tag = headers.get("etag") ?? "";
    expect(tag).toMatch(/^"[\w-]{27}"$/);
    expect(headers.get("cache-control")).toBe("public, max-age=300");
    expect(headers.get("last-modified")).toBe(t.now.toUTCString());
    for (const known of [tag, `W/${tag}`, `"x", ${tag}`, "*"]) {
      const again = await feed(t.visitor(), undefined, { "if-none-match": known });
      expect([known, again.status, again.text, again.headers.get("etag")]).toEqual([known, 304, "", tag]);
    }
    t.now = new Date("2026-03-02T09:05:00Z");
    await write((tx) => changeSeries(tx, prepares(), seriesId, 1, { ...details, name: "Nyt navn" }, t.now));
    const changed = await feed(t.visitor(), undefined, { "if-none-match": tag });
    expect([changed.status, changed.headers.get("last-modified")]).toEqual([200, t.now.toUTCString()]);
    expect((await feed(t.visitor(), "/norrebro/forum/calendar.ics")).events).toEqual([]);
  });
});

describe("a member's own calendar", () => {
  const addressOn = (page: { document: Document }) =>
    new URL(page.document.querySelector("#own")?.getAttribute("value") ?? "http://localhost/none").pathname;
  let address: string;

  test("has an address that is shown once and kept as a hash", async () => {
    const page = await member.get("/vesterbro/forum/calendar");
    expect(page.text).toContain("Lav min adresse");
    const made = await member.submit(page, "/forum/calendar", {}, 5);
    address = addressOn(made);
    expect(made.headers.get("cache-control")).toBe("private, no-store");
    const again = await member.get("/vesterbro/forum/calendar");
    expect(again.text).toContain("Du lavede din adresse");
    expect(again.html).not.toContain(address);
    const token = address.split("/")[4] ?? "";
    expect(token).toHaveLength(32);
    const { rows } = await t.db
      .selectFrom("platform.personal_link")
      .selectAll()
      .where("purpose", "=", "meetings.calendar")
      .execute()
      .then((rows) => ({ rows }));
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(token);
    expect((await t.visitor().get("/vesterbro/forum/calendar")).status).toBe(404);
  });

  test("shows their answers and the days their parties' tasks are due, and nothing of anybody else's", async () => {
    await write(async (tx) => {
      const parties = t.permit("parties.manage");
      const own = await addParty(tx, parties, { name: "Naboerne", kind: "neighbours" });
      const other = await addParty(tx, parties, { name: "De andre", kind: "business" });
      await addRepresentation(tx, parties, memberId, { partyId: own, function: "formand", fromDay: "2026-01-01" });
      const add = (title: string, partyId: string) =>
        addTask(tx, t.permit("decisions.manage"), { title, partyId, dueDay: "2026-03-29", isPublic: false }, t.now);
      await add("Sæt skilte op", own);
      await add("En andens opgave", other);
      await recordAnswer(tx, prepares(), { meetingId: ids[2], memberId }, { answer: "no" }, t.now);
    });
    const { headers, events, text } = await feed(t.visitor(), address);
    expect(headers.get("cache-control")).toBe("private, no-cache");
    expect(events.find(({ id }) => id === ids[2])?.description).toContain("Du har svaret, at du ikke kommer.");
    // Summer time begins that day: the day is the same wherever it is read.
    expect(events.find(({ summary }) => summary === "Frist: Sæt skilte op")?.starts).toBe("2026-03-29");
    expect(text.replaceAll("\r\n ", "")).not.toMatch(/En andens opgave|lukket punkt|kage/);
    const unchanged = await feed(t.visitor(), address, { "if-none-match": headers.get("etag") ?? "" });
    expect(unchanged.status).toBe(304);
  });

  test("opens for nobody by a wrong address, in another district, or after a new one was made", async () => {
    expect((await feed(t.visitor(), "/vesterbro/forum/calendar/wrong/calendar.ics")).status).toBe(404);
    expect((await feed(t.visitor(), address.replace("/vesterbro/", "/norrebro/"))).status).toBe(404);
    const renewed = await member.submit(await member.get("/vesterbro/forum/calendar"), "/forum/calendar");
    const newer = addressOn(renewed);
    expect([(await feed(t.visitor(), address)).status, (await feed(t.visitor(), newer)).status]).toEqual([404, 200]);
    address = newer;
  });

  test("is closed by the member, and by leaving the network", async () => {
    const page = await member.get("/vesterbro/forum/calendar");
    expect((await member.submit(page, "/calendar/close", {}, 5)).text).toContain("Adressen er lukket.");
    expect((await feed(t.visitor(), address)).status).toBe(404);
    address = addressOn(await member.submit(await member.get("/vesterbro/forum/calendar"), "/forum/calendar"));
    expect((await feed(t.visitor(), address)).status).toBe(200);
    await write((tx) => endMember(tx, t.permit("parties.manage"), memberId, t.now));
    expect((await feed(t.visitor(), address)).status).toBe(404);
    const logged = await t.db
      .selectFrom("platform.audit_event")
      .select(["action", "after"])
      .where("action", "like", "meetings.%calendar")
      .orderBy("id")
      .execute();
    expect(logged.map(({ action }) => action)).toEqual([
      "meetings.open_calendar", "meetings.open_calendar", "meetings.close_calendar", "meetings.open_calendar",
    ]);
  });
});
