import { afterAll, beforeAll, expect, test } from "vitest";
import type { Client } from "../../../test/client.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { letterStage } from "../../../test/letters.ts";
import { addParty } from "../../network/commands.ts";
import { addRepresentation } from "../../network/representations.ts";
import type { WaitingLine } from "../../platform/web/feature.ts";
import { addMember } from "../../platform/identity/commands.ts";
import { gradeAlert } from "../alerts/commands/grade.ts";
import { addTask } from "../decisions/commands/tasks.ts";
import { openDoor } from "../help/rules/doors/door-rules.ts";
import { addService } from "../help/commands/services.ts";
import { recordAttendance } from "../meetings/commands/attendance.ts";
import { sendInvitations } from "../meetings/commands/invitations.ts";
import { addAgendaItem } from "../meetings/commands/items.ts";
import { saveMinutes } from "../meetings/commands/minutes.ts";
import { cancelMeeting, moveMeeting } from "../meetings/commands/move.ts";
import { planNextMeeting } from "../meetings/commands/planning.ts";
import { sendMinutes } from "../meetings/commands/send.ts";
import { addSeries } from "../meetings/commands/series.ts";
import { mostUrgentFirst, shownAtOnce } from "./waiting.ts";

let t: TestApp;
let [coordinator, provider, other, member]: Client[] = [];
let [providerId, memberId, party] = ["", "", ""];
let meeting = "";

beforeAll(async () => {
  t = await testApp();
  [coordinator, provider, other, member] = [await t.signedIn("coordinator"), await t.signedIn("provider"), await t.signedIn("provider"), await t.signedIn("member")];
  const idOf = async (at: number) => (await t.db.selectFrom("platform.member").select("id").where("email", "=", `test${at}@eksempel.dk`).executeTakeFirstOrThrow()).id;
  [providerId, memberId] = [await idOf(2), await idOf(4)];
  await t.db.transaction().execute(async (tx) => {
    party = await addParty(tx, t.permit("parties.manage"), { name: "Prøvehuset", kind: "service" });
    await addRepresentation(tx, t.permit("parties.manage"), providerId, { partyId: party, function: "Leder", isDeputy: false, fromDay: "2026-01-01" });
    const prepares = t.permit("meetings.prepare");
    const series = await addSeries(tx, prepares, { name: "Prøveforum", everyWeeks: 1, weekday: 3, fromDay: "2026-03-02", fromTime: "16:00", toTime: "18:00", place: "Prøvesalen" });
    meeting = await planNextMeeting(tx, prepares, series, t.now);
    const itemId = await addAgendaItem(tx, prepares, meeting, { title: "Lys i gården", publicTitle: "", kind: "discussion" }, t.now);
    await saveMinutes(tx, t.permit("meetings.minute"), { meetingId: meeting, itemId }, { minutes: "Vi talte om lys.", version: 0 });
  });
});
afterAll(() => t.close());

const linesOf = async (client: Client | undefined, path = "/vesterbro") =>
  [...((await client?.get(path))?.document.querySelectorAll("ul[aria-label='Det venter på dig'] li") ?? [])].map((line) => line.textContent);
const invite = () => t.db.transaction().execute((tx) => sendInvitations(tx, t.permit("meetings.prepare"), t.district, meeting, { now: t.now, publicUrl: t.deps.publicUrl }));

test("danger stands first, then what ends soonest, then what has no day; of many the rest are folded away", () => {
  const line = (key: string, more: Partial<WaitingLine> = {}): WaitingLine => ({ key, title: key, isDanish: true, href: "/", ...more });
  const lines = [line("inbox"), line("later", { dueDay: "2026-04-01" }), line("alert", { isUrgent: true }), line("ideas"), line("soon", { dueDay: "2026-03-02" })];
  expect(mostUrgentFirst(lines).map(({ key }) => key)).toEqual(["alert", "soon", "later", "inbox", "ideas"]);
  const many = (n: number) => Array.from({ length: n }, (_, at) => line(`${at}`));
  for (const [all, shown] of [[7, 7], [8, 8], [9, 7], [40, 7]] as const) expect([shownAtOnce(many(all)).shown.length, shownAtOnce(many(all)).folded.length]).toEqual([shown, all - shown]);
});

test("a reported danger waits for those who may grade it and have had no say", async () => {
  const form = await provider?.get("/vesterbro/alerts/work/report?kind=batch");
  if (form) await provider?.submit(form, "/report", { headline: "Hvide piller", headlineEn: "", looks: "Runde", does: "Man bliver bevidstløs", days: "7" });
  for (const client of [coordinator, other]) expect((await linesOf(client))[0]).toContain("Hvide pillerVurder den");
  for (const client of [provider, member, t.visitor()]) expect(await linesOf(client)).toEqual([]);
});

test("an invitation waits until it is answered, signed in, by whoever is invited", async () => {
  const own = `/vesterbro/forum/meetings/${meeting}/answer`;
  expect((await member?.get(own))?.status).toBe(404);
  await invite();
  expect(await linesOf(member)).toEqual(["Prøveforum: Møde 1, 4. marts 2026Kommer du? Vi mangler dit svar"]);
  expect((await member?.get(`/vesterbro/forum/meetings/${meeting}/work`))?.document.querySelector(`a[href="${own}"]`)?.textContent).toBe("Kommer du?");
  const page = await member?.get(own);
  if (!member || !page) throw new Error("nobody is signed in");
  expect(page.text).not.toContain("Du skal ikke logge ind");
  const unanswered = await member.submit(page, "/answer", { note: "Jeg kommer lidt senere" });
  expect([unanswered.status, unanswered.text]).toEqual([422, expect.stringContaining("Vælg, om du kommer.")]);
  const yes = await member.submit(page, "/answer", { answer: "yes", note: "Jeg kommer lidt senere" }, 5);
  expect(yes.text).toContain("Dit svar: Du kommer.");
  expect(await linesOf(member)).toEqual([]);
  expect((await member.get(`/vesterbro/forum/meetings/${meeting}/work`)).text).toContain("Dit svar: Du kommer. Ændr dit svar");
  expect((await coordinator?.get(`/vesterbro/forum/meetings/${meeting}/invitations`))?.text).toContain("Jeg kommer lidt senere");
  for (const nobody of [t.visitor(), await t.signedIn("member")]) expect((await nobody.get(own)).status).toBe(404);
  const said = await t.db.selectFrom("meetings.invitation").select(["answer", "assisted"]).where("member_id", "=", memberId).execute();
  expect(said).toEqual([{ answer: "yes", assisted: false }]);
});

test("sent minutes wait for those who were there, until the last day to correct them or until they say that nothing is wrong; corrections for who answers them", async () => {
  t.now = new Date("2026-03-04T16:00:00Z");
  expect(await linesOf(coordinator)).toContain("Prøveforum: Møde 1, 4. marts 2026Referatet er en kladde. Det er ikke sendt.");
  await t.db.transaction().execute(async (tx) => {
    await recordAttendance(tx, t.permit("meetings.minute"), meeting, { partyIds: [], present: [memberId], apologies: [providerId] });
    await sendMinutes(tx, t.permit("meetings.approve"), meeting, { district: t.district, publicUrl: t.deps.publicUrl, now: t.now });
  });
  const line = "Prøveforum: Møde 1, 4. marts 2026Står der noget forkert i referatet, så ret det senest 17. marts 2026";
  expect(await linesOf(member)).toEqual([line]);
  expect(await linesOf(provider)).toEqual([]);
  t.now = new Date("2026-03-18T01:00:00Z");
  expect(await linesOf(member)).toEqual([]);
  t.now = new Date("2026-03-05T09:00:00Z");
  const agreed = await member?.get(`/vesterbro/forum/meetings/${meeting}/approval`);
  const sentTo = async () => (await coordinator?.get(`/vesterbro/forum/meetings/${meeting}/approval/people`))?.text ?? "";
  expect(await sentTo()).not.toContain("har intet at rette (sagt");
  for (const nobody of [provider, t.visitor()]) expect((await nobody?.get(`/vesterbro/forum/meetings/${meeting}/approval`))?.text).not.toContain("Jeg har intet at rette");
  const thanked = agreed && (await member?.submit(agreed, "/agree", {}, 5));
  expect(thanked?.text).toContain("Nu kan koordinatorerne se, at du intet har at rette.");
  expect(await linesOf(member)).toEqual([]);
  expect(await sentTo()).toContain("har intet at rette (sagt 5. marts 2026)");
  expect(await sentTo()).toContain("1 af 1, der var med, har sagt, at de intet har at rette.");
  expect(await t.db.selectFrom("platform.audit_event").select("action").where("action", "=", "meetings.agree").execute()).toHaveLength(1);
  const href = `/vesterbro/forum/meetings/${meeting}/approval`;
  const correct = (await member?.get(href))?.document.querySelector("a[href*='/correct/']")?.getAttribute("href") ?? "";
  const page = await member?.get(correct);
  if (page) await member?.submit(page, "/correct/", { text: "Vi talte om lys i gården." });
  expect(await linesOf(member)).toEqual([]);
  expect(await sentTo()).not.toContain("har intet at rette (sagt");
  expect(await linesOf(coordinator)).toContain("Svar på 1 rettelsePrøveforum: Møde 1, 4. marts 2026");
});

test("somebody without mail who has not heard that a meeting was moved or cancelled waits for who prepares, until the day they may come in vain", async () => {
  const sending = { district: t.district, now: t.now, publicUrl: t.deps.publicUrl };
  const [prepares, manages] = [t.permit("meetings.prepare"), t.permit("parties.manage")];
  let second = "";
  await t.db.transaction().execute(async (tx) => {
    await addMember(tx, manages, { name: "Carl Prøve", reach: "phone", phone: "33112233", roles: ["member"] });
    const { series_id: series } = await tx.selectFrom("meetings.meeting").select("series_id").where("id", "=", meeting).executeTakeFirstOrThrow();
    second = await planNextMeeting(tx, prepares, series, t.now);
    await sendInvitations(tx, prepares, t.district, second, sending);
    await moveMeeting(tx, prepares, second, { day: "2026-03-17", fromTime: "16:00", toTime: "18:00", place: "Prøvesalen", reason: "" }, sending);
  });
  const lines = async (client: Client | undefined) => (await linesOf(client)).filter((line) => line.includes("at få besked"));
  expect(await lines(coordinator)).toEqual(["Prøveforum: Møde 2, 17. marts 2026Flyttet: 1 mangler at få besked"]);
  for (const client of [provider, member]) expect(await lines(client)).toEqual([]);
  const tell = `/vesterbro/forum/meetings/${second}/tell`;
  const list = await coordinator?.get(tell);
  if (list) await coordinator?.submit(list, "/tell/", { told: "1" }, 5);
  expect(await lines(coordinator)).toEqual([]);
  await t.db.transaction().execute((tx) => cancelMeeting(tx, prepares, second, { reason: "Salen er optaget." }, sending));
  expect(await lines(coordinator)).toEqual(["Prøveforum: Møde 2, 17. marts 2026Aflyst: 1 mangler at få besked"]);
  t.now = new Date("2026-03-18T09:00:00Z");
  expect(await lines(coordinator)).toEqual([]);
});

test("an alert that ended by itself waits for those who grade until somebody has said what was learnt", async () => {
  const { id } = await t.db.selectFrom("alerts.alert").select("id").executeTakeFirstOrThrow();
  const yes = { credibility: "several", severity: "life", publish: true, reason: "", grader: "" } as const;
  const sending = { district: t.district, now: t.now, publicUrl: t.deps.publicUrl };
  for (let graders = 0; graders < 2; graders += 1) await t.db.transaction().execute((tx) => gradeAlert(tx, t.permit("alerts.grade"), id, yes, sending));
  const line = "Hvide pillerSkriv, hvad vi lærte";
  expect(await linesOf(provider)).not.toContain(line);
  t.now = new Date("2026-03-25T09:00:00Z");
  for (const client of [coordinator, provider, other]) expect(await linesOf(client)).toContain(line);
  expect(await linesOf(member)).toEqual([]);
  const close = await other?.get(`/vesterbro/alerts/work/${id}/close`);
  if (close) await other?.submit(close, "/close", { learnt: "Flere vil have testet deres stof." });
  expect(await linesOf(coordinator)).not.toContain(line);
});

test("mails that were given up wait for those who see how the program is doing, for a week", async () => {
  const line = "mail kom måske ikke frem";
  const { id } = await t.db.selectFrom("platform.mail").select("id").orderBy("created_at", "desc").executeTakeFirstOrThrow();
  await t.db.updateTable("platform.mail").set({ status: "failed", created_at: t.now }).where("id", "=", id).execute();
  expect(await linesOf(coordinator)).toContain("1 mail kom måske ikke fremPrøv igen, eller giv besked på en anden måde");
  for (const client of [provider, member]) expect((await linesOf(client)).join("")).not.toContain(line);
  const page = await coordinator?.get("/vesterbro/administration/mail?show=attention");
  if (page) await coordinator?.submit(page, `${id}/retry`, {});
  expect((await linesOf(coordinator)).join("")).not.toContain(line);
  await t.db.updateTable("platform.mail").set({ status: "failed" }).where("id", "=", id).execute();
  t.now = new Date(t.now.getTime() + 8 * 24 * 60 * 60 * 1000);
  expect((await linesOf(coordinator)).join("")).not.toContain(line);
});

test("what waits for a role is counted and leads to the page that holds the work; own services wait when nobody has looked", async () => {
  t.now = new Date("2026-03-05T09:00:00Z");
  const stage = await letterStage(t);
  const letter = await stage.sent({ title: "Flere nålebokse" });
  const visitor = t.visitor();
  await visitor.submit(await visitor.get("/vesterbro/street/report?lane=thing"), "/report", { kind: "needle", placeWords: "Ved bænken" });
  await visitor.submit(await visitor.get("/vesterbro/ideas/new"), "/ideas/new", { title: "En bænk ved containerne", what: "En bænk, så man kan sidde et sted.", forWhom: "Alle, der venter.", place: "Halmtorvet" });
  const always = [1, 2, 3, 4, 5, 6, 7] as const;
  await t.db.transaction().execute(async (tx) => {
    await addService(tx, t.permit("help.edit"), {
      partyId: party, name: "Suppen", what: "Varm mad.", whatEn: "", needs: ["food"], place: "Prøvegade 4", point: null, isSecret: false, phone: "", languages: [], door: openDoor,
      schedule: { lines: [{ days: always, from: 480, to: 960, rhythm: { kind: "weekly" } }], exceptions: [], onHolidays: "as-usual" }, visits: [], checkEvery: 30,
    }, t.now);
    await addTask(tx, t.permit("decisions.manage"), { title: "Ring til viceværten", partyId: party, dueDay: "2026-04-20", isPublic: true }, t.now);
  });
  const lines = async (client: Client | undefined) => (await linesOf(client)).join("\n");
  expect(await lines(coordinator)).toMatch(/1 ny henvendelse[^]*1 idé venter på svar/);
  expect(await lines(coordinator)).not.toContain("Flere nålebokse");
  t.now = new Date("2026-04-20T09:00:00Z");
  expect(await lines(coordinator)).toContain("Flere nålebokseAfventer svar, fristen var");
  expect(await lines(provider)).toBe("Ring til viceværtenPrøvehuset: frist i dag\nSuppenIkke tjekket i 46 dage");
  const hrefs = [...((await coordinator?.get("/vesterbro"))?.document.querySelectorAll("ul[aria-label='Det venter på dig'] a") ?? [])].map((link) => link.getAttribute("href") ?? "");
  for (const href of hrefs) expect((await coordinator?.get(href))?.status, href).toBe(200);
  expect(hrefs).toContain(letter.path);
  for (const title of ["Lygter", "Bænke"]) await stage.sent({ title });
  t.now = new Date("2026-07-01T09:00:00Z");
  expect(await lines(coordinator)).toContain("3 breve har ikke fået svar inden fristen");
  expect(await lines(member)).toBe("");
});
