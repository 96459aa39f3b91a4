import type { Db, Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import type { Member } from "../../../platform/identity/member.ts";
import { listMembers } from "../../../platform/identity/queries.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import "../tables.ts";

/** That a meeting was moved or cancelled, and how it was before. Public. */
export interface Notice {
  readonly id: string;
  readonly meetingId: string;
  readonly kind: "moved" | "cancelled";
  readonly at: Date;
  /** Why; "" when nobody said. */
  readonly reason: string;
  readonly was: { readonly startsAt: Date; readonly endsAt: Date; readonly place: string };
}

/** The newest notice of each of these meetings, by meeting. Public. */
export async function noticesOf(
  db: Db | Tx,
  districtId: DistrictId,
  meetingIds: readonly string[],
): Promise<ReadonlyMap<string, Notice>> {
  if (meetingIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("meetings.notice")
    .distinctOn("meeting_id")
    .select(["id", "meeting_id as meetingId", "kind", "at", "reason"])
    .select(["was_starts_at as startsAt", "was_ends_at as endsAt", "was_place as place"])
    .where("district", "=", districtId)
    .where("meeting_id", "in", [...meetingIds])
    .orderBy("meeting_id")
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .execute();
  return new Map(
    rows.map(({ startsAt, endsAt, place, ...row }) => [row.meetingId, { ...row, was: { startsAt, endsAt, place } }]),
  );
}

/** The newest notice of one meeting. Public. */
export async function noticeOf(db: Db | Tx, districtId: DistrictId, meetingId: string): Promise<Notice | undefined> {
  return (await noticesOf(db, districtId, [meetingId])).get(meetingId);
}

/** Somebody who must hear of a notice without mail, and whether they have. */
export interface Hearer {
  readonly member: Member;
  readonly toldAt: Date | null;
  /** When and where the meeting is held as far as they have been told before. */
  readonly knew: Notice["was"];
}

/** The newest notice of each meeting on whose list somebody waits, as long as it or the time it was moved from is still to come. */
export async function noticesToTell(db: Db | Tx, { districtId }: Permit<string>, now: Date): Promise<Notice[]> {
  const rows = await db
    .selectFrom("meetings.notice as n")
    .innerJoin("meetings.hearer as h", (join) => join.onRef("h.district", "=", "n.district").onRef("h.notice_id", "=", "n.id"))
    .innerJoin("meetings.meeting as m", (join) => join.onRef("m.district", "=", "n.district").onRef("m.id", "=", "n.meeting_id"))
    .select("n.meeting_id as meetingId")
    .distinct()
    .where("n.district", "=", districtId)
    .where("h.told_at", "is", null)
    .where((eb) => eb.or([eb("m.starts_at", ">", now), eb("n.was_starts_at", ">", now)]))
    .execute();
  return [...(await noticesOf(db, districtId, rows.map(({ meetingId }) => meetingId))).values()];
}

/**
 * Who must hear of a notice by phone, on paper or in person; those who have left the network meanwhile are left out. Asked
 * for by who may prepare meetings.
 */
export async function hearersOf(
  db: Db | Tx,
  permit: Permit<string>,
  { id, meetingId }: Pick<Notice, "id" | "meetingId">,
): Promise<Hearer[]> {
  const notices = await db
    .selectFrom("meetings.notice")
    .select(["id", "was_starts_at as startsAt", "was_ends_at as endsAt", "was_place as place"])
    .where("district", "=", permit.districtId)
    .where("meeting_id", "=", meetingId)
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .execute();
  const rows = await db
    .selectFrom("meetings.hearer")
    .select(["notice_id as noticeId", "member_id as memberId", "told_at as toldAt"])
    .where("district", "=", permit.districtId)
    .where("notice_id", "in", [id, ...notices.map((notice) => notice.id)])
    .execute();
  const told = new Map(rows.filter((row) => row.noticeId === id).map((row) => [row.memberId, row.toldAt]));
  if (told.size === 0) return [];
  const waiting = new Set(rows.filter((row) => row.toldAt === null).map((row) => `${row.noticeId} ${row.memberId}`));
  const members = await listMembers(db, permit);
  return members.filter((member) => told.has(member.id)).flatMap((member) => {
    // An earlier notice on whose list they do not stand reached them by mail.
    const heard = notices.findIndex((notice) => notice.id !== id && !waiting.has(`${notice.id} ${member.id}`));
    const knew = notices.at(heard === -1 ? -1 : heard - 1);
    return knew ? [{ member, toldAt: told.get(member.id) ?? null, knew }] : [];
  });
}

/** Whether anybody has been invited to a meeting, or has answered. */
export async function isAnyoneInvited(db: Db | Tx, districtId: DistrictId, meetingId: string): Promise<boolean> {
  const row = await db
    .selectFrom("meetings.invitation")
    .select("member_id")
    .where("district", "=", districtId)
    .where("meeting_id", "=", meetingId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** How many items of a meeting would go on to the next agenda if it were cancelled; closed ones count too. */
export async function countOpenItems(db: Db | Tx, permit: Permit<"meetings.prepare">, meetingId: string): Promise<number> {
  const { open } = await db
    .selectFrom("meetings.entry as e")
    .innerJoin("meetings.item as i", (join) =>
      join.onRef("i.district", "=", "e.district").onRef("i.id", "=", "e.item_id"),
    )
    .select((eb) => eb.fn.countAll<number>().as("open"))
    .where("e.district", "=", permit.districtId)
    .where("e.meeting_id", "=", meetingId)
    .where("e.outcome", "is", null)
    .where("i.standing_id", "is", null)
    .executeTakeFirstOrThrow();
  return open;
}
