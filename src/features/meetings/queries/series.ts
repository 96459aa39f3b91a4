import type { Db, Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import type { MindfulRhythm, Pause } from "../exceptions.ts";
import type { Hours } from "../series.ts";
import "../tables.ts";

export interface Series extends MindfulRhythm, Hours {
  readonly id: string;
  readonly name: string;
  readonly place: string;
  /** So many days before a meeting those who are invited by mail get a reminder; null: none. */
  readonly remindDays: number | null;
  /** How many days before a meeting proposals are due. */
  readonly proposalDays: number;
  /** So many days after they were sent, minutes are approved when nobody corrects them. */
  readonly silentDays: number;
  readonly version: number;
}

/** A pause of one series. */
export interface SeriesPause extends Pause {
  readonly id: string;
  readonly seriesId: string;
}

/** The series that run, the oldest first. Public: how often the forum meets. */
export async function listSeries(db: Db | Tx, districtId: DistrictId): Promise<Series[]> {
  return seriesRows(db, districtId).where("ended_at", "is", null).orderBy("created_at").execute();
}

/** A series that was ended. */
export interface EndedSeries extends Series {
  readonly endedAt: Date;
}

/** The series that were ended, the one that ended last first. */
export async function listEndedSeries(db: Db | Tx, districtId: DistrictId): Promise<EndedSeries[]> {
  return seriesRows(db, districtId)
    .select("ended_at as endedAt")
    .where("ended_at", "is not", null)
    .$narrowType<{ endedAt: Date }>()
    .orderBy("ended_at", "desc")
    .execute();
}

/** One series, also one that has ended. */
export async function findSeries(db: Db | Tx, districtId: DistrictId, id: string): Promise<Series | undefined> {
  return seriesRows(db, districtId).where("id", "=", id).executeTakeFirst();
}

/** A series that runs. */
export async function findRunningSeries(db: Db | Tx, districtId: DistrictId, id: string): Promise<Series | undefined> {
  return seriesRows(db, districtId).where("id", "=", id).where("ended_at", "is", null).executeTakeFirst();
}

/**
 * A series that runs, locked until the transaction ends: whoever plans or changes its meetings comes after one another.
 */
export async function lockSeries(tx: Tx, districtId: DistrictId, id: string): Promise<Series | undefined> {
  return seriesRows(tx, districtId).where("id", "=", id).where("ended_at", "is", null).forUpdate().executeTakeFirst();
}

/** The pauses of a district's series, in order; those that were over before a day are left out. Public. */
export async function listPauses(db: Db | Tx, districtId: DistrictId, fromDay?: string): Promise<SeriesPause[]> {
  return db
    .selectFrom("meetings.pause")
    .select(["id", "series_id as seriesId", "from_day as fromDay", "to_day as toDay", "reason"])
    .where("district", "=", districtId)
    .$if(fromDay !== undefined, (query) => query.where("to_day", ">=", fromDay as string))
    .orderBy("from_day")
    .orderBy("id")
    .execute();
}

function seriesRows(db: Db | Tx, districtId: DistrictId) {
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
      "holiday_rule as holidayRule",
      "holiday_days as holidayDays",
      "remind_days as remindDays",
      "proposal_days as proposalDays",
      "silent_days as silentDays",
      "version",
    ])
    .where("district", "=", districtId);
}
