import type { Db, Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import { isMailed } from "../../../platform/identity/member.ts";
import type { Member } from "../../../platform/identity/member.ts";
import { listMembers } from "../../../platform/identity/queries.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import type { CycleFacts } from "../cycle.ts";
import { attendanceOf } from "./attendance.ts";
import { correctionsOf, openCorrections } from "./corrections.ts";
import type { Meeting, ReadingPermit } from "./meetings.ts";
import "../tables.ts";

/** Where the minutes of these meetings are, by meeting. */
export async function cyclesOf(
  db: Db | Tx,
  districtId: DistrictId,
  meetings: readonly Meeting[],
): Promise<ReadonlyMap<string, CycleFacts>> {
  const open = await openCorrections(db, districtId, meetings.filter(({ sentAt }) => sentAt).map(({ id }) => id));
  return new Map(meetings.map((meeting) => [meeting.id, { ...meeting, openCorrections: open.get(meeting.id) ?? 0 }]));
}

/** Where the minutes of one meeting are. */
export async function cycleOf(db: Db | Tx, districtId: DistrictId, meeting: Meeting): Promise<CycleFacts> {
  const open = await openCorrections(db, districtId, [meeting.id]);
  return { ...meeting, openCorrections: open.get(meeting.id) ?? 0 };
}

/**
 * Whom minutes are sent to: members who were invited, came or sent an apology; and, when there were invitations, everyone
 * who is reached without mail, because they were invited from a list.
 */
export async function recipientsOf(db: Db | Tx, permit: ReadingPermit, meetingId: string): Promise<Member[]> {
  const invitations = await db
    .selectFrom("meetings.invitation")
    .select("member_id as memberId")
    .where("district", "=", permit.districtId)
    .where("meeting_id", "=", meetingId)
    .execute();
  const attendance = await attendanceOf(db, permit, meetingId);
  const named = new Set([...invitations.map(({ memberId }) => memberId), ...attendance.keys()]);
  const members = await listMembers(db, permit);
  return members.filter(({ id, reach }) => named.has(id) || (reach !== "mail" && invitations.length > 0));
}

export interface Delivery {
  readonly memberId: string;
  readonly version: number;
  readonly mailedAt: Date | null;
  readonly handedAt: Date | null;
  /** When they said that they have nothing to correct. */
  readonly agreedAt: Date | null;
  /** A coordinator noted it for them. */
  readonly isAssisted: boolean;
}

/** How one sent version got to each of those it is for, by member. */
export async function deliveriesOf(
  db: Db | Tx,
  districtId: DistrictId,
  meetingId: string,
  version: number,
): Promise<ReadonlyMap<string, Delivery>> {
  const rows = await db
    .selectFrom("meetings.delivery")
    .select(["member_id as memberId", "version", "mailed_at as mailedAt", "handed_at as handedAt", "agreed_at as agreedAt", "agreed_assisted as isAssisted"])
    .where("district", "=", districtId)
    .where("meeting_id", "=", meetingId)
    .where("version", "=", version)
    .execute();
  return new Map(rows.map((row) => [row.memberId, row]));
}

/** Whether a meeting's minutes were ever sent to a member. */
export async function wasSentTo(db: Db | Tx, districtId: DistrictId, meetingId: string, memberId: string): Promise<boolean> {
  const row = await db
    .selectFrom("meetings.delivery")
    .select("version")
    .where("district", "=", districtId)
    .where("meeting_id", "=", meetingId)
    .where("member_id", "=", memberId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether somebody who was there is asked to look sent minutes over, and when they said that they have nothing to correct. */
export interface LookingOver {
  /** The newest version that was sent to them. */
  readonly version: number;
  readonly agreedAt: Date | null;
  /** A coordinator noted it for them. */
  readonly isAssisted: boolean;
}

/** What a member is asked of minutes; undefined when they were not there, did not get them, or have proposed a correction. */
export async function lookingOver(db: Db | Tx, districtId: DistrictId, meetingId: string, memberId: string): Promise<LookingOver | undefined> {
  if (!(await wasPresent(db, districtId, meetingId, memberId))) return undefined;
  if ((await correctionsOf(db, districtId, meetingId)).some((one) => one.memberId === memberId)) return undefined;
  return db
    .selectFrom("meetings.delivery")
    .select(["version", "agreed_at as agreedAt", "agreed_assisted as isAssisted"])
    .where("district", "=", districtId)
    .where("meeting_id", "=", meetingId)
    .where("member_id", "=", memberId)
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** Whether a member is noted as present at a meeting. */
export async function wasPresent(db: Db | Tx, districtId: DistrictId, meetingId: string, memberId: string): Promise<boolean> {
  const row = await db
    .selectFrom("meetings.attendance")
    .select("state")
    .where("district", "=", districtId)
    .where("meeting_id", "=", meetingId)
    .where("member_id", "=", memberId)
    .executeTakeFirst();
  return row?.state === "present";
}

/** Coordinators who read mail: those who are told what waits for them. */
export async function coordinatorsByMail(
  db: Db | Tx,
  permit: Permit<string>,
): Promise<readonly { readonly id: string; readonly name: string; readonly email: string }[]> {
  const members = await listMembers(db, permit);
  return members.filter(isMailed).filter(({ roles }) => roles.includes("coordinator"));
}

export interface DueMinutes {
  readonly districtId: DistrictId;
  readonly meetingId: string;
}

/** Sent minutes, in every district, whose day of silent approval has come. */
export async function dueMinutes(db: Db, today: string): Promise<DueMinutes[]> {
  return db
    .selectFrom("meetings.meeting")
    .select(["district as districtId", "id as meetingId"])
    .where("sent_at", "is not", null)
    .where("approved_at", "is", null)
    .where("silent_day", "<=", today)
    .orderBy("silent_day")
    .execute();
}

export interface Addendum {
  readonly id: string;
  readonly writtenAt: Date;
  readonly text: string;
  readonly publicText: string | null;
}

/** The dated notes beside approved minutes, the oldest first. For members. */
export async function addendaOf(db: Db | Tx, permit: Permit<string>, meetingId: string): Promise<Addendum[]> {
  return addendumRows(db, permit.districtId, meetingId).select("text").execute();
}

/** The dated notes that everyone may read. Public; nothing else of them is even fetched. */
export async function publicAddendaOf(
  db: Db | Tx,
  districtId: DistrictId,
  meetingId: string,
): Promise<{ id: string; writtenAt: Date; text: string }[]> {
  const rows = await addendumRows(db, districtId, meetingId).where("public_text", "is not", null).execute();
  return rows.map(({ id, writtenAt, publicText }) => ({ id, writtenAt, text: publicText ?? "" }));
}

function addendumRows(db: Db | Tx, districtId: DistrictId, meetingId: string) {
  return db
    .selectFrom("meetings.addendum")
    .select(["id", "written_at as writtenAt", "public_text as publicText"])
    .where("district", "=", districtId)
    .where("meeting_id", "=", meetingId)
    .orderBy("written_at")
    .orderBy("id");
}
