import { takeDecision } from "../../src/features/decisions/commands/decisions.ts";
import { changeLetter } from "../../src/features/letters/commands/drafts.ts";
import { sendLetter } from "../../src/features/letters/commands/send.ts";
import { addAgendaItem } from "../../src/features/meetings/commands/items.ts";
import { planNextMeeting } from "../../src/features/meetings/commands/planning.ts";
import { addSeries } from "../../src/features/meetings/commands/series.ts";
import { allJobs } from "../../src/jobs.ts";
import { addParty } from "../../src/network/commands.ts";
import { addMember } from "../../src/platform/identity/commands.ts";
import { makeFrom } from "../../src/thread/commands.ts";
import type { TestApp } from "../harness.ts";

/** What a story finds when it does not begin at the beginning. */
export interface Forum {
  readonly neighbours: string;
  /** Takes letters, at `office@eksempel.dk`. */
  readonly office: string;
  readonly seriesId: string;
}

/** A network of two parties and one member with mail, `mona@eksempel.dk`, that meets every sixth Wednesday. */
export async function gatherForum({ db, permit }: TestApp): Promise<Forum> {
  return db.transaction().execute(async (tx) => {
    const parties = permit("parties.manage");
    const neighbours = await addParty(tx, parties, { name: "Naboerne ved Halmtorvet", kind: "neighbours" });
    const office = await addParty(tx, parties, {
      name: "Forvaltningen for Boliger",
      kind: "city",
      email: "office@eksempel.dk",
      takesLetters: true,
    });
    await addMember(tx, parties, {
      name: "Mona Medlem",
      email: "mona@eksempel.dk",
      phone: null,
      reach: "mail",
      centreName: null,
      roles: ["member"],
    });
    const seriesId = await addSeries(tx, permit("meetings.prepare"), {
      name: "Samarbejdsforum",
      everyWeeks: 6,
      weekday: 3,
      fromDay: "2026-03-02",
      fromTime: "16:00",
      toTime: "18:00",
      place: "Kulturhuset, sal 2",
    });
    return { neighbours, office, seriesId };
  });
}

/** The next meeting, with one public item on its agenda. @returns ids of meeting and item */
export async function callMeeting(
  { db, permit, now }: TestApp,
  forum: Forum,
  title: string,
): Promise<{ meetingId: string; itemId: string }> {
  return db.transaction().execute(async (tx) => {
    const prepares = permit("meetings.prepare");
    const meetingId = await planNextMeeting(tx, prepares, forum.seriesId, now);
    const itemId = await addAgendaItem(tx, prepares, meetingId, { title, publicTitle: title, kind: "discussion" }, now);
    return { meetingId, itemId };
  });
}

/** A decision, with a letter about it as a draft. @returns their ids */
export async function draftOnDecision(
  { db, permit, now }: TestApp,
  forum: Forum,
  title: string,
): Promise<{ decisionId: string; letterId: string }> {
  return db.transaction().execute(async (tx) => {
    const wording = `Vi anbefaler ${title.toLowerCase()}.`;
    const details = { wording, day: "2026-03-02", partyIds: [forum.neighbours] };
    const decision = await takeDecision(tx, permit("decisions.manage"), details, now);
    const writes = permit("letters.write");
    const letter = await makeFrom(tx, writes, { kind: "decision", id: decision.id }, "letter", {}, now);
    if (!letter) throw new Error("no letter came of the decision");
    const body = "Vi skriver for at anbefale jer noget.\n\nVil I følge anbefalingen?";
    await changeLetter(tx, writes, letter.id, 1, { addresseeId: forum.office, title, body }, now);
    return { decisionId: decision.id, letterId: letter.id };
  });
}

/** A letter that has been sent and mailed. @returns its id and the path by which the office answers */
export async function sendLetterToOffice(
  app: TestApp,
  forum: Forum,
  title: string,
): Promise<{ letterId: string; replyPath: string }> {
  const { letterId } = await draftOnDecision(app, forum, title);
  const { db, permit, district, deps, now } = app;
  const order = { letterId, district, publicUrl: deps.publicUrl, by: { kind: "mail" as const } };
  await db.transaction().execute((tx) => sendLetter(tx, permit("letters.send"), order, now));
  return { letterId, replyPath: await mailLetter(app, letterId) };
}

/** Lets the job that mails letters run for one. @returns the path by which the office answers */
export async function mailLetter(app: TestApp, letterId: string): Promise<string> {
  const job = allJobs(undefined).find(({ name }) => name === "mail-letter");
  await job?.run(app.deps, { districtId: app.district.id, letterId }, { number: 1, isLast: false });
  return mailedPath(app, "office@eksempel.dk", /\/letters\/reply\//);
}

/** The path of the newest link of a kind that has been mailed to an address. @throws Error when there is none */
export async function mailedPath({ db, deps }: TestApp, address: string, to: RegExp): Promise<string> {
  const mails = await db
    .selectFrom("platform.mail")
    .select("text")
    .where("to_address", "=", address)
    .orderBy("id", "desc")
    .execute();
  const links = mails.flatMap(({ text }) => text?.match(/https?:\/\/\S+/g) ?? []);
  const link = links.find((one) => to.test(one));
  if (!link) throw new Error(`no link to ${to} was mailed to ${address}`);
  return link.slice(deps.publicUrl.length);
}
