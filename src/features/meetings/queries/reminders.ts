import type { Db } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import { isReminderTime } from "../reminder.ts";
import "../tables.ts";

export interface MeetingToRemindOf {
  readonly districtId: DistrictId;
  readonly meetingId: string;
}

/** The furthest day before a meeting on which a series may remind. */
const longestDays = 31;

/** Meetings of all districts of which it is time to remind, for the program. */
export async function meetingsToRemindOf(db: Db, now: Date): Promise<MeetingToRemindOf[]> {
  const rows = await db
    .selectFrom("meetings.meeting as m")
    .innerJoin("meetings.series as s", (join) =>
      join.onRef("s.district", "=", "m.district").onRef("s.id", "=", "m.series_id"),
    )
    .select(["m.district as districtId", "m.id as meetingId", "m.starts_at as startsAt", "s.remind_days as remindDays"])
    .where("m.starts_at", ">", now)
    .where("m.starts_at", "<", new Date(now.getTime() + longestDays * 24 * 60 * 60 * 1000))
    .where("m.cancelled_at", "is", null)
    .orderBy("m.starts_at")
    .execute();
  return rows
    .filter(({ startsAt, remindDays }) => isReminderTime(startsAt, remindDays, now))
    .map(({ districtId, meetingId }) => ({ districtId, meetingId }));
}
