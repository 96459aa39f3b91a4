import type { Db, Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import type { Member } from "../../../platform/identity/member.ts";
import { listMembers, membersById } from "../../../platform/identity/queries.ts";
import type { PersonalLink } from "../../../platform/identity/personal-links.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import "../tables.ts";
import type { ReadingPermit } from "./meetings.ts";

export interface Invited {
  readonly member: Member;
  readonly mailedAt: Date | null;
  readonly answer: "yes" | "no" | null;
  readonly note: string;
  readonly assisted: boolean;
}

/** Every member, with whether they have been invited to a meeting and what they answered. */
export async function listInvited(
  db: Db | Tx,
  permit: Permit<"meetings.prepare"> | Permit<"meetings.minute">,
  meetingId: string,
): Promise<Invited[]> {
  const rows = await db
    .selectFrom("meetings.invitation")
    .select(["member_id", "mailed_at as mailedAt", "answer", "note", "assisted"])
    .where("district", "=", permit.districtId)
    .where("meeting_id", "=", meetingId)
    .execute();
  const byMember = new Map(rows.map(({ member_id, ...row }) => [member_id, row]));
  const none = { mailedAt: null, answer: null, note: "", assisted: false };
  return (await listMembers(db, permit)).map((member) => ({ member, ...(byMember.get(member.id) ?? none) }));
}

/** How many of those who still are members come and how many do not; for all members. */
export async function countAnswers(
  db: Db | Tx,
  permit: ReadingPermit,
  meetingId: string,
): Promise<{ yes: number; no: number; invited: number }> {
  const rows = await db
    .selectFrom("meetings.invitation")
    .select(["member_id as memberId", "answer"])
    .where("district", "=", permit.districtId)
    .where("meeting_id", "=", meetingId)
    .execute();
  const members = await membersById(db, permit, rows.map((row) => row.memberId));
  const here = new Set(members.map(({ id }) => id));
  const counted = rows.filter((row) => here.has(row.memberId));
  const of = (answer: "yes" | "no") => counted.filter((row) => row.answer === answer).length;
  return { yes: of("yes"), no: of("no"), invited: counted.length };
}

/** What one member answered so far, undefined when they are not invited; asked for by themselves or whoever holds their personal link. */
export async function answerOf(
  db: Db | Tx,
  districtId: DistrictId,
  meetingId: string,
  memberId: string,
): Promise<{ answer: "yes" | "no" | null; note: string } | undefined> {
  return db
    .selectFrom("meetings.invitation")
    .select(["answer", "note"])
    .where("district", "=", districtId)
    .where("meeting_id", "=", meetingId)
    .where("member_id", "=", memberId)
    .executeTakeFirst();
}

/** The meetings for which the permit's holder is invited and has not answered. */
export async function unansweredInvitations(db: Db | Tx, { districtId, actor }: Permit<string>): Promise<string[]> {
  if (actor.kind !== "member") return [];
  const rows = await db
    .selectFrom("meetings.invitation")
    .select("meeting_id as meetingId")
    .where("district", "=", districtId)
    .where("member_id", "=", actor.memberId)
    .where("answer", "is", null)
    .execute();
  return rows.map(({ meetingId }) => meetingId);
}

/** What the holder of an address of their own calendar has answered, by meeting. */
export async function answersOfMember(
  db: Db | Tx,
  { districtId, memberId }: PersonalLink<"meetings.calendar">,
): Promise<ReadonlyMap<string, "yes" | "no">> {
  if (memberId === null) return new Map();
  const rows = await db
    .selectFrom("meetings.invitation")
    .select(["meeting_id as meetingId", "answer"])
    .where("district", "=", districtId)
    .where("member_id", "=", memberId)
    .execute();
  return new Map(rows.flatMap(({ meetingId, answer }) => (answer === null ? [] : [[meetingId, answer] as const])));
}
