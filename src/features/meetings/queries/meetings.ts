import type { Db, Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import { startOfDay } from "../../../platform/i18n/dates.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import type { Approval } from "../cycle.ts";
import type { policy } from "../policy.ts";
import "../tables.ts";

/** What a link in the mail with minutes opens: to read them, and to correct them for who was there. */
export const readMinutesPurpose = "meetings.read_minutes";

/** Whoever may do anything with meetings may also read them; so may who holds a link to one meeting's minutes. */
export type ReadingPermit = Permit<keyof typeof policy> | Permit<typeof readMinutesPurpose>;

export interface Meeting {
  readonly id: string;
  readonly seriesId: string;
  readonly seriesName: string;
  readonly number: number;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly place: string;
  /** Counts the versions of its calendar file. */
  readonly sequence: number;
  /** The day of the rhythm it stands for, also when it is held on another; null for one on a day of its own. */
  readonly rhythmDay: string | null;
  /** Outside the rhythm, with an agenda of its own. */
  readonly isExtra: boolean;
  readonly cancelledAt: Date | null;
  /** When what a calendar shows of it changed last. */
  readonly changedAt: Date;
  readonly approvedAt: Date | null;
  readonly documentNumber: string | null;
  readonly sha256: string | null;
  /** When its minutes were sent to be approved; null while they are a draft. */
  readonly sentAt: Date | null;
  /** The calendar day on which they are approved when no correction waits. */
  readonly silentDay: string | null;
  readonly approvedHow: Approval | null;
  /** When everyone could read them. */
  readonly publishedAt: Date | null;
}

/** One meeting for members. */
export async function findMeeting(db: Db | Tx, permit: ReadingPermit, id: string): Promise<Meeting | undefined> {
  return meetingRows(db, permit.districtId).where("m.id", "=", id).executeTakeFirst();
}

/** When and where a meeting is, and whether its minutes are published: what everyone may know. */
export async function findPublicMeeting(db: Db | Tx, districtId: DistrictId, id: string): Promise<Meeting | undefined> {
  return meetingRows(db, districtId).where("m.id", "=", id).executeTakeFirst();
}

/** The first meeting that has not begun yet and is not cancelled. Public. */
export async function comingMeeting(db: Db | Tx, districtId: DistrictId, now: Date): Promise<Meeting | undefined> {
  return meetingRows(db, districtId)
    .where("m.starts_at", ">", now)
    .where("m.cancelled_at", "is", null)
    .orderBy("m.starts_at")
    .limit(1)
    .executeTakeFirst();
}

/** Meetings that were not cancelled and have begun, but whose minutes are not public yet; the oldest first. */
export async function meetingsToMinute(db: Db | Tx, permit: Permit<string>, now: Date): Promise<Meeting[]> {
  return meetingRows(db, permit.districtId)
    .where("m.starts_at", "<=", now)
    .where("m.published_at", "is", null)
    .where("m.cancelled_at", "is", null)
    .orderBy("m.starts_at")
    .execute();
}

/** Coming meetings of all series that are not cancelled, the next first. */
export async function comingMeetings(db: Db | Tx, permit: Permit<string>, now: Date): Promise<Meeting[]> {
  return meetingRows(db, permit.districtId)
    .where("m.starts_at", ">", now)
    .where("m.cancelled_at", "is", null)
    .orderBy("m.starts_at")
    .execute();
}

/** Meetings on a day or later, or that stand for such a day of their rhythm, also cancelled ones. Public. */
export async function meetingsFrom(db: Db | Tx, districtId: DistrictId, day: string): Promise<Meeting[]> {
  return meetingRows(db, districtId)
    .where((eb) => eb.or([eb("m.starts_at", ">=", startOfDay(day)), eb("m.rhythm_day", ">=", day)]))
    .orderBy("m.starts_at")
    .orderBy("m.id")
    .execute();
}

/** The meeting of the same series that comes before another and is not cancelled. */
export async function meetingBefore(
  db: Db | Tx,
  permit: ReadingPermit,
  { seriesId, startsAt }: Pick<Meeting, "seriesId" | "startsAt">,
): Promise<Meeting | undefined> {
  return meetingRows(db, permit.districtId)
    .where("m.series_id", "=", seriesId)
    .where("m.starts_at", "<", startsAt)
    .where("m.cancelled_at", "is", null)
    .orderBy("m.starts_at", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** Meetings with minutes that everyone may read, the newest first. Public. */
export async function publishedMeetings(
  db: Db | Tx,
  districtId: DistrictId,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ meetings: Meeting[]; total: number }> {
  const meetings = await meetingRows(db, districtId)
    .where("m.published_at", "is not", null)
    .orderBy("m.starts_at", "desc")
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  const { total } = await db
    .selectFrom("meetings.meeting")
    .select((eb) => eb.fn.countAll<number>().as("total"))
    .where("district", "=", districtId)
    .where("published_at", "is not", null)
    .executeTakeFirstOrThrow();
  return { meetings, total };
}

function meetingRows(db: Db | Tx, districtId: DistrictId) {
  return db
    .selectFrom("meetings.meeting as m")
    .innerJoin("meetings.series as s", (join) =>
      join.onRef("s.district", "=", "m.district").onRef("s.id", "=", "m.series_id"),
    )
    .select([
      "m.id",
      "m.series_id as seriesId",
      "s.name as seriesName",
      "m.number",
      "m.starts_at as startsAt",
      "m.ends_at as endsAt",
      "m.place",
      "m.sequence",
      "m.rhythm_day as rhythmDay",
      "m.is_extra as isExtra",
      "m.cancelled_at as cancelledAt",
      "m.changed_at as changedAt",
      "m.approved_at as approvedAt",
      "m.document_number as documentNumber",
      "m.sha256",
      "m.sent_at as sentAt",
      "m.silent_day as silentDay",
      "m.approved_how as approvedHow",
      "m.published_at as publishedAt",
    ])
    .where("m.district", "=", districtId);
}
