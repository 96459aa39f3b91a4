import ICAL from "ical.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Client, SeenPage } from "../../../../test/client.ts";
import { publishedConference } from "../../../../test/conference.ts";
import { testApp } from "../../../../test/harness.ts";
import type { TestApp } from "../../../../test/harness.ts";
import { afterClosing, seatingSteps } from "../../../../test/seating.ts";
import type { SeatingSteps } from "../../../../test/seating.ts";
import { momentOf } from "../../../platform/i18n/dates.ts";
import { noteBounce } from "../../../platform/mail/bounces.ts";
import { addTimed } from "../commands/sessions.ts";
import { cancelRegistration } from "../registration/commands/registrations.ts";
import { moveByHand } from "../seating/commands/by-hand.ts";
import { seatsOf } from "../seating/queries/published.ts";
import { toldSeats } from "../seating/rules/programme.ts";
import { notice } from "./part.ts";

let app: TestApp;
let coordinator: Client;
let on: SeatingSteps;
beforeAll(async () => {
  app = await testApp();
  coordinator = await app.signedIn("coordinator");
  on = seatingSteps(app);
});
afterAll(() => app.close());

const later = (minutes: number) => {
  app.now = new Date(app.now.getTime() + minutes * 60_000);
};

/** Anna and Bo are in the first workshop, Carl and Ina in the second, Dorte in none; Willy waits. Mail reaches Anna, Carl and Dorte. */
async function stage(title: string) {
  app.now = new Date("2026-03-02T09:00:00Z");
  const held = await publishedConference(app, { title, capacity: "5" }, [[5], [5], [5]]);
  const [a = "", b = "", c = ""] = held.workshops;
  const anna = await on.enter(held.id, "Anna", { wishes: [a], email: "anna@eksempel.dk" });
  const bo = await on.enter(held.id, "Bo", { wishes: [a], phone: "22 33 44 55" });
  await on.enter(held.id, "Carl", { wishes: [b], email: "carl@eksempel.dk" });
  await on.enter(held.id, "Ina", { wishes: [b], email: "virker-ikke@eksempel.dk" });
  await on.enter(held.id, "Dorte", { email: "dorte@eksempel.dk" });
  await on.enter(held.id, "Willy", { wishes: [a], email: "willy@eksempel.dk" });
  await noteBounce(app.db, { secret: app.deps.secret, districtId: app.district.id, address: "virker-ikke@eksempel.dk" }, "550", app.now);
  app.now = afterClosing;
  const number = await on.draft(held.id);
  await on.work();
  await on.publish(held.id, number);
  await on.work();
  const { path } = held;
  const change = async (page: string, answers: Record<string, string>) => coordinator.submit(await coordinator.get(`${path}/${page}`), page, answers);
  const publish = async () => coordinator.submit(await coordinator.get(`${path}/publish`), "/publish", { consent: "1", anyway: "1" }, 5);
  const room = (workshop: string, to: string) => change(`workshops/${workshop}`, { room1: to });
  const rounds = (from1: string, to1: string) => change("rounds", { from1, to1 });
  return { ...held, a, b, c, anna, bo, change, publish, room, rounds };
}

/** Lets the part's jobs run twice, as after a crash. */
async function write() {
  for (const job of [...(notice.jobs ?? []), ...(notice.jobs ?? [])]) await job.run({ ...app.deps, now: () => app.now }, null, { number: 1, isLast: true });
}

/** What is written and sent about a conference since the last time, by address. */
async function mailed(conferenceId: string) {
  await write();
  const about = () => app.db.selectFrom("platform.mail").select(["id", "to_address as to", "subject", "text"]).where("about_id", "=", conferenceId);
  const mails = await about().where("purpose", "=", "conference.programme_changed").orderBy("to_address").execute();
  await app.db.updateTable("platform.mail").set({ purpose: "conference.thanks", status: "sent", sending_since: null, sent_at: app.now }).where("purpose", "=", "conference.programme_changed").execute();
  return mails;
}

const names = ({ document }: SeenPage) => [...document.querySelectorAll("tbody tr")].map((row) => row.querySelector("th, td")?.textContent?.trim());
const toCall = async (path: string) => names(await coordinator.get(`${path}/tell`));
const buttonOf = (seen: SeenPage, name: string) => seen.document.querySelector(`button[aria-label$=": ${name}"]`)?.closest("form")?.getAttribute("action") ?? "";

describe("a published programme in which something moves", () => {
  test("is told once, however many versions it took, to those whose own programme it is in: by mail, or from the list", async () => {
    const { id, path, a, bo, anna, room, rounds, publish } = await stage("Nyt lokale");
    await room(a, "Kælderen");
    const before = await coordinator.get(`${path}/publish`);
    expect(before.text).toContain("giver vi besked til dem, der får en anden tid eller et andet lokale i deres eget program: 2 får besked.");
    expect(before.text).toContain("1 får en mail. 1 kommer på en liste");
    await publish();
    later(4);
    await room(a, "Loftet");
    await publish();
    expect((await coordinator.get(`${path}/overview`)).text).toContain("1 får en mail om ændringen inden for ti minutter.1 kan ikke nås med e-mail og mangler besked.");
    later(4);
    expect(await mailed(id)).toEqual([]);
    later(2);
    const mails = await mailed(id);
    expect(mails.map(({ to, subject }) => `${to}: ${subject}`)).toEqual(["anna@eksempel.dk: Dit program er ændret: Nyt lokale"]);
    expect(mails[0]?.text).toContain("“Indsatser der virker” er flyttet til et andet lokale: Loftet. Før: Indsatser der virker.");
    const files = await app.db.selectFrom("platform.mail_attachment").select("content").where("mail_id", "=", mails[0]?.id ?? "").orderBy("position").execute();
    const places = files.flatMap(({ content }) => new ICAL.Component(ICAL.parse(new TextDecoder().decode(content))).getAllSubcomponents("vevent").map((event) => String(event.getFirstPropertyValue("location"))));
    expect(places).toEqual(["Rådhuset, Hovedkassen", "Loftet, Rådhuset, Hovedkassen"]);
    expect(await mailed(id)).toEqual([]);
    const list = await coordinator.get(`${path}/tell`);
    expect([names(list), list.text.includes("Noget i dit program på konferencen “Nyt lokale” er ændret.“Indsatser der virker” er flyttet til et andet lokale: Loftet. Før: Indsatser der virker.")]).toEqual([["Bo"], true]);
    await coordinator.submit(list, buttonOf(list, "Bo"), {}, 5);
    const told = await coordinator.get(`${path}/tell?group=told`);
    expect([await toCall(path), names(told)]).toEqual([[], ["Bo"]]);
    // The whole round moves: everybody who sits in it, from what each of them knows. The page that was open is out of date.
    await rounds("18:00", "18:50");
    await publish();
    const stale = await coordinator.submit(told, buttonOf(told, "Bo"));
    expect([stale.status, stale.text]).toEqual([422, expect.stringContaining("Konferencen er ændret igen")]);
    later(6);
    const again = await mailed(id);
    expect(again.map(({ to }) => to)).toEqual(["anna@eksempel.dk", "carl@eksempel.dk"]);
    expect(again[0]?.text).toContain("“Indsatser der virker” er flyttet fra kl. 17.00–17.50 til kl. 18.00–18.50.");
    expect(again[0]?.text).not.toContain("Loftet");
    expect(await toCall(path)).toEqual(["Bo", "Ina"]);
    // A mail that did not arrive has told nobody. Who gives up their place need not hear.
    await app.db.updateTable("platform.mail").set({ status: "failed", sent_at: null, last_error_code: "554" }).where("id", "=", again[1]?.id ?? "").execute();
    expect(await toCall(path)).toEqual(["Bo", "Carl", "Ina"]);
    await app.db.transaction().execute((tx) => cancelRegistration(tx, app.permit("everyone"), { conferenceId: id, id: bo.id }, app.now));
    expect(await toCall(path)).toEqual(["Carl", "Ina"]);
    for (const reader of [app.visitor(), await app.signedIn("member")]) expect((await reader.submit(list, buttonOf(list, "Bo"))).status).toBe(404);
    // Moved back before they heard; Anna has heard of the other time, and hears of this one.
    await rounds("17:00", "17:50");
    await publish();
    later(6);
    expect((await mailed(id)).map(({ to }) => to)).toEqual(["anna@eksempel.dk"]);
    expect(await toCall(path)).toEqual([]);
    expect(await app.db.selectFrom("conference.programme_hearer").select("registration_id").where("conference_id", "=", id).execute()).toEqual([{ registration_id: anna.id }]);
  });

  test("a point for everyone is told to everyone with a place; what is new or only worded otherwise to nobody", async () => {
    const { id, path, a, change, publish } = await stage("For alle");
    const time = { startsAt: momentOf("2026-04-15", "16:00"), endsAt: momentOf("2026-04-15", "16:30") };
    const talk = await app.db.transaction().execute((tx) => addTimed(tx, app.permit("conference.prepare"), id, "talk", { title: "Fem byer", about: "", people: [], room: "", time }, app.now));
    await change(`workshops/${a}`, { about: "Hvad hjælper?" });
    expect((await coordinator.get(`${path}/publish`)).text).toContain("Ingen, der har en plads, får en anden tid eller et andet lokale.");
    await publish();
    await change(`sessions/${talk.id}`, { room: "Salen" });
    await publish();
    later(6);
    expect([await mailed(id), await toCall(path)]).toEqual([[], []]);
    await change(`sessions/${talk.id}`, { fromTime: "16:15", toTime: "16:45" });
    await publish();
    later(6);
    const mails = await mailed(id);
    expect(mails.map(({ to }) => to)).toEqual(["anna@eksempel.dk", "carl@eksempel.dk", "dorte@eksempel.dk"]);
    expect(mails[2]?.text).toContain("“Fem byer” er flyttet fra kl. 16.00–16.30 til kl. 16.15–16.45.");
    expect(await toCall(path)).toEqual(["Bo", "Ina"]);
    // The whole conference moves: that is told by itself, with the programme that goes along.
    await change("change", { day: "2026-04-16" });
    later(6);
    expect(await mailed(id)).toEqual([]);
    // Bo and Ina stand there for both; what is said to those who are to hear the one is not said for the other.
    expect(await toCall(path)).toEqual(["Bo", "Ina", "Bo", "Ina"]);
  });

  test("a workshop that is dropped says so; who is moved meanwhile has the news with their new programme", async () => {
    const { id, path, a, b, c, anna, bo, publish, room } = await stage("Udgår");
    await room(b, "Kælderen");
    await coordinator.submit(await coordinator.get(`${path}/workshops/${a}`), "/remove");
    await publish();
    expect((await coordinator.get(`${path}/tell`)).text).toContain("Udgår: “Indsatser der virker”.");
    const move = async (registrationId: string) => {
      const seen = toldSeats(await seatsOf(app.db, app.district.id, registrationId));
      await app.db.transaction().execute((tx) => moveByHand(tx, app.permit("conference.allocate"), { conferenceId: id, registrationId }, { rounds: new Map([[1, c]]), reason: "Efter aftale", seen }, app.now));
    };
    later(1);
    await move(anna.id);
    await on.work();
    later(6);
    expect((await mailed(id)).map(({ to }) => to)).toEqual(["carl@eksempel.dk"]);
    expect((await on.mails(id)).at(-1)?.subject).toBe("Dit program er ændret: Udgår");
    await move(bo.id);
    expect(await toCall(path)).toEqual(["Ina"]);
    // Nothing is told of a programme that is not held any more.
    await room(b, "Loftet");
    await publish();
    const desk = await coordinator.get(`${path}/programme`);
    const list = await coordinator.submit(desk, "/cancel", { reason: "Salen er lukket" });
    expect(list.text).not.toContain("Loftet");
    later(6);
    expect(await mailed(id)).toEqual([]);
  });

  test("takes back a mail that still waits when it moves again: one mail is sent, from what they know to how it is", async () => {
    const { id, path, a, c, anna, room, change, publish } = await stage("To gange");
    const moveTo = async (name: string) => {
      await room(a, name);
      await publish();
      later(6);
    };
    await moveTo("Kælderen");
    await write();
    await moveTo("Loftet");
    const once = await mailed(id);
    expect(once.map(({ to }) => to)).toEqual(["anna@eksempel.dk"]);
    expect(once[0]?.text).toContain("“Indsatser der virker” er flyttet til et andet lokale: Loftet. Før: Indsatser der virker.");
    // Moved away and back: they are told nothing. A mail that is on its way tells something, and so is followed by another.
    await moveTo("Kælderen");
    await write();
    await moveTo("Loftet");
    expect(await mailed(id)).toEqual([]);
    await moveTo("Kælderen");
    await write();
    await app.db.updateTable("platform.mail").set({ status: "sending", sending_since: app.now }).where("purpose", "=", "conference.programme_changed").execute();
    await moveTo("Salen");
    expect((await mailed(id)).map(({ text }) => /lokale: \S+ Før: \S+/.exec(text ?? "")?.[0]).sort()).toEqual(["lokale: Kælderen. Før: Loftet.", "lokale: Salen. Før: Kælderen."]);
    // What waits says when and where the whole conference is, so it is written anew when that moves; and not at all to who has a new programme.
    await moveTo("Loftet");
    await write();
    await change("change", { place: "Øksnehallen" });
    const moved = await mailed(id);
    expect(moved.map(({ text }) => [text?.includes("Øksnehallen"), text?.includes("Hovedkassen")])).toEqual([[true, false]]);
    await moveTo("Kælderen");
    await write();
    const seen = toldSeats(await seatsOf(app.db, app.district.id, anna.id));
    await app.db.transaction().execute((tx) => moveByHand(tx, app.permit("conference.allocate"), { conferenceId: id, registrationId: anna.id }, { rounds: new Map([[1, c]]), reason: "Efter aftale", seen }, app.now));
    await on.work();
    expect(await mailed(id)).toEqual([]);
    expect(await toCall(path)).not.toContain("Anna");
  });
});
