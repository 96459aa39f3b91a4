import { listSeatedParties, partiesOfMembers, partyNames } from "../../network/queries.ts";
import type { Db, Tx } from "../../platform/db/database.ts";
import type { DistrictId } from "../../platform/district/district.ts";
import { dayOf } from "../../platform/i18n/dates.ts";
import type { Member } from "../../platform/identity/member.ts";
import { listMembers } from "../../platform/identity/queries.ts";
import { daysBefore } from "../../platform/retention/rule.ts";
import type { Permit } from "../../platform/rights/permit.ts";
import type { BulletinFigure } from "../../platform/web/feature.ts";
import { findItem, itemsBetween } from "../../thread/standing-items.ts";
import type { writePurpose } from "./bulletin-mail.ts";
import { noLines, saysNothing } from "./bulletin.ts";
import type { KnownMeeting, Lines } from "./bulletin.ts";
import type { policy } from "./policy.ts";
import "./tables.ts";

/** Whoever may do anything with bulletins may read them; who holds a link reads that there is one, and their own lines. */
export type ReadingPermit = Permit<keyof typeof policy> | Permit<typeof writePurpose>;

export interface Bulletin {
  readonly meetingId: string;
  readonly askedAt: Date;
  readonly remindedAt: Date | null;
  readonly publishedAt: Date | null;
  /** As they were when it was published. */
  readonly figures: readonly BulletinFigure[];
  readonly figuresSince: Date | null;
}

/** What one party has written for one meeting. */
export interface Contribution {
  readonly partyId: string;
  readonly partyName: string;
  readonly lines: Lines;
  readonly answeredAt: Date | null;
  /** A coordinator entered it for them. */
  readonly assisted: boolean;
  /** Their own words, when a coordinator has shortened them. */
  readonly original: Lines | null;
  /** What came after the deadline and has not been taken in. */
  readonly late: Lines | null;
  readonly version: number;
}

/** Somebody who speaks for a party today. */
export interface Speaker {
  readonly member: Member;
  readonly isDeputy: boolean;
}

/** A party that is asked, with everybody who speaks for it today. */
export interface AskedParty {
  readonly id: string;
  readonly name: string;
  readonly speakers: readonly Speaker[];
}

const danish = new Intl.Collator("da");

/** A meeting as members know it from the thread. */
export async function findMeeting(db: Db | Tx, districtId: DistrictId, id: string): Promise<KnownMeeting | undefined> {
  return findItem(db, districtId, { kind: "meeting", id });
}

/** The meetings of the coming months, the first first, without those that are cancelled. */
export async function comingMeetings(db: Db | Tx, districtId: DistrictId, now: Date): Promise<KnownMeeting[]> {
  const meetings = await itemsBetween(db, districtId, "meeting", { from: now, to: daysBefore(now, -120) });
  return meetings.filter(({ status, at }) => status === "planned" && at > now);
}

/** How far back figures look when there has been no meeting. */
const firstLooksBackDays = 56;

/** When the forum last met before a meeting and before now: since then figures count. */
export async function lastMet(db: Db | Tx, districtId: DistrictId, meeting: KnownMeeting, now: Date): Promise<Date> {
  const to = meeting.at < now ? meeting.at : now;
  const held = await itemsBetween(db, districtId, "meeting", { from: daysBefore(to, 365), to });
  const last = held.findLast(({ id, status }) => id !== meeting.id && status !== "cancelled");
  return last?.at ?? daysBefore(to, firstLooksBackDays);
}

/** The bulletin for one meeting; undefined while nobody has been asked. */
export async function findBulletin(db: Db | Tx, permit: ReadingPermit, meetingId: string): Promise<Bulletin | undefined> {
  return bulletinRows(db, permit.districtId).where("meeting_id", "=", meetingId).executeTakeFirst();
}

/** A coming meeting, its bulletin once the parties have been asked, and how many of them have answered. */
export interface ComingBulletin {
  readonly meeting: KnownMeeting;
  readonly bulletin: Bulletin | undefined;
  readonly answered: number;
  readonly asked: number;
}

/** The coming meetings with their bulletins, the next first; nothing of what the parties wrote. For members. */
export async function comingBulletins(db: Db, { districtId }: Permit<string>, now: Date): Promise<ComingBulletin[]> {
  const meetings = await comingMeetings(db, districtId, now);
  if (meetings.length === 0) return [];
  const ids = meetings.map(({ id }) => id);
  const bulletins = await bulletinRows(db, districtId).where("meeting_id", "in", ids).execute();
  const counts = await db
    .selectFrom("bulletins.contribution")
    .select((eb) => ["meeting_id as meetingId", eb.fn.countAll<number>().as("asked"), eb.fn.count<number>("answered_at").as("answered")])
    .where("district", "=", districtId)
    .where("meeting_id", "in", ids)
    .groupBy("meeting_id")
    .execute();
  return meetings.map((meeting) => {
    const { asked = 0, answered = 0 } = counts.find(({ meetingId }) => meetingId === meeting.id) ?? {};
    return { meeting, bulletin: bulletins.find(({ meetingId }) => meetingId === meeting.id), answered, asked };
  });
}

/** The lines of one party for a coming meeting that a member can write. */
export interface LinesToWrite {
  readonly meeting: KnownMeeting;
  readonly party: { readonly id: string; readonly name: string };
  readonly isWritten: boolean;
}

/** What whoever is signed in can write: for the parties they speak for today, and the coming meetings for which parties have been asked. */
export async function linesToWrite(db: Db, { districtId, actor }: Permit<string>, now: Date): Promise<LinesToWrite[]> {
  if (actor.kind !== "member") return [];
  const spoken = await partiesOfMembers(db, districtId, [actor.memberId], dayOf(now));
  const parties = [...new Map(spoken.map(({ partyId, partyName }) => [partyId, partyName]))].map(([id, name]) => ({ id, name }));
  const meetings = parties.length > 0 ? await comingMeetings(db, districtId, now) : [];
  if (meetings.length === 0) return [];
  const ids = meetings.map(({ id }) => id);
  const bulletins = await bulletinRows(db, districtId).where("meeting_id", "in", ids).execute();
  const written = await db
    .selectFrom("bulletins.contribution")
    .select(["meeting_id as meetingId", "party_id as partyId"])
    .where("district", "=", districtId)
    .where("meeting_id", "in", ids)
    .where((eb) => eb.or([eb("answered_at", "is not", null), eb("late_lines", "is not", null)]))
    .execute();
  return meetings
    .filter(({ id }) => bulletins.some(({ meetingId }) => meetingId === id))
    .flatMap((meeting) =>
      parties.map((party) => ({
        meeting,
        party,
        isWritten: written.some(({ meetingId, partyId }) => meetingId === meeting.id && partyId === party.id),
      })),
    );
}

/** One page of the bulletins that members can read, the newest first, and how many there are. */
export async function publishedBulletins(
  db: Db,
  permit: ReadingPermit,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ bulletins: Bulletin[]; total: number }> {
  const rows = await bulletinRows(db, permit.districtId)
    .select((eb) => eb.fn.countAll<number>().over().as("total"))
    .where("published_at", "is not", null)
    .orderBy("published_at", "desc")
    .orderBy("meeting_id")
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  return { bulletins: rows, total: rows[0]?.total ?? 0 };
}

/**
 * What the parties have written for a meeting, in Danish order of their names. A party that has left the network stays
 * when it has written.
 */
export async function contributionsTo(db: Db | Tx, permit: ReadingPermit, meetingId: string): Promise<Contribution[]> {
  const rows = await contributionRows(db, permit.districtId, meetingId).execute();
  const here = new Set((await listSeatedParties(db, permit.districtId)).map(({ id }) => id));
  const names = await partyNames(db, permit.districtId, rows.map(({ partyId }) => partyId));
  return rows
    .map((row) => ({ ...row, lines: { ...noLines, ...row.lines }, partyName: names.get(row.partyId) ?? "" }))
    .filter(({ partyId, lines, late }) => here.has(partyId) || !saysNothing(lines) || late !== null)
    .sort((one, other) => danish.compare(one.partyName, other.partyName));
}

/** What one party has written; asked for by whoever holds a link to it, and by coordinators. */
export async function contributionOf(
  db: Db | Tx,
  districtId: DistrictId,
  meetingId: string,
  partyId: string,
): Promise<Omit<Contribution, "partyName">> {
  const row = await contributionRows(db, districtId, meetingId).where("party_id", "=", partyId).executeTakeFirst();
  const none = { partyId, lines: noLines, answeredAt: null, assisted: false, original: null, late: null, version: 0 };
  return row ? { ...row, lines: { ...noLines, ...row.lines } } : none;
}

/** Every party that has a seat or somebody who speaks for it today, with those who do. */
export async function askedParties(
  db: Db | Tx,
  permit: Permit<"bulletins.prepare">,
  now: Date,
): Promise<AskedParty[]> {
  const parties = await listSeatedParties(db, permit.districtId);
  const members = new Map((await listMembers(db, permit)).map((member) => [member.id, member]));
  const spoken = await partiesOfMembers(db, permit.districtId, [...members.keys()], dayOf(now));
  return parties
    .map(({ id, name, seats }) => ({
      id,
      name,
      seats,
      speakers: spoken.flatMap(({ partyId, memberId, isDeputy }) => {
        const member = members.get(memberId);
        return member && partyId === id ? [{ member, isDeputy }] : [];
      }),
    }))
    .filter(({ seats, speakers }) => seats > 0 || speakers.length > 0)
    .map(({ id, name, speakers }) => ({ id, name, speakers }));
}

function bulletinRows(db: Db | Tx, districtId: DistrictId) {
  return db
    .selectFrom("bulletins.bulletin")
    .select(["meeting_id as meetingId", "asked_at as askedAt", "reminded_at as remindedAt"])
    .select(["published_at as publishedAt", "figures", "figures_since as figuresSince"])
    .where("district", "=", districtId);
}

function contributionRows(db: Db | Tx, districtId: DistrictId, meetingId: string) {
  return db
    .selectFrom("bulletins.contribution")
    .select(["party_id as partyId", "lines", "answered_at as answeredAt", "assisted", "original", "version"])
    .select("late_lines as late")
    .where("district", "=", districtId)
    .where("meeting_id", "=", meetingId);
}
