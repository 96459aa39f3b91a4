import ICAL from "ical.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Client, SeenPage } from "../../../test/client.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { addMember } from "../../platform/identity/commands.ts";
import { attachmentsOf } from "../../platform/mail/outbox.ts";
import { makeFrom, recordItem } from "../../thread/commands.ts";
import { addSeries } from "./commands/series.ts";
import { forgetOldAnswers } from "./commands/invitations.ts";
import { addAgendaItem } from "./commands/items.ts";
import { closeAgendaItem } from "./commands/minutes.ts";
import { planNextMeeting } from "./commands/planning.ts";
import { agendaOf } from "./queries/agenda.ts";

let t: TestApp;
let coordinator: Client;
let seriesId: string;
let meetingId: string;

beforeAll(async () => {
  t = await testApp();
  coordinator = await t.signedIn("coordinator");
  await t.db.transaction().execute(async (tx) => {
    seriesId = await addSeries(tx, t.permit("meetings.prepare"), {
      name: "Prøveforum",
      everyWeeks: 6,
      weekday: 3,
      fromDay: "2026-03-02",
      fromTime: "16:00",
      toTime: "18:00",
      place: "Prøvesalen",
    });
  });
});
afterAll(() => t.close());

const work = (id = meetingId) => `/vesterbro/forum/meetings/${id}/work`;
const plan = () => t.db.transaction().execute((tx) => planNextMeeting(tx, t.permit("meetings.prepare"), seriesId, t.now));
const addItem = (title: string, publicTitle = "", id = meetingId) =>
  t.db
    .transaction()
    .execute((tx) =>
      addAgendaItem(tx, t.permit("meetings.prepare"), id, { title, publicTitle, kind: "discussion" }, t.now),
    );
const titles = (page: SeenPage) => [...page.document.querySelectorAll(".item-row-title")].map((one) => one.textContent);

describe("planning", () => {
  test("five presses plan one meeting, on Wednesday at 16, and everyone sees when and where", async () => {
    const page = await coordinator.get("/vesterbro/forum/meetings");
    const planned = await coordinator.submit(page, `${seriesId}/plan`, {}, 5);
    expect(planned.text).toContain("Møde 1, 4. marts 2026");
    meetingId = planned.path.split("/")[4] ?? "";
    const other = await t.signedIn("coordinator");
    await other.submit(await other.get("/vesterbro/forum/meetings"), `${seriesId}/plan`);
    expect(await plan()).toBe(meetingId);
    const forum = await t.visitor().get("/vesterbro/forum");
    expect(forum.text).toContain("onsdag den 4. marts 2026 kl. 16.00–18.00");
    expect(forum.text).toContain("Hver 6. uge, onsdag");
    expect((await t.visitor().get("/en/vesterbro/forum")).text).toContain("Every 6 weeks on Wednesday");
    expect((await t.visitor().get("/vesterbro")).text).toContain("Prøvesalen");
  });

  test("day, hours and place can be corrected; the calendar file keeps its UID and counts on", async () => {
    const event = async () => {
      const file = await (await t.visitor().request(`/vesterbro/forum/meetings/${meetingId}/calendar.ics`)).text();
      return new ICAL.Event(new ICAL.Component(ICAL.parse(file)).getFirstSubcomponent("vevent") as ICAL.Component);
    };
    const before = await event();
    const page = await coordinator.get(`/vesterbro/forum/meetings/${meetingId}/time`);
    const late = await coordinator.submit(page, "/time", { fromTime: "19:00" });
    expect(late.text).toContain("Mødet slutter, før det begynder.");
    await coordinator.submit(page, "/time", { fromTime: "15:30", place: "Den anden sal" });
    const after = await event();
    expect(after.startDate.toJSDate()).toEqual(new Date("2026-03-04T14:30:00Z"));
    expect([after.uid, after.sequence, after.location]).toEqual([before.uid, before.sequence + 1, "Den anden sal"]);
    await coordinator.submit(page, "/time", { fromTime: "16:00", place: "Prøvesalen" });
  });

  test("twenty clients that plan at once plan one meeting", async () => {
    t.now = new Date("2026-03-05T09:00:00Z");
    const ids = await Promise.all(Array.from({ length: 20 }, plan));
    expect(new Set(ids).size).toBe(1);
    const meeting = await t.db
      .selectFrom("meetings.meeting")
      .select(["number", "starts_at"])
      .where("id", "=", ids[0] ?? "")
      .executeTakeFirstOrThrow();
    // Six weeks after 4 March summer time has begun: still 16.00 on the clock.
    expect(meeting).toEqual({ number: 2, starts_at: new Date("2026-04-15T14:00:00Z") });
    meetingId = ids[0] ?? "";
  });
});

describe("the agenda", () => {
  test("an item shows its public title to everyone and its own only to members", async () => {
    await addItem("Kanyler ved opgang 4");
    await addItem("Hemmelig sag", "Trygge gader");
    const visitor = await t.visitor().get(`/vesterbro/forum/meetings/${meetingId}`);
    expect(visitor.text).toContain("Trygge gader");
    expect(visitor.html).not.toContain("Hemmelig sag");
    expect(visitor.html).not.toContain("Kanyler ved opgang 4");
    const member = await (await t.signedIn("member")).get(`/vesterbro/forum/meetings/${meetingId}`);
    expect(member.path).toBe(work());
    expect(titles(member)).toEqual(["Kanyler ved opgang 4", "Hemmelig sag"]);
    expect(member.html).not.toContain("/move");
    expect((await t.visitor().get(work())).status).toBe(404);
  });

  test("items move up and down, are changed and, while new, taken off", async () => {
    let page = await coordinator.get(work());
    const [, second] = [...page.document.querySelectorAll('form[action*="/move"]')];
    page = await coordinator.submit(page, second?.getAttribute("action") ?? "", { direction: "up" });
    expect(titles(page)).toEqual(["Hemmelig sag", "Kanyler ved opgang 4"]);
    const edit = page.document.querySelector('a[href$="/edit"]')?.getAttribute("href") ?? "";
    page = await coordinator.submit(await coordinator.get(edit), "/edit", { title: "Tryghed" });
    expect(titles(page)).toEqual(["Tryghed", "Kanyler ved opgang 4"]);
    await addItem("Fejltagelse");
    page = await coordinator.get(work());
    const last = [...page.document.querySelectorAll('a[href$="/edit"]')].at(-1)?.getAttribute("href") ?? "";
    page = await coordinator.submit(await coordinator.get(last), "/remove");
    expect(titles(page)).toEqual(["Tryghed", "Kanyler ved opgang 4"]);
  });

  test("a title with a CPR number comes back with what was typed", async () => {
    const page = await coordinator.get(work());
    const again = await coordinator.submit(page, "/items/new", { title: "Om 010203-1234", kind: "decision" });
    expect(again.status).toBe(422);
    expect(again.document.querySelector("#title")?.getAttribute("value")).toBe("Om 010203-1234");
  });

  test("what is put on through the thread waits there once; what is not public stays so", async () => {
    const origin = { kind: "observation", id: "019c0000-0000-7000-8000-000000000001" };
    const put = () =>
      t.db.transaction().execute((tx) => makeFrom(tx, t.permit("meetings.prepare"), origin, "agenda-item", {}, t.now));
    await t.db.transaction().execute((tx) =>
      recordItem(tx, t.district.id, {
        ...origin,
        at: t.now,
        status: "received",
        statusAt: t.now,
        title: "Noget privat",
        publicTitle: null,
      }),
    );
    const first = await put();
    expect(await put()).toEqual(first);
    const public_ = await t.visitor().get(`/vesterbro/forum/items/${first?.id}`);
    expect(public_.status).toBe(404);
    const item = await coordinator.get(`/vesterbro/forum/items/${first?.id}`);
    expect(item.status).toBe(200);
    expect(item.text).toContain("Vises kun for medlemmer");
  });

  test("without a series nothing can be put on an agenda, and the reason is said", async () => {
    const elsewhere = { ...t.permit("meetings.prepare"), districtId: t.elsewhere.id };
    const origin = { kind: "task", id: "019c0000-0000-7000-8000-000000000002" };
    const put = t.db.transaction().execute(async (tx) => {
      await recordItem(tx, t.elsewhere.id, { ...origin, at: t.now, status: "open", statusAt: t.now, title: "x", publicTitle: null });
      return makeFrom(tx, elsewhere, origin, "agenda-item", {}, t.now);
    });
    await expect(put).rejects.toThrow("no_series");
  });

  test("unfinished items are taken over with their age, in their order; a late close takes them off again", async () => {
    const first = meetingId;
    const before = await agendaOf(t.db, t.permit("meetings.read"), first);
    t.now = new Date("2026-04-15T15:00:00Z");
    const second = await plan();
    const page = await coordinator.get(work(second));
    expect(page.text).toContain("2. gang på dagsordenen");
    expect(titles(page)).toEqual(before.map((entry) => entry.title));
    const done = before[1]?.itemId ?? "";
    await t.db.transaction().execute(async (tx) => {
      const permit = t.permit("meetings.minute");
      await closeAgendaItem(tx, permit, { meetingId: first, itemId: done }, "discussed", t.now);
      const carried = { meetingId: first, itemId: before[0]?.itemId ?? "" };
      await closeAgendaItem(tx, permit, carried, "carried-over", t.now);
      await closeAgendaItem(tx, permit, carried, "carried-over", t.now);
    });
    const after = await agendaOf(t.db, t.permit("meetings.read"), second);
    expect(after.map((entry) => entry.itemId)).toEqual(
      before.map((entry) => entry.itemId).filter((id) => id !== done),
    );
    expect(after[0]?.times).toBe(2);
    // Written afterwards, it was said on the meeting's day.
    const held = await t.db.selectFrom("meetings.meeting").select("starts_at").where("id", "=", first).executeTakeFirstOrThrow();
    const item = await t.db.selectFrom("thread.item").select("status_at").where("id", "=", done).executeTakeFirstOrThrow();
    expect(item.status_at).toEqual(held.starts_at);
    meetingId = second;
  });
});

describe("invitations", () => {
  const mails = () =>
    t.db.selectFrom("platform.mail").selectAll().where("purpose", "=", "meetings.invite").orderBy("created_at").execute();
  const linkOf = (text: string | null) => /http:\/\/localhost(\/\S+\/answer\/\S+)/.exec(text ?? "")?.[1] ?? "";

  test("five presses send each member with mail one invitation with a calendar file others can read", async () => {
    await t.db.transaction().execute(async (tx) => {
      for (const [name, phone] of [["Tove Telefon", "20123456"], ["Åge Avis", null]] as const)
        await addMember(tx, t.permit("parties.manage"), { name, phone, reach: phone ? "phone" : "paper", roles: ["member"] });
    });
    const page = await coordinator.get(`/vesterbro/forum/meetings/${meetingId}/invitations`);
    await coordinator.submit(page, "/invitations", {}, 5);
    const sent = await mails();
    const members = await t.db.selectFrom("platform.member").select("id").where("reach", "=", "mail").execute();
    expect(sent).toHaveLength(members.length);
    const [file] = await attachmentsOf(t.db, t.district.id, sent[0]?.id ?? "");
    const calendar = new ICAL.Component(ICAL.parse(Buffer.from(file?.content ?? []).toString("utf8")));
    expect(calendar.getFirstPropertyValue("method")).toBe("REQUEST");
    const event = new ICAL.Event(calendar.getFirstSubcomponent("vevent") as ICAL.Component);
    expect(event.startDate.toJSDate()).toEqual(new Date("2026-05-27T14:00:00Z"));
    expect(event.endDate.toJSDate()).toEqual(new Date("2026-05-27T16:00:00Z"));
    expect(event.location).toBe("Prøvesalen");
    expect(event.organizer).toBe("mailto:forum@eksempel.dk");
    expect(event.uid).toContain(meetingId);
    expect(event.sequence).toBe(0);
    const open = await (await t.visitor().request(`/vesterbro/forum/meetings/${meetingId}/calendar.ics`)).text();
    const published = new ICAL.Component(ICAL.parse(open));
    expect(published.getFirstPropertyValue("method")).toBe("PUBLISH");
    expect(published.getFirstSubcomponent("vevent")?.getFirstPropertyValue("uid")).toBe(event.uid);
  });

  test("sending again reaches only who is new", async () => {
    const before = (await mails()).length;
    await t.signedIn("member");
    const page = await coordinator.get(`/vesterbro/forum/meetings/${meetingId}/invitations`);
    expect(page.text).toContain("Send 1 invitation");
    const after = await coordinator.submit(page, "/invitations");
    expect((await mails()).length).toBe(before + 1);
    expect(after.text).toContain("Alle, der nås på e-mail, er inviteret.");
  });

  test("a personal link answers without an account; opening it changes nothing; the answer can be changed", async () => {
    const [mail] = await mails();
    const link = linkOf(mail?.text ?? null);
    const visitor = t.visitor();
    const page = await visitor.get(link);
    expect(page.document.querySelector('meta[name="robots"]')?.getAttribute("content")).toBe("noindex");
    const invitations = `/vesterbro/forum/meetings/${meetingId}/invitations`;
    expect((await coordinator.get(invitations)).text).not.toContain("Jeg tager kage med");
    const yes = await visitor.submit(page, "/answer/", { answer: "yes", note: "Jeg tager kage med" });
    expect(yes.text).toContain("Dit svar: Du kommer.");
    expect((await coordinator.get(invitations)).text).toContain("Jeg tager kage med");
    const no = await visitor.submit(await visitor.get(link), "/answer/", { answer: "no", note: "" });
    expect(no.text).toContain("Dit svar: Du kommer ikke.");
    const neither = await visitor.submit(await visitor.get(link), "/answer/", {});
    expect(neither.text).toContain("Vælg, om du kommer.");
    expect((await t.visitor().get("/vesterbro/forum/answer/wrong")).status).toBe(404);
    expect((await t.visitor().get(link.replace("/vesterbro/", "/norrebro/"))).status).toBe(404);
  });

  test("an answer by phone is entered by the secretary and logged as assisted; the rest is a list to print", async () => {
    const hand = await coordinator.get(`/vesterbro/forum/meetings/${meetingId}/invitations/by-hand`);
    expect(hand.text).toMatch(/Ring.*Tove Telefon.*20123456.*Aflever.*Åge Avis/);
    expect(hand.text).not.toContain("test1@eksempel.dk");
    const invitations = `/vesterbro/forum/meetings/${meetingId}/invitations`;
    const list = await coordinator.get(invitations);
    const enter = list.document.querySelector('a[aria-label$="Tove Telefon"]')?.getAttribute("href") ?? "";
    const saved = await coordinator.submit(await coordinator.get(enter), "/invitations/", { answer: "yes" });
    expect(saved.text).toMatch(/Tove Telefon.*Kommer \(skrevet ind af en koordinator\)/);
    const logged = await t.db
      .selectFrom("platform.audit_event")
      .select(["actor_kind as by", "after"])
      .where("action", "=", "meetings.answer")
      .orderBy("id")
      .execute();
    expect(logged).toEqual([
      { by: "link", after: expect.objectContaining({ answer: "yes", assisted: false }) },
      { by: "link", after: expect.objectContaining({ answer: "no", assisted: false }) },
      { by: "member", after: expect.objectContaining({ answer: "yes", assisted: true }) },
    ]);
  });

  test("when the meeting has begun the link says so kindly", async () => {
    t.now = new Date("2026-05-27T14:30:00Z");
    const [mail] = await mails();
    const page = await t.visitor().get(linkOf(mail?.text ?? null));
    expect(page.text).toContain("Mødet er begyndt.");
    expect(page.document.querySelector('form[action*="/answer/"]')).toBeNull();
  });

  test("ninety days after the meeting nobody's answer is kept", async () => {
    const kept = () => t.db.selectFrom("meetings.invitation").select("member_id").execute();
    const forget = (now: Date) => t.db.transaction().execute((tx) => forgetOldAnswers(tx, { now }));
    await forget(new Date("2026-08-25T12:00:00Z"));
    expect((await kept()).length).toBeGreaterThan(0);
    await forget(new Date("2026-08-26T12:00:00Z"));
    expect(await kept()).toEqual([]);
  });
});
