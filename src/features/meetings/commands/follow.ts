import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import { addDays, dayOf, formatTime, momentOf } from "../../../platform/i18n/dates.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { nextHeldDay, seriesDay } from "../exceptions.ts";
import type { Pause } from "../exceptions.ts";
import type { Series } from "../queries/series.ts";
import { meetingHours, nextMeetingDay } from "../series.ts";
import { recordMeeting } from "./records.ts";

/** A series as it plans its meetings. */
export interface PlanOfSeries {
  readonly series: Series;
  readonly pauses: readonly Pause[];
}

interface PlannedMeeting {
  readonly id: string;
  readonly rhythmDay: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly place: string;
}

/**
 * Lets planned meetings follow a series that has changed, in its locked transaction: those to come, that came from the
 * rhythm, that nobody has been invited to, and only in what nobody had changed by hand.
 * @returns how many changed
 */
export async function followSeries(
  tx: Tx,
  permit: Permit<string>,
  before: PlanOfSeries,
  after: PlanOfSeries,
  now: Date,
): Promise<number> {
  const meetings = await freeMeetings(tx, permit.districtId, after.series.id, now);
  const days = await newDays(tx, permit.districtId, meetings, before, after, now);
  let followed = 0;
  for (const meeting of meetings) {
    const { day, rhythmDay } = days.get(meeting.id) ?? { day: dayOf(meeting.startsAt), rhythmDay: meeting.rhythmDay };
    const { startsAt, endsAt } = newHours(meeting, day, before.series, after.series);
    const place = meeting.place === before.series.place ? after.series.place : meeting.place;
    const stays = startsAt.getTime() === meeting.startsAt.getTime() && endsAt.getTime() === meeting.endsAt.getTime();
    if (stays && place === meeting.place && rhythmDay === meeting.rhythmDay) continue;
    await tx
      .updateTable("meetings.meeting")
      .set((eb) => ({
        starts_at: startsAt,
        ends_at: endsAt,
        place,
        rhythm_day: rhythmDay,
        sequence: eb("sequence", "+", 1),
        changed_at: now,
      }))
      .where("district", "=", permit.districtId)
      .where("id", "=", meeting.id)
      .execute();
    await recordMeeting(tx, permit.districtId, meeting.id);
    const wording = { day: dayOf(startsAt), fromTime: formatTime(startsAt, "en"), toTime: formatTime(endsAt, "en"), place };
    await recordChange(tx, permit, { action: "meetings.change_time", kind: "meeting", id: meeting.id, after: wording });
    followed += 1;
  }
  return followed;
}

/** The days of the new rhythm for those that stood where the old one had put them, in their order. */
async function newDays(
  tx: Tx,
  districtId: DistrictId,
  meetings: readonly PlannedMeeting[],
  before: PlanOfSeries,
  after: PlanOfSeries,
  now: Date,
): Promise<ReadonlyMap<string, { day: string; rhythmDay: string }>> {
  const moving = meetings.filter(
    ({ rhythmDay, startsAt }) => seriesDay(before.series, before.pauses, rhythmDay).day === dayOf(startsAt),
  );
  const movingIds = new Set(moving.map(({ id }) => id));
  const others = await otherMeetings(tx, districtId, after.series.id, now);
  const standing = others.filter(({ id }) => !movingIds.has(id));
  const free = new Set(meetings.map(({ id }) => id));
  // A new rhythm begins after what people already count on; the old one goes on around it.
  const settled = standing.flatMap(({ id, rhythmDay }) =>
    rhythmDay !== null && !free.has(id) && isOtherRhythm(before.series, after.series) ? [rhythmDay] : [],
  );
  const takenRhythmDays = new Set(standing.flatMap(({ rhythmDay }) => rhythmDay ?? []));
  const takenMoments = new Set(standing.filter((one) => !one.cancelled).map(({ startsAt }) => startsAt.getTime()));
  const days = new Map<string, { day: string; rhythmDay: string }>();
  let last = [addDays(dayOf(now), -1), ...settled].sort().at(-1) ?? "";
  for (const { id } of moving) {
    let found = nextHeldDay(after.series, after.pauses, last);
    while (found && !isFree(found)) found = nextHeldDay(after.series, after.pauses, found.rhythmDay);
    if (!found) break;
    days.set(id, found);
    last = found.rhythmDay;
  }
  return days;

  function isFree({ day, rhythmDay }: { day: string; rhythmDay: string }): boolean {
    const { startsAt } = meetingHours(after.series, day);
    return startsAt > now && !takenRhythmDays.has(rhythmDay) && !takenMoments.has(startsAt.getTime());
  }
}

function isOtherRhythm(before: Series, after: Series): boolean {
  return before.everyWeeks !== after.everyWeeks || nextMeetingDay(before, after.firstDay) !== nextMeetingDay(after, after.firstDay);
}

function newHours(meeting: PlannedMeeting, day: string, before: Series, after: Series): { startsAt: Date; endsAt: Date } {
  const fromTime = formatTime(meeting.startsAt, "en");
  const toTime = formatTime(meeting.endsAt, "en");
  const asUsual = fromTime === before.fromTime && toTime === before.toTime;
  return asUsual
    ? meetingHours(after, day)
    : { startsAt: momentOf(day, fromTime), endsAt: momentOf(day, toTime) };
}

async function freeMeetings(tx: Tx, districtId: DistrictId, seriesId: string, now: Date): Promise<PlannedMeeting[]> {
  const rows = await tx
    .selectFrom("meetings.meeting as m")
    .select(["m.id", "m.rhythm_day as rhythmDay", "m.starts_at as startsAt", "m.ends_at as endsAt", "m.place"])
    .where("m.district", "=", districtId)
    .where("m.series_id", "=", seriesId)
    .where("m.starts_at", ">", now)
    .where("m.cancelled_at", "is", null)
    .where("m.approved_at", "is", null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("meetings.invitation as i")
            .select("i.member_id")
            .whereRef("i.district", "=", "m.district")
            .whereRef("i.meeting_id", "=", "m.id"),
        ),
      ),
    )
    .orderBy("m.starts_at")
    .forUpdate()
    .execute();
  return rows.flatMap(({ rhythmDay, ...row }) => (rhythmDay === null ? [] : [{ ...row, rhythmDay }]));
}

async function otherMeetings(tx: Tx, districtId: DistrictId, seriesId: string, now: Date) {
  const rows = await tx
    .selectFrom("meetings.meeting")
    .select(["id", "rhythm_day as rhythmDay", "starts_at as startsAt", "cancelled_at as cancelledAt"])
    .where("district", "=", districtId)
    .where("series_id", "=", seriesId)
    .where((eb) => eb.or([eb("starts_at", ">", now), eb("rhythm_day", ">=", dayOf(now))]))
    .execute();
  return rows.map(({ cancelledAt, ...row }) => ({ ...row, cancelled: cancelledAt !== null }));
}
