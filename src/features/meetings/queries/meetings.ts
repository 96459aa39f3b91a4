import type { Db, Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import type { policy } from "../policy.ts";
import "../tables.ts";

/** Whoever may do anything with meetings may also read them. */
export type ReadingPermit = Permit<keyof typeof policy>;

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
  readonly approvedAt: Date | null;
  readonly documentNumber: string | null;
  readonly sha256: string | null;
}

/** One meeting for members. */
export async function findMeeting(db: Db | Tx, permit: ReadingPermit, id: string): Promise<Meeting | undefined> {
  return meetingRows(db, permit.districtId).where("m.id", "=", id).executeTakeFirst();
}

/** When and where a meeting is, and whether its minutes are approved: what everyone may know. */
export async function findPublicMeeting(db: Db | Tx, districtId: DistrictId, id: string): Promise<Meeting | undefined> {
  return meetingRows(db, districtId).where("m.id", "=", id).executeTakeFirst();
}

/** The first meeting that has not begun yet. Public. */
export async function comingMeeting(db: Db | Tx, districtId: DistrictId, now: Date): Promise<Meeting | undefined> {
  return meetingRows(db, districtId).where("m.starts_at", ">", now).orderBy("m.starts_at").limit(1).executeTakeFirst();
}

/** Meetings that have begun, but whose minutes are not approved yet; the oldest first. */
export async function meetingsToMinute(db: Db | Tx, permit: ReadingPermit, now: Date): Promise<Meeting[]> {
  return meetingRows(db, permit.districtId)
    .where("m.starts_at", "<=", now)
    .where("m.approved_at", "is", null)
    .orderBy("m.starts_at")
    .execute();
}

/** Coming meetings of all series, the next first. */
export async function comingMeetings(db: Db | Tx, permit: ReadingPermit, now: Date): Promise<Meeting[]> {
  return meetingRows(db, permit.districtId).where("m.starts_at", ">", now).orderBy("m.starts_at").execute();
}

/** Meetings with approved minutes, the newest first. Public. */
export async function approvedMeetings(
  db: Db | Tx,
  districtId: DistrictId,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ meetings: Meeting[]; total: number }> {
  const meetings = await meetingRows(db, districtId)
    .where("m.approved_at", "is not", null)
    .orderBy("m.starts_at", "desc")
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  const { total } = await db
    .selectFrom("meetings.meeting")
    .select((eb) => eb.fn.countAll<number>().as("total"))
    .where("district", "=", districtId)
    .where("approved_at", "is not", null)
    .executeTakeFirstOrThrow();
  return { meetings, total };
}

export interface Series {
  readonly id: string;
  readonly name: string;
  readonly everyWeeks: number;
  readonly firstDay: string;
  readonly fromTime: string;
  readonly toTime: string;
  readonly place: string;
  /** How many days before a meeting proposals are due. */
  readonly proposalDays: number;
}

/** The series that run, the oldest first. Public: how often the forum meets. */
export async function listSeries(db: Db | Tx, districtId: DistrictId): Promise<Series[]> {
  return db
    .selectFrom("meetings.series")
    .select([
      "id",
      "name",
      "every_weeks as everyWeeks",
      "first_day as firstDay",
      "from_time as fromTime",
      "to_time as toTime",
      "place",
      "proposal_days as proposalDays",
    ])
    .where("district", "=", districtId)
    .where("ended_at", "is", null)
    .orderBy("created_at")
    .execute();
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
      "m.approved_at as approvedAt",
      "m.document_number as documentNumber",
      "m.sha256",
    ])
    .where("m.district", "=", districtId);
}
