import ICAL from "ical.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Client } from "../../../test/client.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import type { Tx } from "../../platform/db/database.ts";
import { addMember, endMember } from "../../platform/identity/commands.ts";
import { attachmentsOf } from "../../platform/mail/outbox.ts";
import { sendInvitations } from "./commands/invitations.ts";
import { addAgendaItem } from "./commands/items.ts";
import { cancelMeeting, moveMeeting } from "./commands/move.ts";
import { forgetHearers } from "./commands/notices.ts";
import { planAhead, planNextMeeting } from "./commands/planning.ts";
import { addSeries, endSeries } from "./commands/series.ts";
import { agendaOf } from "./queries/agenda.ts";

let t: TestApp;
let coordinator: Client;
let seriesId: string;
/** On 4 March, 1 April and 29 April, 16-18. */
let ids: readonly [string, string, string];

const write = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => t.db.transaction().execute(work);
const prepares = () => t.permit("meetings.prepare");
const world = () => ({ district: t.district, now: t.now, publicUrl: "http://localhost" });
const address = (id: string, rest: string) => `/vesterbro/forum/meetings/${id}/${rest}`;

beforeAll(async () => {
  t = await testApp();
  coordinator = await t.signedIn("coordinator");
  const members = t.permit("parties.manage");
  const details = { name: "Prøveforum", everyWeeks: 4, weekday: 3, fromDay: "2026-03-02", place: "Prøvesalen" };
  await write(async (tx) => {
    for (const name of ["Anna Prøve", "Bent Prøve"])
      await addMember(tx, members, { name, reach: "mail", email: `${name.slice(0, 4)}@eksempel.dk`, roles: ["member"] });
    await addMember(tx, members, { name: "Tove Telefon", reach: "phone", phone: "20123456", roles: ["member"] });
    await addMember(tx, members, { name: "Åge Avis", reach: "paper", roles: ["member"] });
    seriesId = await addSeries(tx, prepares(), { ...details, fromTime: "16:00", toTime: "18:00" });
    await planAhead(tx, prepares(), seriesId, 3, t.now);
  });
  const rows = await t.db.selectFrom("meetings.meeting").select("id").orderBy("starts_at").execute();
  const [first = "", second = "", third = ""] = rows.map((row) => row.id);
  ids = [first, second, third];
  await write((tx) => sendInvitations(tx, prepares(), t.district, ids[0], world()));
});
afterAll(() => t.close());

async function mailsTo(email: string, purpose: string) {
  const mails = await t.db
    .selectFrom("platform.mail")
    .select(["id", "subject", "text"])
    .where("to_address", "=", email)
    .where("purpose", "=", purpose)
    .orderBy("id")
    .execute();
  return Promise.all(
    mails.map(async (mail) => {
      const [file] = await attachmentsOf(t.db, t.district.id, mail.id);
      return { ...mail, ...readCalendar(Buffer.from(file?.content ?? []).toString("utf8")), type: file?.type };
    }),
  );
}

function readCalendar(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const event = new ICAL.Event(calendar.getFirstSubcomponent("vevent") as ICAL.Component);
  return {
    method: calendar.getFirstPropertyValue("method"),
    status: event.component.getFirstPropertyValue("status"),
    uid: event.uid,
    sequence: event.sequence,
    starts: event.startDate.toJSDate().toISOString(),
    place: event.location,
    attendees: event.attendees.map((one) => one.getFirstValue()),
  };
}

const answerLink = (text: string | null) => /http:\/\/localhost(\/\S+\/answer\/\S+)/.exec(text ?? "")?.[1] ?? "";
const answerOf = async (client: Client, link: string) => (await client.get(link)).text;

describe("a meeting with invitations out that is moved", () => {
  test("to another day: everyone invited gets old and new, a calendar file of the same UID, and is asked again", async () => {
    const [invitation] = await mailsTo("anna@eksempel.dk", "meetings.invite");
    const anna = t.visitor();
    await anna.submit(await anna.get(answerLink(invitation?.text ?? "")), "/answer/", { answer: "yes", note: "Jeg kommer senere" });
    const page = await coordinator.get(address(ids[0], "time"));
    expect(page.text).toContain("3 får en mail med en ny kalenderfil.2 kommer på en liste");
    const move = { day: "2026-03-12", fromTime: "17:00", toTime: "19:00", place: "Den store sal", reason: "Lokalet bygges om" };
    const after = await coordinator.submit(page, "/time", move, 5);
    expect(after.text).toContain("2 mangler at få besked");

    const [mail, ...more] = await mailsTo("anna@eksempel.dk", "meetings.move");
    expect(more).toEqual([]);
    expect(mail).toMatchObject({
      subject: "Flyttet: Prøveforum er nu torsdag den 12. marts 2026",
      method: "REQUEST",
      status: "CONFIRMED",
      uid: invitation?.uid,
      sequence: (invitation?.sequence ?? 0) + 1,
      starts: "2026-03-12T16:00:00.000Z",
      place: "Den store sal",
      attendees: ["MAILTO:anna@eksempel.dk"],
      type: "text/calendar; charset=utf-8; method=REQUEST",
    });
    expect(mail?.text).toContain("Før: onsdag den 4. marts 2026 kl. 16.00–18.00\nNu: torsdag den 12. marts 2026 kl. 17.00–19.00");
    expect(mail?.text).toContain("Nyt sted: Den store sal\nFør: Prøvesalen");
    expect(mail?.text).toContain("Grunden er: Lokalet bygges om");
    expect(mail?.text).toContain("Det er en anden dag. Sig derfor til igen, om du kommer.");
    const again = await anna.get(answerLink(mail?.text ?? ""));
    expect(again.text).not.toContain("Dit svar:");
    expect(again.text).toContain("Mødet er flyttet");
    expect(again.document.querySelector("#note")?.getAttribute("value")).toBe("Jeg kommer senere");
    await anna.submit(again, "/answer/", { answer: "yes" });
  });

  test("everyone sees from what and why, in both languages; the public file tells the same", async () => {
    for (const path of ["/vesterbro/forum", `/vesterbro/forum/meetings/${ids[0]}`]) {
      const page = await t.visitor().get(path);
      expect(page.text).toContain("Før: onsdag den 4. marts 2026 kl. 16.00–18.00, Prøvesalen");
      expect(page.text).toContain("Grund: Lokalet bygges om");
      expect(page.html).not.toMatch(/Tove|20123456|anna@/);
    }
    expect((await t.visitor().get(`/en/vesterbro/forum/meetings/${ids[0]}`)).text).toContain("The meeting has been moved");
    const file = await (await t.visitor().request(address(ids[0], "calendar.ics"))).text();
    expect(readCalendar(file)).toMatchObject({ method: "PUBLISH", sequence: 1, attendees: [] });
  });

  test("only in its hours: answers stand, and the mail says so", async () => {
    await write((tx) => moveMeeting(tx, prepares(), ids[0], { day: "2026-03-12", fromTime: "16:30", toTime: "19:00", place: "Den store sal", reason: "" }, world()));
    const mail = (await mailsTo("anna@eksempel.dk", "meetings.move")).at(-1);
    expect(mail?.sequence).toBe(2);
    expect(mail?.text).toContain("Stedet er det samme: Den store sal.");
    expect(mail?.text).toContain("Dit svar gælder stadig.");
    expect(await answerOf(t.visitor(), answerLink(mail?.text ?? ""))).toContain("Dit svar: Du kommer.");
    const bent = (await mailsTo("bent@eksempel.dk", "meetings.move")).at(-1);
    expect(bent?.text).toContain("Sig til, om du kommer.");
  });

  test("to where it is already moves nothing", async () => {
    const before = (await mailsTo("anna@eksempel.dk", "meetings.move")).length;
    await coordinator.submit(await coordinator.get(address(ids[0], "time")), "/time");
    expect(await mailsTo("anna@eksempel.dk", "meetings.move")).toHaveLength(before);
  });

  test.each([
    [{ day: "2026-02-20" }, "Vælg en dato, der ligger efter i dag."],
    [{ day: "2026-04-01", fromTime: "16:00", toTime: "18:00" }, "Serien har allerede et møde på det tidspunkt."],
    [{ day: "2026-03-13", reason: "Anna Prøve er syg" }, "Alle kan læse grunden."],
    [{ day: "2026-03-13", toTime: "15:00" }, "Mødet slutter, før det begynder."],
  ])("%o comes back with what is wrong and what was typed", async (answers, words) => {
    const page = await coordinator.submit(await coordinator.get(address(ids[0], "time")), "/time", answers);
    expect(page.status).toBe(422);
    expect(page.text).toContain(words);
    expect(page.document.querySelector("#day")?.getAttribute("value")).toBe(answers.day);
  });
});

describe("those without mail", () => {
  const tell = () => coordinator.get(address(ids[0], "tell"));

  test("stand on a list with what to say, and are ticked off once, as assisted; nobody else sees it", async () => {
    const page = await tell();
    expect(page.text).toContain("Nu er det torsdag den 12. marts 2026 kl. 16.30–19.00. Sted: Den store sal.");
    expect(page.text).toMatch(/Tove Telefon.*Ring til 20123456/);
    const tove = page.document.querySelector('button[aria-label$="Tove Telefon"]')?.closest("form")?.getAttribute("action") ?? "";
    const after = await coordinator.submit(page, tove, {}, 5);
    expect(after.text).toContain("1 mangler at få besked");
    expect(after.text).toMatch(/Tove Telefon.*Har fået besked 2\. marts 2026/);
    const logged = await t.db.selectFrom("platform.audit_event").select("after").where("action", "=", "meetings.tell").execute();
    expect(logged).toEqual([{ after: expect.objectContaining({ told: true, assisted: true }) }]);
    expect((await (await t.signedIn("member")).get(address(ids[0], "tell"))).status).toBe(404);
    expect((await t.visitor().get(address(ids[0], "tell"))).status).toBe(404);
  });

  test("who leaves the network stands there no more", async () => {
    const { id } = await t.db.selectFrom("platform.member").select("id").where("name", "=", "Åge Avis").executeTakeFirstOrThrow();
    const stale = await tell();
    await write((tx) => endMember(tx, t.permit("parties.manage"), id, t.now));
    const gone = await coordinator.submit(stale, `/tell/${id}`);
    expect(gone.status).toBe(200);
    expect(gone.text).not.toContain("Åge Avis");
    expect(gone.text).toContain("Alle på listen har fået besked.");
  });
});

describe("two coordinators at once", () => {
  test("the second sees what the first did, and nothing is sent twice", async () => {
    const other = await t.signedIn("coordinator");
    const [mine, theirs] = [await coordinator.get(address(ids[0], "time")), await other.get(address(ids[0], "cancel"))];
    const before = (await mailsTo("bent@eksempel.dk", "meetings.move")).length;
    await coordinator.submit(mine, "/time", { day: "2026-03-17", reason: "" });
    const empty = await other.submit(theirs, "/cancel", { reason: "" });
    expect([empty.status, empty.text.includes("En anden har ændret mødet")]).toEqual([422, false]);
    const late = await other.submit(empty, "/cancel", { reason: "For få kan komme" });
    expect(late.status).toBe(422);
    expect(late.text).toContain("En anden har ændret mødet");
    expect(late.text).toContain("tirsdag den 17. marts 2026");
    expect(late.document.querySelector("#reason")?.textContent).toBe("For få kan komme");
    expect(await mailsTo("bent@eksempel.dk", "meetings.move")).toHaveLength(before + 1);
    expect(await mailsTo("bent@eksempel.dk", "meetings.cancel")).toEqual([]);
  });

  test("of twenty that move and cancel and plan at the same moment, each is harmless", async () => {
    const id = ids[2];
    const tries = Array.from({ length: 20 }, (_, n) =>
      write(async (tx) => {
        const day = `2026-05-${10 + n}`;
        if (n % 3 === 0) await planAhead(tx, prepares(), seriesId, 4, t.now);
        else if (n % 3 === 1) await moveMeeting(tx, prepares(), id, { day, fromTime: "16:00", toTime: "18:00", place: "Sal", reason: "", version: 0 }, world());
        else await cancelMeeting(tx, prepares(), id, { reason: "Nej", version: 0 }, world());
      }),
    );
    const results = await Promise.allSettled(tries);
    const refusals = results.flatMap((one) => (one.status === "rejected" ? [String((one.reason as Error).message)] : []));
    expect(refusals.filter((words) => !/changed_meanwhile|cancelled/.test(words))).toEqual([]);
    const row = await t.db.selectFrom("meetings.meeting").select("sequence").where("id", "=", id).executeTakeFirstOrThrow();
    expect(row.sequence).toBe(1);
  });
});

describe("a meeting that is cancelled", () => {
  const titles = async (id: string) => (await agendaOf(t.db, t.permit("meetings.read"), id)).map(({ title }) => title);

  test("hands its unfinished items to the next agenda, in their order, and tells everyone invited", async () => {
    const add = (title: string) =>
      write((tx) => addAgendaItem(tx, prepares(), ids[0], { title, publicTitle: title, kind: "discussion" }, t.now));
    await add("Belysning");
    await add("Toiletter");
    const page = await coordinator.get(address(ids[0], "cancel"));
    expect(page.text).toContain("2 punkter går videre til dagsordenen for næste møde.");
    const none = await coordinator.submit(page, "/cancel", { reason: " " });
    expect(none.status).toBe(422);
    await coordinator.submit(page, "/cancel", { reason: "For få kan komme" }, 5);
    expect(await titles(ids[0])).toEqual([]);
    expect(await titles(ids[1])).toEqual(["Belysning", "Toiletter"]);
    const [invitation] = await mailsTo("bent@eksempel.dk", "meetings.invite");
    const [mail, ...more] = await mailsTo("bent@eksempel.dk", "meetings.cancel");
    expect(more).toEqual([]);
    expect(mail).toMatchObject({
      subject: "Aflyst: Prøveforum, tirsdag den 17. marts 2026",
      method: "CANCEL",
      status: "CANCELLED",
      uid: invitation?.uid,
      sequence: 4,
      type: "text/calendar; charset=utf-8; method=CANCEL",
    });
    expect(mail?.text).toContain("Grunden er: For få kan komme");
  });

  test("is told everywhere as cancelled, with its reason, and is no longer the next meeting", async () => {
    const forum = await t.visitor().get("/vesterbro/forum");
    expect(forum.text).toContain("Grund: For få kan komme");
    expect(forum.document.querySelector(".card")?.textContent).toContain("1. april 2026");
    const page = await t.visitor().get(`/vesterbro/forum/meetings/${ids[0]}`);
    expect(page.text).toContain("Mødet er aflyst");
    expect(page.document.querySelector("a[download]")).toBeNull();
    const found = await t.db.selectFrom("thread.item").select("status").where("id", "=", ids[0]).executeTakeFirst();
    expect(found).toEqual({ status: "cancelled" });
    const file = await (await t.visitor().request(address(ids[0], "calendar.ics"))).text();
    expect(readCalendar(file)).toMatchObject({ method: "PUBLISH", status: "CANCELLED", sequence: 4 });
  });

  test("takes no more answers, items, minutes or changes, and says so kindly", async () => {
    const [invitation] = await mailsTo("bent@eksempel.dk", "meetings.move").then((all) => all.slice(-1));
    const link = await t.visitor().get(answerLink(invitation?.text ?? ""));
    expect(link.text).toContain("Mødet er aflyst");
    expect(link.document.querySelector('form[action*="/answer/"]')).toBeNull();
    const work = await coordinator.get(address(ids[0], "work"));
    expect(work.document.querySelectorAll("main form")).toHaveLength(0);
    const add = write((tx) => addAgendaItem(tx, prepares(), ids[0], { title: "Nyt", kind: "discussion" }, t.now));
    await expect(add).rejects.toThrow("cancelled");
    const again = write((tx) => cancelMeeting(tx, prepares(), ids[0], { reason: "Igen" }, world()));
    await expect(again).rejects.toThrow("cancelled");
    expect((await coordinator.get(address(ids[0], "time"))).path).toBe(address(ids[0], "work"));
  });

  test("plans the next meeting when none is, and keeps its items when the series has ended", async () => {
    const coming = () =>
      t.db
        .selectFrom("meetings.meeting")
        .select("id")
        .where("cancelled_at", "is", null)
        .where("starts_at", ">", t.now)
        .orderBy("starts_at")
        .execute();
    const cancel = (id: string) => write((tx) => cancelMeeting(tx, prepares(), id, { reason: "Nej" }, world()));
    for (const { id } of await coming()) await cancel(id);
    const [next] = await coming();
    expect(await titles(next?.id ?? "")).toEqual(["Belysning", "Toiletter"]);
    await write((tx) => endSeries(tx, prepares(), seriesId, t.now));
    await cancel(next?.id ?? "");
    expect(await coming()).toEqual([]);
    expect(await titles(next?.id ?? "")).toEqual(["Belysning", "Toiletter"]);
  });
});

describe("a meeting that is moved again before everybody was called", () => {
  const caller = () => coordinator.get(address(id, "tell"));
  const moveTo = (day: string) =>
    write((tx) => moveMeeting(tx, prepares(), id, { day, fromTime: "16:00", toTime: "18:00", place: "Salen", reason: "" }, world()));
  /** What is said to each, as it stands above the table with their name. */
  const saidTo = async (name: string) => {
    const page = await caller();
    const section = [...page.document.querySelectorAll("section")].find((one) => one.textContent?.includes(name));
    return section?.querySelector("p")?.textContent ?? "";
  };
  const tick = async (name: string) => {
    const page = await caller();
    const form = page.document.querySelector(`button[aria-label$="${name}"]`)?.closest("form");
    await coordinator.submit(page, form?.getAttribute("action") ?? "");
  };
  let id = "";

  beforeAll(async () => {
    await write(async (tx) => {
      await addMember(tx, t.permit("parties.manage"), { name: "Ole Opgang", reach: "phone", phone: "20654321", roles: ["member"] });
      const details = { name: "Flytteforum", everyWeeks: 4, weekday: 3, fromDay: "2026-12-16", place: "Salen" };
      const series = await addSeries(tx, prepares(), { ...details, fromTime: "16:00", toTime: "18:00" });
      id = await planNextMeeting(tx, prepares(), series, t.now);
      await sendInvitations(tx, prepares(), t.district, id, world());
    });
  });

  test("is told to each from the time they were last told of", async () => {
    await moveTo("2026-12-24");
    await moveTo("2027-03-12");
    const moved = "Det var onsdag den 16. december 2026 kl. 16.00–18.00. Nu er det fredag den 12. marts 2027";
    expect((await caller()).text).not.toContain("24. december");
    expect(await saidTo("Tove Telefon")).toContain(moved);
    await tick("Tove Telefon");
    await moveTo("2027-03-17");
    expect(await saidTo("Tove Telefon")).toContain("Det var fredag den 12. marts 2027");
    expect(await saidTo("Ole Opgang")).toContain("Det var onsdag den 16. december 2026");
  });

  test("back to where it was is no news to those who never heard", async () => {
    await moveTo("2026-12-16");
    expect(await saidTo("Ole Opgang")).toContain("Mødet i Flytteforum er onsdag den 16. december 2026 kl. 16.00–18.00, som du har fået at vide.");
    expect(await saidTo("Tove Telefon")).toContain("Det var fredag den 12. marts 2027");
  });

  test("and cancelled is called by the time each knows", async () => {
    await moveTo("2027-03-18");
    await write((tx) => cancelMeeting(tx, prepares(), id, { reason: "Nej" }, world()));
    expect(await saidTo("Ole Opgang")).toContain("Mødet i Flytteforum onsdag den 16. december 2026 kl. 16.00–18.00 er aflyst.");
    expect(await saidTo("Tove Telefon")).toContain("Mødet i Flytteforum fredag den 12. marts 2027");
  });
});

test("ninety days after the meeting nobody knows any more who was told", async () => {
  const kept = () => t.db.selectFrom("meetings.hearer").select("member_id").execute();
  expect((await kept()).length).toBeGreaterThan(0);
  const erased = await write((tx) => forgetHearers(tx, { now: new Date("2027-09-01T12:00:00Z") }));
  expect(erased.map(({ districtId }) => districtId)).toEqual([t.district.id]);
  expect(await kept()).toEqual([]);
});
