import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addTask } from "../../src/features/decisions/commands/tasks.ts";
import { sendInvitations } from "../../src/features/meetings/commands/invitations.ts";
import { addAgendaItem } from "../../src/features/meetings/commands/items.ts";
import { addStanding } from "../../src/features/meetings/commands/standing.ts";
import { addMember } from "../../src/platform/identity/commands.ts";
import { look, raiseStage } from "../browser.ts";
import type { Stage } from "../browser.ts";
import { expectErrors, expectWords, field, follow, press, wordsOf } from "./acts.ts";
import { callMeeting, gatherForum } from "./forum.ts";
import { signIn } from "./sign-in.ts";

// How an agenda comes to be: a member proposes, a coordinator prepares and sends it, a closed item stays closed.

let stage: Stage;
let karen: Page;
let mona: Page;
let work: string;

beforeAll(async () => {
  stage = await raiseStage();
  const { app } = stage;
  app.now = new Date("2026-02-10T09:00:00Z");
  const forum = await gatherForum(app);
  const { meetingId } = await callMeeting(app, forum, "Lys i porten til Skydebanehaven");
  work = `/vesterbro/forum/meetings/${meetingId}/work`;
  await app.db.transaction().execute(async (tx) => {
    const prepares = app.permit("meetings.prepare");
    const standing = { seriesId: forum.seriesId, now: app.now };
    await addStanding(tx, prepares, standing.seriesId, { title: "Nyt fra aktørerne", edge: "first", plannedMinutes: 20 }, app.now);
    await addStanding(tx, prepares, standing.seriesId, { title: "Eventuelt", edge: "last", plannedMinutes: 10 }, app.now);
    const details = { title: "Aftale med politiet om kælderen", kind: "information" as const, plannedMinutes: 20, readers: [] };
    await addAgendaItem(tx, prepares, meetingId, details, app.now);
    await addMember(tx, app.permit("parties.manage"), { name: "Åge Avis", phone: null, reach: "paper", roles: ["member"] });
    const task = { partyId: forum.neighbours, dueDay: "2026-02-12" };
    await addTask(tx, app.permit("decisions.manage"), { ...task, title: "Spørg driften om en nøgle til porten" }, app.now);
    await addTask(tx, app.permit("decisions.manage"), { ...task, title: "Find et sted til kanyleboksen", dueDay: "2026-04-01" }, app.now);
    const invite = { now: app.now, publicUrl: app.deps.publicUrl };
    await sendInvitations(tx, prepares, app.district, meetingId, invite);
  });
  app.now = new Date("2026-02-16T09:00:00Z");
  karen = await member("Karen Kragh", ["coordinator"]);
  mona = await member("Mona Nabo", ["member"]);
});
afterAll(() => stage?.close());

async function member(name: string, roles: ("coordinator" | "member")[]): Promise<Page> {
  const { app } = stage;
  const email = `${name.split(" ")[0]?.toLowerCase()}.story@eksempel.dk`;
  const id = await app.db
    .transaction()
    .execute((tx) => addMember(tx, app.permit("parties.manage"), { name, email, phone: null, reach: "mail", roles }));
  const page = await stage.person();
  await signIn(stage, page, id);
  return page;
}

test("a member proposes an item, and gets a receipt", async () => {
  await mona.goto(work);
  await expectWords(mona, "Lukket punkt", "Spørg driften om en nøgle til porten");
  expect(await wordsOf(mona)).not.toContain("Aftale med politiet");
  await look(mona, "dagsorden for et medlem");
  await follow(mona, "Foreslå et punkt");
  await press(mona, "Send forslaget");
  await expectErrors(mona, "Skriv, hvad du vil tale om.", "Skriv hvorfor.");
  await look(mona, "forslag med fejl");
  await field(mona, "Hvad vil du tale om?").fill("Bænke og skraldespande på pladsen, så man kan sidde ned");
  await field(mona, "Hvorfor?").fill("Der er ingen steder at sidde.\n\nVi håber, mødet kan bede kommunen om to bænke.");
  await field(mona, "Hvor mange minutter ønsker du?").fill("15");
  await press(mona, "Send forslaget");
  await expectWords(mona, "Tak. Vi har fået dit forslag.", "Modtaget");
  await look(mona, "kvittering for et forslag");
});

test("a coordinator takes it on in other words", async () => {
  await karen.goto(work);
  await follow(karen, "Bænke og skraldespande på pladsen, så man kan sidde ned");
  await look(karen, "se på forslaget");
  await field(karen, "Titel").fill("To bænke på Halmtorvet");
  await press(karen, "Sæt på dagsordenen");
  await expectWords(karen, "På dagsordenen");
  await karen.goto(work);
  await expectWords(karen, "To bænke på Halmtorvet", "Aftale med politiet om kælderen");
  await look(karen, "dagsorden for koordinatoren");
});

test("two who change an item at once see both texts", async () => {
  await karen.getByRole("link", { name: "Ret: To bænke på Halmtorvet" }).click();
  const other = await karen.context().newPage();
  await other.goto(karen.url());
  await field(other, "Titel").fill("To bænke og en skraldespand");
  await press(other, "Gem");
  await field(karen, "Titel").fill("Bænke på Halmtorvet");
  await press(karen, "Gem");
  await expectWords(karen, "To har rettet på én gang", "To bænke og en skraldespand");
  await look(karen, "to har rettet");
  await press(karen, "Gem");
  await expectWords(karen, "Bænke på Halmtorvet");
});

test("the agenda goes out, and what changes afterwards is said to everyone", async () => {
  await follow(karen, "Send dagsordenen");
  await expectWords(karen, /får den på mail/);
  await look(karen, "send dagsordenen");
  await press(karen, "Send dagsordenen");
  await expectWords(karen, "Dagsordenen er på vej.");
  await karen.getByRole("button", { name: "Flyt op: Bænke på Halmtorvet" }).click();
  await karen.waitForLoadState();
  await follow(karen, "Dagsordenen, som den blev sendt");
  await look(karen, "dagsordenen, som den blev sendt");
  await mona.goto(`/en${work}`);
  await expectWords(mona, "Changed since the agenda was sent", "Since last time", "Closed item");
  await look(mona, "english: agenda that has changed");
});

test("standing items and the deadline are set by series", async () => {
  await karen.goto("/vesterbro/forum/meetings");
  await karen.getByRole("link", { name: /^Faste punkter og frist/ }).click();
  await expectWords(karen, "Nyt fra aktørerne", "Eventuelt");
  await look(karen, "faste punkter");
  await karen.goto("/vesterbro/forum/proposals");
  await look(karen, "forslag til møderne");
  const hers = await mona.request.get("/vesterbro/forum/proposals");
  expect(new URL(hers.url()).pathname).toBe("/vesterbro/forum/proposals");
  expect(await hers.text()).toContain("På dagsordenen");
});
