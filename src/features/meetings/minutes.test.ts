import { createHash } from "node:crypto";
import type { AddressInfo } from "node:net";
import PostalMime from "postal-mime";
import type { Email } from "postal-mime";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { filledIn } from "../../../test/client.ts";
import type { Client, SeenPage } from "../../../test/client.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { addParty } from "../../network/commands.ts";
import { addRepresentation } from "../../network/representations.ts";
import { addMember } from "../../platform/identity/commands.ts";
import { startJobs } from "../../platform/jobs/jobs.ts";
import { sendMailJob } from "../../platform/mail/jobs.ts";
import { createMailer } from "../../platform/mail/mailer.ts";
import { searchItems, searchOf } from "../../thread/search.ts";
import { sendInvitations } from "./commands/invitations.ts";
import { addAgendaItem } from "./commands/items.ts";
import { planNextMeeting } from "./commands/planning.ts";
import { addSeries } from "./commands/series.ts";

let t: TestApp;
let coordinator: Client;
let meeting: string;
let item: string;
let quietItem: string;
let lateItem: string;
let hannah: string;
const office = { name: "Prøvekontoret", kind: "city", email: "kontor@proeve.dk", phone: "33 22 11 00" } as const;

beforeAll(async () => {
  t = await testApp();
  coordinator = await t.signedIn("coordinator");
  await t.db.transaction().execute(async (tx) => {
    const partyId = await addParty(tx, t.permit("parties.manage"), office);
    await addParty(tx, t.permit("parties.manage"), { name: "Aben Beboerforening", kind: "neighbours" });
    hannah = await addMember(tx, t.permit("parties.manage"), {
      name: "Hannah Sølvgren Quist",
      email: "hannah@hjemme.dk",
      phone: "20 98 76 54",
      reach: "mail",
      roles: ["member"],
    });
    const speaks = { partyId, function: "Kontorchef", fromDay: "2026-01-01" };
    await addRepresentation(tx, t.permit("parties.manage"), hannah, speaks);
    const series = await addSeries(tx, t.permit("meetings.prepare"), {
      name: "Prøveforum",
      everyWeeks: 6,
      weekday: 3,
      fromDay: "2026-03-02",
      fromTime: "16:00",
      toTime: "18:00",
      place: "Prøvesalen",
    });
    meeting = await planNextMeeting(tx, t.permit("meetings.prepare"), series, t.now);
    const add = (title: string, publicTitle: string) =>
      addAgendaItem(tx, t.permit("meetings.prepare"), meeting, { title, publicTitle, kind: "decision" }, t.now);
    item = await add("Trappen hos Quist", "Lys i gården");
    quietItem = await add("Noget om en medarbejder", "");
    lateItem = await add("Noget mere om en medarbejder", "");
  });
});
afterAll(() => t.close());

const address = (rest: string) => `/vesterbro/forum/meetings/${meeting}/${rest}`;
const secrets = ["Hannah", "Quist", "20 98 76 54", "20987654", "hannah@hjemme.dk", "Noget om en medarbejder"];

const linkTo = ({ document }: SeenPage, words: string) =>
  [...document.querySelectorAll("a")].find((link) => link.textContent?.includes(words))?.getAttribute("href") ?? "";

const entryOf = (id: string) =>
  t.db.selectFrom("meetings.entry").select(["minutes", "version"]).where("item_id", "=", id).executeTakeFirstOrThrow();

async function post(client: Client, page: SeenPage, action: string, answers: Record<string, string>): Promise<Response> {
  const form = [...page.document.querySelectorAll("form")].find((one) => one.getAttribute("action")?.includes(action));
  if (!form) throw new Error(`no form ${action}`);
  const body = filledIn(form, answers);
  return client.request(form.getAttribute("action") ?? "", { method: "POST", body, headers: { accept: "application/json" } });
}

test("the invitation arrives through a real mail server, with its calendar file and link", async () => {
  const received: Email[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onData: (stream, _session, done) => {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", async () => {
        received.push(await PostalMime.parse(new Uint8Array(Buffer.concat(parts))));
        done();
      });
    },
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const mailer = createMailer(`smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`, "Kvarter <k@eksempel.dk>");
  const jobs = await startJobs({ databaseUrl: t.databaseUrl, definitions: [sendMailJob(mailer)], deps: t.deps });
  try {
    const sending = { now: t.now, publicUrl: "http://localhost" };
    const count = await t.db
      .transaction()
      .execute((tx) => sendInvitations(tx, t.permit("meetings.prepare"), t.district, meeting, sending));
    await expect.poll(() => received.length, { timeout: 20_000 }).toBe(count);
    const mail = received.find((one) => one.to?.[0]?.address === "hannah@hjemme.dk");
    expect(mail?.subject).toBe("Invitation: Prøveforum, onsdag den 4. marts 2026");
    expect(mail?.text).toContain("Kære Hannah Sølvgren Quist");
    expect(mail?.text).toMatch(/http:\/\/localhost\/vesterbro\/forum\/answer\/\S{20,}/);
    expect(mail?.attachments.map((file) => file.mimeType)).toContain("text/calendar");
  } finally {
    await jobs.stop();
    mailer.close();
    await new Promise<void>((closed) => server.close(() => closed()));
  }
});

describe("writing minutes", () => {
  const save = `/minutes/`;

  test("each item is saved for itself, by a button and by a script that gets the new version", async () => {
    t.now = new Date("2026-03-04T16:00:00Z");
    const page = await coordinator.get(address("minutes"));
    const saved = await coordinator.submit(page, save + item, { minutes: "Første tekst" });
    expect(saved.document.querySelector(`#minutes-${item}`)?.textContent).toBe("Første tekst");
    const answer = await post(coordinator, saved, save + item, { minutes: "Anden tekst" });
    const { location } = (await answer.json()) as { location: string };
    expect(new URL(location, "http://localhost").searchParams.get("version")).toBe("2");
  });

  test("two coordinators on one item: the later save never overwrites; both texts stand side by side", async () => {
    const other = await t.signedIn("coordinator");
    const [mine, theirs] = await Promise.all([coordinator.get(address("minutes")), other.get(address("minutes"))]);
    await coordinator.submit(mine, save + item, { minutes: "Det ene" });
    const script = await post(other, theirs, save + item, { minutes: "Det andet" });
    expect(script.status).toBe(422);
    expect(await script.json()).toEqual({ errors: [{ field: "minutes", code: "changed_meanwhile" }] });
    const both = await other.submit(theirs, save + item, { minutes: "Det andet" });
    expect(both.status).toBe(422);
    expect(both.document.querySelector("#theirs")?.textContent).toBe("Det ene");
    expect(both.document.querySelector("#minutes")?.textContent).toBe("Det andet");
    const merged = await other.submit(both, save + item, { minutes: "Det ene og det andet" });
    expect(merged.document.querySelector(`#minutes-${item}`)?.textContent).toBe("Det ene og det andet");
  });

  test("two coordinators on different lines of one item: both texts are there, without scripts too", async () => {
    const other = await t.signedIn("coordinator");
    await coordinator.submit(await coordinator.get(address("minutes")), save + item, { minutes: "Først\nSidst" });
    const [mine, theirs] = await Promise.all([coordinator.get(address("minutes")), other.get(address("minutes"))]);
    await coordinator.submit(mine, save + item, { minutes: "Først, om lys\nSidst" });
    const both = await other.submit(theirs, save + item, { minutes: "Først\nSidst, om støj" });
    expect(both.status).toBe(200);
    expect(both.document.querySelector(`#minutes-${item}`)?.textContent).toBe("Først, om lys\nSidst, om støj");
    expect(both.text).toContain("En anden skrev samtidig");
  });

  test("twenty who write into an empty item at once lose nothing", async () => {
    const page = await coordinator.get(address("minutes"));
    const texts = Array.from({ length: 20 }, (_, n) => `Linje ${n}.`);
    const answers = await Promise.all(texts.map((minutes) => post(coordinator, page, save + lateItem, { minutes })));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(20);
    const { minutes, version } = await entryOf(lateItem);
    expect([minutes.split("\n").sort(), version]).toEqual([texts.sort(), 20]);
  });

  test("of twenty who change one line at once exactly one is stored, the others are told", async () => {
    await coordinator.submit(await coordinator.get(address("minutes")), save + quietItem, { minutes: "En linje" });
    const page = await coordinator.get(address("minutes"));
    const texts = Array.from({ length: 20 }, (_, n) => `Tekst ${n}.`);
    const answers = await Promise.all(texts.map((minutes) => post(coordinator, page, save + quietItem, { minutes })));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.filter((answer) => answer.status === 422)).toHaveLength(19);
    expect(await entryOf(quietItem)).toEqual({ minutes: texts[answers.findIndex((answer) => answer.ok)], version: 2 });
  });

  test("a member who came brings their party; who sent an apology does not", async () => {
    const page = await coordinator.get(address("attendance"));
    const saved = await coordinator.submit(page, "/attendance", { [`member-${hannah}`]: "present" });
    expect(saved.text).toContain("Prøvekontoret");
    const again = await coordinator.get(address("attendance"));
    const apology = { [`member-${hannah}`]: "apology", parties: [] };
    expect((await coordinator.submit(again, "/attendance", apology)).text).toContain("Til stede–AfbudHannah Sølvgren Quist");
    await coordinator.submit(await coordinator.get(address("attendance")), "/attendance", { [`member-${hannah}`]: "present" });
  });

  test("decisions and tasks are made where they fall and listed with the item; a decision knows who was present", async () => {
    const page = await coordinator.get(address("minutes"));
    const back = await coordinator.submit(page, `/make/decision/from/agenda-item/${item}`, {
      wording: "Vi beder om lys i gården.",
    });
    // One is back at the item, and goes on.
    expect(back.path).toBe(`${address("minutes")}?saved=1#item-${item}`);
    expect((await coordinator.get(linkTo(back, "Vi beder om lys"))).text).toContain("Prøvekontoret");
    const party = page.document.querySelector(`#party-${item} option:last-child`)?.getAttribute("value") ?? "";
    const task = { title: "Mål lyset i gården", party, due: "2026-04-01" };
    await coordinator.submit(page, `/make/task/from/agenda-item/${item}`, task);
    const after = await coordinator.get(address("minutes"));
    expect(after.text).toMatch(/Beslutning: Vi beder om lys i gården.*Opgave: Mål lyset i gården/);
  });

  test("a decision that is written down the day after was taken on the day of the meeting", async () => {
    const before = t.now;
    const meetingDay = (await coordinator.get(address("work"))).text.match(/\d+\. \p{L}+ 2026/u)?.[0] ?? "";
    t.now = new Date(before.getTime() + 24 * 60 * 60 * 1000);
    const page = await coordinator.get(address("minutes"));
    const wording = "Vi mødes en gang til om lyset.";
    const back = await coordinator.submit(page, `/make/decision/from/agenda-item/${item}`, { wording });
    const decision = await coordinator.get(linkTo(back, "Vi mødes en gang til"));
    expect(meetingDay).not.toBe("");
    expect(decision.text).toMatch(new RegExp(`Besluttet ?${meetingDay}`));
    t.now = before;
  });

  test("visitors and members cannot write", async () => {
    for (const client of [t.visitor(), await t.signedIn("member")])
      for (const rest of ["minutes", "attendance", "approve"]) expect((await client.get(address(rest))).status).toBe(404);
  });
});

describe("approving", () => {
  const text = () => `text-${item}`;
  const published = () => `/vesterbro/forum/minutes/${meeting}`;

  test("names, mail and phone of members stop the public version, also when someone ticks the box", async () => {
    const page = await coordinator.get(address("minutes"));
    const minutes = "Hannah Sølvgren Quist sagde ja. Ring 20 98 76 54 eller hannah@hjemme.dk.";
    await coordinator.submit(page, `/minutes/${item}`, { minutes });
    await coordinator.submit(await coordinator.get(address("minutes")), `${item}/close`, { outcome: "discussed" });
    const preview = await coordinator.get(address("approve"));
    expect(preview.text).toContain("Slet e-mail og telefon: hannah@hjemme.dk, 20987654");
    expect(preview.text).toContain("Slet navne på medlemmer: Hannah Sølvgren Quist");
    const refused = await coordinator.submit(preview, "/approve", { namesSeen: "1" });
    expect(refused.status).toBe(422);
    expect((await t.visitor().get(published())).status).toBe(404);
  });

  test("a word that may be a name must be looked at; an office's own mail and phone may stand", async () => {
    const preview = await coordinator.get(address("approve"));
    const words = "Kontoret svarer på kontor@proeve.dk og 33 22 11 00. Quist Plads får lys.";
    const refused = await coordinator.submit(preview, "/approve", { [text()]: words });
    expect(refused.text).toContain("Kan være navne: Quist");
    expect(refused.text).toContain("Se på ordene, der kan være navne.");
  });

  test("what another changed meanwhile must be seen first", async () => {
    const preview = await coordinator.get(address("approve"));
    await coordinator.submit(await coordinator.get(address("minutes")), `/minutes/${quietItem}`, { minutes: "Mere" });
    const refused = await coordinator.submit(preview, "/approve", { [text()]: "Der kommer lys." });
    expect(refused.text).toContain("En anden har ændret noget");
  });

  test("five presses approve once; the public page holds parties, items and decisions, and nobody's name", async () => {
    t.now = new Date("2026-03-06T09:00:00Z");
    const preview = await coordinator.get(address("approve"));
    const approved = await coordinator.submit(preview, "/approve", { [text()]: "Der kommer lys.\n\nTak til alle." }, 5);
    expect(approved.path).toBe(published());
    const page = await t.visitor().get(published());
    expect(page.text).toContain("Referat, 4. marts 2026");
    expect(page.text).toContain("VSF-2026-0001");
    expect(page.text).toContain("Prøvekontoret");
    expect(page.text).toContain("Lys i gården");
    expect(page.text).toContain("Der kommer lys.");
    expect(page.text).toContain("Vi beder om lys i gården");
    const counter = await t.db.selectFrom("platform.counter").select("value").where("district", "=", "vesterbro" as never).execute();
    expect(counter).toEqual([{ value: 1 }]);
  });

  test("no page, text, search or thread a visitor can open tells what was internal", async () => {
    const visitor = t.visitor();
    const pages = ["", "/meetings/" + meeting, "/minutes/" + meeting, `/minutes/${meeting}/text`, "/items/" + item, "/parties"];
    for (const path of pages.map((rest) => `/vesterbro/forum${rest}`)) {
      const seen = await visitor.request(path);
      expect([200, 302], path).toContain(seen.status);
      const body = await seen.text();
      for (const secret of secrets) expect(body, path).not.toContain(secret);
    }
    expect((await visitor.get(`/vesterbro/forum/items/${quietItem}`)).status).toBe(404);
    const found = await searchItems(t.db, searchOf("lys", t.now), { districtId: t.district.id, reader: "visitor", page: { limit: 10, offset: 0 } });
    expect(found.items.map((one) => one.kind)).toContain("meeting");
    const leaked = await searchItems(t.db, searchOf("Hannah", t.now), { districtId: t.district.id, reader: "visitor", page: { limit: 10, offset: 0 } });
    expect(leaked.items).toEqual([]);
  });

  test("the checksum is that of the text one can download", async () => {
    const page = await t.visitor().get(published());
    const file = await t.visitor().request(`${published()}/text`);
    const sum = createHash("sha256").update(Buffer.from(await file.arrayBuffer())).digest("hex");
    expect(page.text).toContain(sum);
  });

  test("approved minutes are locked, notes in answers are forgotten, what was not dealt with is carried over", async () => {
    const member = await t.signedIn("coordinator");
    const before = await t.db.selectFrom("meetings.entry").selectAll().where("meeting_id", "=", meeting).execute();
    const page = await member.get(address("work"));
    expect(page.text).toContain("Referatet er godkendt og låst.");
    expect(page.document.querySelector("main form")).toBeNull();
    const late = await t.db
      .transaction()
      .execute((tx) => addAgendaItem(tx, t.permit("meetings.prepare"), meeting, { title: "x", kind: "decision" }, t.now))
      .catch((error: Error) => error.message);
    expect(late).toContain("locked");
    expect(await t.db.selectFrom("meetings.entry").selectAll().where("meeting_id", "=", meeting).execute()).toEqual(before);
    expect(before.find((entry) => entry.item_id === quietItem)?.outcome).toBe("carried-over");
    const notes = await t.db.selectFrom("meetings.invitation").select("note").where("note", "!=", "").execute();
    expect(notes).toEqual([]);
  });
});
