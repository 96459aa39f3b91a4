import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { callElection } from "../src/features/elections/commands/call.ts";
import { callSchema } from "../src/features/elections/schema.ts";
import { takeDecision } from "../src/features/decisions/commands/decisions.ts";
import { addTask } from "../src/features/decisions/commands/tasks.ts";
import { register } from "../src/features/conference/registration/commands/registrations.ts";
import { changeLetter } from "../src/features/letters/commands/drafts.ts";
import { sendLetter } from "../src/features/letters/commands/send.ts";
import { recordAttendance } from "../src/features/meetings/commands/attendance.ts";
import { addAgendaItem } from "../src/features/meetings/commands/items.ts";
import { planNextMeeting } from "../src/features/meetings/commands/planning.ts";
import { propose } from "../src/features/meetings/commands/proposals.ts";
import { addSeries } from "../src/features/meetings/commands/series.ts";
import { addGoal } from "../src/features/plan/commands/goals.ts";
import { addMeasure } from "../src/features/plan/commands/measures.ts";
import { addParty, endParty } from "../src/network/commands.ts";
import { addRepresentation } from "../src/network/representations.ts";
import type { Tx } from "../src/platform/db/database.ts";
import { addMember } from "../src/platform/identity/commands.ts";
import { makeFrom } from "../src/thread/commands.ts";
import type { Client } from "./client.ts";
import { publishedConference, registering } from "./conference.ts";
import { typedCall } from "./election.ts";
import { testApp } from "./harness.ts";
import type { TestApp } from "./harness.ts";

// A party that much hangs on leaves the network: what it has stays and says so, and nothing new is given to it.

let app: TestApp;
let coordinator: Client;
const at = { party: "", other: "", goal: "", task: "", draft: "", waiting: "", measure: "", meeting: "", item: "", conference: "", kim: "" };
const write = <T>(act: (tx: Tx) => Promise<T>) => app.db.transaction().execute(act);

beforeAll(async () => {
  app = await testApp();
  coordinator = await app.signedIn("coordinator");
  const { id: conference, path } = await publishedConference(app, { capacity: "9" });
  at.conference = path;
  await write(async (tx) => {
    const { district, now, permit } = app;
    const manages = permit("parties.manage");
    at.party = await addParty(tx, manages, { name: "Prøvehuset", kind: "neighbours", email: "kontor@eksempel.dk", takesLetters: true });
    at.other = await addParty(tx, manages, { name: "De Andre", kind: "neighbours", takesLetters: true });
    at.kim = await addMember(tx, manages, { name: "Kim Klarup", reach: "paper", roles: ["member"] });
    for (const partyId of [at.party, at.other]) await addRepresentation(tx, manages, at.kim, { partyId, function: "Formand", fromDay: "2026-01-01" });
    const { id: decision } = await takeDecision(tx, permit("decisions.manage"), { wording: "Der kommer lys i gården.", day: "2026-03-01", partyIds: [at.party] }, now);
    at.task = (await addTask(tx, permit("decisions.manage"), { title: "Skift låsen", partyId: at.party, dueDay: "2026-03-09" }, now)).id;
    for (const way of ["draft", "waiting"] as const) {
      at[way] = (await makeFrom(tx, permit("letters.write"), { kind: "decision", id: decision }, "letter", {}, now))?.id ?? "";
      await changeLetter(tx, permit("letters.write"), at[way], 1, { addresseeId: at.party, title: `Lys ${way}`, body: "Vi anbefaler lys." }, now);
    }
    await sendLetter(tx, permit("letters.send"), { letterId: at.waiting, district, publicUrl: app.deps.publicUrl, by: { kind: "mail" } }, now);
    at.goal = (await addGoal(tx, permit("plan.manage"), { title: "Trygge opgange", meaning: "" }, now)).id;
    const measure = { title: "Lys i porten", goalId: at.goal, partyId: at.party, fromDay: "2026-01-01", act: "publish" as const };
    at.measure = (await addMeasure(tx, permit("plan.manage"), measure, now)).id;
    const rhythm = { everyWeeks: 6, weekday: 3, fromDay: "2026-03-02", fromTime: "16:00", toTime: "18:00" };
    const series = await addSeries(tx, permit("meetings.prepare"), { name: "Forum", ...rhythm, place: "Salen" });
    at.meeting = await planNextMeeting(tx, permit("meetings.prepare"), series, now);
    await propose(tx, permit("meetings.prepare"), { seriesId: series, memberId: at.kim }, { title: "Mere lys", text: "", kind: "discussion" }, undefined, now);
    at.item = await addAgendaItem(tx, permit("meetings.prepare"), at.meeting, { title: "Porten", kind: "information", presenterPartyId: at.party }, now);
    await recordAttendance(tx, permit("meetings.minute"), at.meeting, { partyIds: [at.party], present: [], apologies: [] });
    await register(tx, permit("conference.register"), conference, { input: registering("Rita Prøve", { comesAs: "party", partyId: at.party }), cameBy: "web" }, now);
    await callElection(tx, permit("elections.manage"), callSchema.parse({ ...typedCall, partyId: at.party }), now);
  });
});
afterAll(() => app.close());

const here = (path: string) => `/vesterbro${path}`;
const hasLeft = "Prøvehuset har forladt netværket.";

/** What a page lists as waiting: each with how it stands. */
const waiting = async (path: string) => {
  const { document } = await coordinator.get(here(path));
  const rows = [...document.querySelectorAll(".item-row")];
  return rows.map((row) => `${row.querySelector("a")?.textContent}: ${row.querySelector(".item-row-meta")?.textContent}`);
};

const hangs = [
  "Skift låsen: senest 9. marts 2026",
  "Lys draft: Kladde",
  "Lys waiting: Afventer svar, frist 13. april 2026",
  "Lys i porten: Planlagt",
  "Porten: lægger op til punktet 4. marts 2026",
  "Vejen fra gade til plan: 15. april 2026 · 1 tilmeldt",
  "Valg af naborepræsentanter 2026: Kandidater kan stille op",
];

describe("before somebody leaves", () => {
  test("whoever takes a party out reads what waits for it, with a way to each, and nothing is done yet", async () => {
    const page = await coordinator.get(here(`/forum/parties/${at.party}`));
    expect(page.document.querySelector(`form[action$='${at.party}/end']`)).toBeNull();
    const look = page.document.querySelector("a[href$='/end']")?.getAttribute("href") ?? "";
    const told = await waiting(look.replace("/vesterbro", ""));
    expect(told[0]).toBe("Kim Klarup: Formand · fra 1. januar 2026");
    expect(told.toSorted()).toEqual([told[0], ...hangs].toSorted());
    for (const link of (await coordinator.get(look)).document.querySelectorAll(".item-row a"))
      expect([link.textContent, (await coordinator.get(link.getAttribute("href") ?? "")).status]).toEqual([link.textContent, 200]);
    expect((await coordinator.get(here(`/forum/parties/${at.party}`))).text).not.toContain("Har forladt netværket");
    for (const client of [app.visitor(), await app.signedIn("member")]) expect((await client.get(look)).status).toBe(404);
  });

  test("whoever ends a membership reads for whom nobody then speaks, and what the member has proposed", async () => {
    const told = await waiting(`/forum/members/${at.kim}/end`);
    expect(told.toSorted()).toEqual(["De Andre: Formand · ingen andre taler for aktøren", "Mere lys: forslag · Modtaget", "Prøvehuset: Formand · ingen andre taler for aktøren"]);
  });
});

describe("a party that has left", () => {
  test("is given nothing new by forms that were open meanwhile, and what was typed stays", async () => {
    const open = {
      task: await coordinator.get(here(`/tasks/${at.task}/edit`)),
      measure: await coordinator.get(here(`/plan/measures/new?goal=${at.goal}`)),
      registration: await app.visitor().get(`${at.conference}/register`),
      agenda: await coordinator.get(here(`/forum/meetings/${at.meeting}/items/${at.item}/edit`)),
      member: await coordinator.get(here(`/forum/members/${at.kim}/represent`)),
      party: await coordinator.get(here(`/forum/parties/${at.party}/represent`)),
      details: await coordinator.get(here(`/forum/parties/${at.party}/change`)),
    };
    const task = await write((tx) => addTask(tx, app.permit("decisions.manage"), { title: "En anden opgave", partyId: at.other, dueDay: "2026-03-09" }, app.now));
    const other = await coordinator.get(here(`/tasks/${task.id}/edit`));
    await write((tx) => endParty(tx, app.permit("parties.manage"), at.party, app.now));
    const refused = [
      await coordinator.submit(other, "/edit", { party: at.party, title: "Skrevet imens" }),
      await coordinator.submit(open.measure, "/new", { title: "Skrevet imens", partyId: at.party, fromDay: "2026-03-01", act: "save" }),
      await app.visitor().submit(open.registration, "/register", { name: "Skrevet imens", party: at.party }),
      await coordinator.submit(open.member, "/represent", { partyId: at.party, function: "Skrevet imens" }),
      await coordinator.submit(open.party, "/represent", { memberId: at.kim, function: "Skrevet imens" }),
      await coordinator.submit(open.details, "/change", { name: "Skrevet imens" }),
    ];
    for (const back of refused) {
      expect([back.path, back.status]).toEqual([back.path, 422]);
      expect(back.html).toContain('value="Skrevet imens"');
      expect(back.document.querySelector(".error-summary")?.textContent).toMatch(/forladt netværket|ikke med i netværket mere/);
    }
    // What it had already may stay with it.
    expect((await coordinator.submit(open.task, "/edit", { title: "Skift låsen i porten" })).status).toBe(200);
    expect((await coordinator.submit(open.agenda, "/edit", { title: "Porten igen" })).status).toBe(200);
    const attendance = await coordinator.submit(await coordinator.get(here(`/forum/meetings/${at.meeting}/attendance`)), "/attendance");
    expect(attendance.text).toContain("Prøvehuset");
  });

  test("is said to have left where somebody has to act, and only to those who do", async () => {
    const told = [`/tasks/${at.task}`, `/tasks/party/${at.party}`, `/letters/${at.draft}`, `/letters/${at.draft}/send`, `/letters/${at.waiting}`, `/plan/measures/${at.measure}`];
    for (const path of told) expect((await coordinator.get(here(path))).text, path).toContain(hasLeft);
    for (const path of ["/tasks", "/letters?show=waiting", "/letters?show=drafts", "/plan", `/tasks/${at.task}/edit`])
      expect((await coordinator.get(here(path))).text, path).toContain("Prøvehuset (har forladt netværket)");
    for (const path of [`/letters/${at.waiting}`, `/plan/measures/${at.measure}`, "/plan", "/letters"]) {
      const seen = await app.visitor().get(here(path));
      expect([path, seen.status, seen.text.includes("forladt netværket")]).toEqual([path, 200, false]);
    }
    const sent = await coordinator.get(here(`/letters/${at.draft}/send`));
    expect(sent.document.querySelector("form[action$='/send']")).toBeNull();
  });

  test("goes on telling on its page what still waits for it, and has all of it when it comes back", async () => {
    const [lock, ...rest] = hangs;
    const still = [lock?.replace("låsen", "låsen i porten"), ...rest.map((line) => line.replace("Porten:", "Porten igen:"))];
    const told = await waiting(`/forum/parties/${at.party}`);
    expect(told.toSorted()).toEqual([...still, "Kim Klarup: Formand · 1. januar 2026 til 2. marts 2026"].toSorted());
    const back = await coordinator.submit(await coordinator.get(here(`/forum/parties/${at.party}`)), "/return");
    expect(back.text).toContain("Aktøren er med i netværket igen.");
    expect((await coordinator.get(here(`/tasks/${at.task}`))).text).not.toContain(hasLeft);
    expect((await coordinator.get(here(`/forum/members/${at.kim}`))).text).toContain("Prøvehuset");
    expect((await waiting(`/forum/parties/${at.party}/end`)).toSorted()).toEqual(told.toSorted());
  });
});
