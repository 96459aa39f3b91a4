import { v7 as uuidv7 } from "uuid";
import { addTask } from "../src/features/decisions/commands/tasks.ts";
import { weeklyMailJob } from "../src/features/decisions/jobs.ts";
import { jobs as streetJobs } from "../src/features/street/jobs.ts";
import { addPoll } from "../src/features/date-polls/commands/drafts.ts";
import { openPoll } from "../src/features/date-polls/commands/stages.ts";
import { findPoll } from "../src/features/date-polls/queries/polls.ts";
import { putOnList } from "../src/features/conference/invitation/commands/list.ts";
import { sendInvitations as sendConferenceInvitations } from "../src/features/conference/invitation/commands/send.ts";
import { writeInvitationsJob } from "../src/features/conference/invitation/jobs.ts";
import { changeRegistration, register } from "../src/features/conference/registration/commands/registrations.ts";
import { writeToNewAddressJob } from "../src/features/conference/registration/jobs.ts";
import { reportAlert } from "../src/features/alerts/commands/report.ts";
import { reportClosed } from "../src/features/help/commands/doors.ts";
import { addService } from "../src/features/help/commands/services.ts";
import { openDoor } from "../src/features/help/rules/doors/door-rules.ts";
import { reportObservation } from "../src/features/street/commands/report.ts";
import { changeLetter } from "../src/features/letters/commands/drafts.ts";
import { sendLetter } from "../src/features/letters/commands/send.ts";
import { mailLetterJob } from "../src/features/letters/jobs.ts";
import { recordAttendance } from "../src/features/meetings/commands/attendance.ts";
import { sendInvitations } from "../src/features/meetings/commands/invitations.ts";
import { addAgendaItem } from "../src/features/meetings/commands/items.ts";
import { saveMinutes } from "../src/features/meetings/commands/minutes.ts";
import { planNextMeeting } from "../src/features/meetings/commands/planning.ts";
import { sendMinutes } from "../src/features/meetings/commands/send.ts";
import { askParties } from "../src/features/bulletins/commands/ask.ts";
import { addSeries } from "../src/features/meetings/commands/series.ts";
import { addParty } from "../src/network/commands.ts";
import { addRepresentation } from "../src/network/representations.ts";
import { addMember } from "../src/platform/identity/commands.ts";
import { dayOf } from "../src/platform/i18n/dates.ts";
import { makeFrom, recordItem } from "../src/thread/commands.ts";
import { doAskedJobs } from "./asked-jobs.ts";
import type { Answers } from "./client.ts";
import { publishedConference, registering } from "./conference.ts";
import type { TestApp } from "./harness.ts";

/** A personal link as it stood in a mail, and what its holder may send there. */
export interface SentLink {
  readonly purpose: string;
  readonly path: string;
  readonly token: string;
  readonly answers: Answers;
}

export interface SentLinks {
  readonly links: readonly SentLink[];
  readonly meetingId: string;
  readonly letterId: string;
  readonly observationId: string;
  /** Who holds the link to answer the invitation. */
  readonly memberId: string;
}

/** Has the features send personal links of all purposes, each as it does in real life. */
export async function sendEveryLink(t: TestApp): Promise<SentLinks> {
  const memberId = await t.db.transaction().execute((tx) =>
    addMember(tx, t.permit("x"), { name: "Liv Prøve", reach: "mail", email: "liv@eksempel.dk", roles: ["member"] }),
  );
  const meetingId = await invite(t);
  await sendMinutesOf(t, await planMeeting(t, "Et andet forum"));
  const pollAnswers = await askForTime(t, memberId);
  const letterId = await sendToOffice(t);
  const observationId = await report(t);
  await askForLines(t, meetingId);
  const taskId = await giveTask(t);
  await standBeforeClosedDoors(t);
  const receipt = await linkTo(t, "nabo@eksempel.dk", "street.receipt", {});
  const stop = await linkTo(t, "nabo@eksempel.dk", "street.stop_news", {});
  const links = [
    await linkTo(t, "liv@eksempel.dk", "meetings.answer", { answer: "yes", note: "" }),
    await linkTo(t, "mia@eksempel.dk", "meetings.read_minutes", {}),
    await linkTo(t, "liv@eksempel.dk", "polls.answer", pollAnswers),
    await linkTo(t, "post@forvaltning.eksempel.dk", "letter-reply", { kind: "accepted", function: "Kontorchef", step: "send" }),
    await linkTo(t, "pia@eksempel.dk", "bulletins.write", { seen: "Roligere aftener" }),
    await linkTo(t, "pia@eksempel.dk", "help.still_right", {}),
    await reportDanger(t),
    receipt,
    stop,
    await linkToTask(t, taskId),
    await linkTo(t, "mo@eksempel.dk", "tasks.stop_mail", {}),
    await inviteToConference(t),
    await askWhoseAddress(t),
  ];
  return { links, meetingId, letterId, observationId, memberId };
}

async function invite(t: TestApp): Promise<string> {
  const meetingId = await planMeeting(t, "Prøveforum");
  const sending = { now: t.now, publicUrl: t.deps.publicUrl };
  await t.db.transaction().execute((tx) => sendInvitations(tx, t.permit("meetings.prepare"), t.district, meetingId, sending));
  return meetingId;
}

async function planMeeting(t: TestApp, name: string): Promise<string> {
  const permit = t.permit("meetings.prepare");
  return t.db.transaction().execute(async (tx) => {
    const series = await addSeries(tx, permit, {
      name,
      everyWeeks: 6,
      weekday: 3,
      fromDay: "2026-03-02",
      fromTime: "16:00",
      toTime: "18:00",
      place: "Prøvesalen",
    });
    return planNextMeeting(tx, permit, series, t.now);
  });
}

/** To somebody who was there, as if it had begun an hour ago. */
async function sendMinutesOf(t: TestApp, meetingId: string): Promise<void> {
  await t.db.transaction().execute(async (tx) => {
    const mia = { name: "Mia Prøve", reach: "mail" as const, email: "mia@eksempel.dk", roles: ["member" as const] };
    const memberId = await addMember(tx, t.permit("x"), mia);
    const { starts_at } = await tx.selectFrom("meetings.meeting").select("starts_at").where("id", "=", meetingId).executeTakeFirstOrThrow();
    const title = "Lys i gården";
    const itemId = await addAgendaItem(tx, t.permit("meetings.prepare"), meetingId, { title, kind: "discussion" }, t.now);
    const minutes = { minutes: "Der kommer lys.", version: 0 };
    await saveMinutes(tx, t.permit("meetings.minute"), { meetingId, itemId }, minutes);
    await recordAttendance(tx, t.permit("meetings.minute"), meetingId, { partyIds: [], present: [memberId], apologies: [] });
    const now = new Date(starts_at.getTime() + 60 * 60 * 1000);
    await sendMinutes(tx, t.permit("meetings.approve"), meetingId, { district: t.district, publicUrl: t.deps.publicUrl, now });
  });
}

/** Of somebody who speaks for a party. */
async function askForLines(t: TestApp, meetingId: string): Promise<void> {
  await t.db.transaction().execute(async (tx) => {
    const parties = t.permit("parties.manage");
    const memberId = await addMember(tx, parties, { name: "Pia Prøve", reach: "mail", email: "pia@eksempel.dk", roles: ["member"] });
    const partyId = await addParty(tx, parties, { name: "Den opdigtede gård", kind: "neighbours" });
    await addRepresentation(tx, parties, memberId, { partyId, function: "nabo", fromDay: "2026-01-01" });
    await askParties(tx, t.permit("bulletins.prepare"), meetingId, { district: t.district, publicUrl: t.deps.publicUrl, now: t.now });
  });
}

/** @returns what somebody answers who can always come */
async function askForTime(t: TestApp, memberId: string): Promise<Answers> {
  const time = (row: number, day: string) => {
    const hour = (at: string) => new Date(`${day}T${at}Z`);
    return { row, startsAt: hour("15:00:00"), endsAt: hour("17:00:00"), place: "Prøvesalen" };
  };
  const poll = { title: "Ekstra møde", seriesId: null, place: "Prøvesalen", deadline: "2026-03-10", partyIds: [], version: 0 };
  const input = { ...poll, memberIds: [memberId], times: [time(1, "2026-03-18"), time(2, "2026-03-19")] };
  const permit = t.permit("polls.manage");
  return t.db.transaction().execute(async (tx) => {
    const id = await addPoll(tx, permit, input, t.now);
    const sending = { district: t.district, publicUrl: t.deps.publicUrl, now: t.now };
    await openPoll(tx, permit, id, { must: [], version: 1 }, sending);
    const found = await findPoll(tx, permit, id);
    return Object.fromEntries((found?.times ?? []).map((one) => [`answer-${one.id}`, "yes"]));
  });
}

async function sendToOffice(t: TestApp): Promise<string> {
  const office = { office_email: "post@forvaltning.eksempel.dk", office_phone: null, takes_letters: true };
  const party = { district: t.district.id, id: uuidv7(), name: "Den opdigtede forvaltning", kind: "city" as const, ended_at: null };
  await t.db.insertInto("network.party").values({ ...party, ...office }).execute();
  const letterId = await t.db.transaction().execute(async (tx) => {
    const title = "Flere nålebokse";
    const decision = { kind: "decision", id: uuidv7(), at: t.now, status: "taken", statusAt: t.now, title, publicTitle: title };
    await recordItem(tx, t.district.id, decision);
    const made = await makeFrom(tx, t.permit("letters.write"), decision, "letter", {}, t.now);
    const id = made?.id ?? "";
    const details = { addresseeId: party.id, title, body: "Vi anbefaler flere nålebokse på Halmtorvet." };
    await changeLetter(tx, t.permit("letters.write"), id, 1, details, t.now);
    const order = { letterId: id, district: t.district, publicUrl: t.deps.publicUrl, by: { kind: "mail" as const } };
    await sendLetter(tx, t.permit("letters.send"), order, t.now);
    return id;
  });
  await run(t, mailLetterJob, { letterId });
  return letterId;
}

/** To somebody on the list of a conference whose letter has been sent. */
async function inviteToConference(t: TestApp): Promise<SentLink> {
  const { id } = await publishedConference(t);
  const permit = t.permit("conference.prepare");
  await t.db.transaction().execute(async (tx) => {
    const letter = await makeFrom(tx, t.permit("letters.write"), { kind: "conference", id }, "letter", {}, t.now);
    const order = { letterId: letter?.id ?? "", district: t.district, publicUrl: t.deps.publicUrl, by: { kind: "invitation" as const } };
    await sendLetter(tx, t.permit("letters.send"), order, t.now);
    await putOnList(tx, permit, id, [{ name: "Ida Prøve", email: "ida@eksempel.dk", organisation: "", phone: null, address: null, partyId: null }], "import", t.now);
    await sendConferenceInvitations(tx, permit, id, { district: t.district, publicUrl: t.deps.publicUrl, secret: t.deps.secret, now: t.now });
  });
  await doAskedJobs(t, [writeInvitationsJob]);
  return linkTo(t, "ida@eksempel.dk", "conference.invitation", { party: "neighbour" });
}

/** To an address that somebody has written into their registration. */
async function askWhoseAddress(t: TestApp): Promise<SentLink> {
  const { id: conferenceId } = await publishedConference(t);
  await t.db.transaction().execute(async (tx) => {
    const input = registering("Åse Prøve");
    const made = await register(tx, t.permit("everyone"), conferenceId, { input, cameBy: "web" }, t.now);
    if (!made.known) await changeRegistration(tx, t.permit("everyone"), { conferenceId, id: made.id }, { ...input, email: "aase@eksempel.dk", version: 1, isOwn: true }, t.now);
  });
  await doAskedJobs(t, [writeToNewAddressJob]);
  return linkTo(t, "aase@eksempel.dk", "conference.confirm_address", { answer: "yes" });
}

async function report(t: TestApp): Promise<string> {
  const details = { kind: "noise" as const, placeWords: "Ved porten", text: "", email: "nabo@eksempel.dk" };
  const { id } = await t.db.transaction().execute((tx) => reportObservation(tx, t.district.id, details, t.now));
  const [tellReporter] = streetJobs;
  if (tellReporter) await run(t, tellReporter, { observationId: id, itemKind: "observation", itemId: id, itemStatus: "received" });
  return id;
}

/** Two people stand before a door of the party that Pia Prøve speaks for. */
async function standBeforeClosedDoors(t: TestApp): Promise<void> {
  const { id: partyId } = await t.db.selectFrom("network.party").select("id").where("name", "=", "Den opdigtede gård").executeTakeFirstOrThrow();
  const hours = { lines: [], exceptions: [], onHolidays: "as-usual" as const };
  const service = { partyId, name: "Prøvestuen", what: "Mad", whatEn: "", needs: ["food" as const], place: "Prøvegade 4", point: null, isSecret: false, phone: "", languages: [] };
  await t.db.transaction().execute(async (tx) => {
    const id = await addService(tx, t.permit("help.edit"), { ...service, door: openDoor, schedule: hours, visits: [], checkEvery: 30 }, new Date(t.now.getTime() - 1000));
    const sending = { district: t.district, publicUrl: t.deps.publicUrl, now: t.now };
    for (let times = 0; times < 2; times += 1) await reportClosed(tx, t.permit("everyone"), id, sending);
  });
}

/** To somebody who may grade what was reported. */
async function reportDanger(t: TestApp): Promise<SentLink> {
  await t.db.transaction().execute(async (tx) => {
    await addMember(tx, t.permit("x"), { name: "Gry Prøve", reach: "mail", email: "gry@eksempel.dk", roles: ["provider"] });
    const { id: partyId } = await tx.selectFrom("network.party").select("id").where("name", "=", "Den opdigtede gård").executeTakeFirstOrThrow();
    const words = { headline: "Hvide piller", headlineEn: "", looks: "", does: "Man falder i søvn", where: "", extra: "", area: [] };
    await reportAlert(tx, t.permit("alerts.report"), { kind: "batch", partyId, seenDay: dayOf(t.now), days: 7, ...words }, [], { district: t.district, publicUrl: t.deps.publicUrl, now: t.now });
  });
  return linkTo(t, "gry@eksempel.dk", "alerts.grade_one", { credibility: "one", severity: "life", publish: "yes" });
}

async function giveTask(t: TestApp): Promise<string> {
  const party = { district: t.district.id, id: uuidv7(), name: "Naboerne Prøve", kind: "neighbours" as const, ended_at: null };
  await t.db.insertInto("network.party").values({ ...party, office_email: null, office_phone: null }).execute();
  const { id } = await t.db.transaction().execute(async (tx) => {
    const member = { name: "Mo Prøve", reach: "mail" as const, email: "mo@eksempel.dk", roles: ["member" as const] };
    const memberId = await addMember(tx, t.permit("x"), member);
    const representation = { partyId: party.id, function: "Formand", fromDay: "2026-01-01" };
    await addRepresentation(tx, t.permit("parties.manage"), memberId, representation);
    const task = { title: "Spørg driften om nøglen", partyId: party.id, dueDay: "2026-03-09" };
    return addTask(tx, t.permit("decisions.manage"), task, t.now);
  });
  await run(t, weeklyMailJob, {});
  return id;
}

/** The page of one task behind the link in the weekly mail. */
async function linkToTask(t: TestApp, taskId: string): Promise<SentLink> {
  const link = await linkTo(t, "mo@eksempel.dk", "tasks.party", { note: "Nøglen er fundet" });
  return { ...link, path: `/vesterbro/waiting/task/${taskId}/${link.token}` };
}

async function run(t: TestApp, job: typeof mailLetterJob, data: object): Promise<void> {
  const deps = { ...t.deps, now: () => t.now };
  await job.run(deps, { districtId: t.district.id, ...data }, { number: 1, isLast: true });
}

const patterns: Readonly<Record<string, RegExp>> = {
  "meetings.answer": /\/vesterbro\/forum\/answer\/([\w-]+)/,
  "meetings.read_minutes": /\/vesterbro\/forum\/read\/([\w-]+)/,
  "bulletins.write": /\/vesterbro\/forum\/lines\/[\w-]+\/([\w-]+)/,
  "polls.answer": /\/vesterbro\/forum\/polls\/answer\/([\w-]+)/,
  "letter-reply": /\/vesterbro\/letters\/reply\/([\w-]+)/,
  "tasks.party": /\/vesterbro\/waiting\/(?!stop\/)([\w-]+)/,
  "tasks.stop_mail": /\/vesterbro\/waiting\/stop\/([\w-]+)/,
  "street.receipt": /\/vesterbro\/street\/receipt\/([\w-]+)/,
  "alerts.grade_one": /\/vesterbro\/alerts\/grade\/([\w-]+)/,
  "help.still_right": /\/vesterbro\/help\/right\/([\w-]+)/,
  "conference.invitation": /\/vesterbro\/invitation\/([\w-]+)/,
  "conference.confirm_address": /\/vesterbro\/registration-address\/([\w-]+)/,
  "street.stop_news": /\/vesterbro\/street\/news\/([\w-]+)/,
};

/** The newest link for a purpose that was mailed to somebody. */
export async function linkTo(t: TestApp, email: string, purpose: string, answers: Answers): Promise<SentLink> {
  const mails = t.db.selectFrom("platform.mail").select("text").where("to_address", "=", email);
  for (const { text } of await mails.orderBy("id", "desc").execute()) {
    const [path, token] = patterns[purpose]?.exec(text ?? "") ?? [];
    if (path !== undefined && token !== undefined) return { purpose, path, token, answers };
  }
  throw new Error(`no mail to ${email} holds a link for ${purpose}`);
}
