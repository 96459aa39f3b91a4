import { v7 as uuidv7 } from "uuid";
import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { addDays, dayOf, momentOf } from "../../../platform/i18n/dates.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { Refusal } from "../../../platform/web/form.ts";
import { firstWeekday, meetingHours, nextMeetingDay } from "../series.ts";
import { takeOverOpenItems } from "./carry.ts";
import { lockOpenMeeting, recordAgendaItem, recordMeeting } from "./records.ts";
import { placeStanding } from "./standing.ts";

export interface NewSeries {
  readonly name: string;
  readonly everyWeeks: number;
  /** 1 Monday … 7 Sunday. */
  readonly weekday: number;
  /** The first meeting is on this day or the first such weekday after it. */
  readonly fromDay: string;
  /** Danish wall time, such as `16:00`. */
  readonly fromTime: string;
  readonly toTime: string;
  readonly place: string;
}

/** Begins a series of meetings. @returns its id */
export async function addSeries(tx: Tx, permit: Permit<"meetings.prepare">, input: NewSeries): Promise<string> {
  const id = uuidv7();
  const row = {
    name: input.name,
    every_weeks: input.everyWeeks,
    first_day: firstWeekday(input.weekday, input.fromDay),
    from_time: input.fromTime,
    to_time: input.toTime,
    place: input.place,
  };
  await tx
    .insertInto("meetings.series")
    .values({ ...row, district: permit.districtId, id, ended_at: null })
    .execute();
  await recordChange(tx, permit, { action: "meetings.add_series", kind: "series", id, after: row });
  return id;
}

/** Ends a series: no more meetings are planned from it; those planned stay. @returns false when it does not run */
export async function endSeries(tx: Tx, permit: Permit<"meetings.prepare">, id: string, now: Date): Promise<boolean> {
  const ended = await tx
    .updateTable("meetings.series")
    .set({ ended_at: now })
    .where("district", "=", permit.districtId)
    .where("id", "=", id)
    .where("ended_at", "is", null)
    .returning("id")
    .executeTakeFirst();
  if (ended) await recordChange(tx, permit, { action: "meetings.end_series", kind: "series", id });
  return ended !== undefined;
}

/**
 * Plans the next meeting of a series and puts on its agenda what earlier meetings did not finish. When one is planned
 * already, it is that one: pressing twice is harmless.
 * @returns the coming meeting's id
 * @throws Refusal `"": not_now` when the series does not run
 */
export async function planNextMeeting(
  tx: Tx,
  permit: Permit<"meetings.prepare">,
  seriesId: string,
  now: Date,
): Promise<string> {
  return planComing(tx, permit, seriesId, now);
}

/** As `planNextMeeting`, for what is put on the agenda through the thread. */
export async function planComing(tx: Tx, permit: Permit<string>, seriesId: string, now: Date): Promise<string> {
  const district = permit.districtId;
  const series = await tx
    .selectFrom("meetings.series")
    .selectAll()
    .where("district", "=", district)
    .where("id", "=", seriesId)
    .where("ended_at", "is", null)
    .forUpdate()
    .executeTakeFirst();
  if (!series) throw new Refusal({ field: "", code: "not_now" });
  const last = await tx
    .selectFrom("meetings.meeting")
    .select(["id", "starts_at", "number"])
    .where("district", "=", district)
    .where("series_id", "=", seriesId)
    .orderBy("starts_at", "desc")
    .limit(1)
    .executeTakeFirst();
  if (last && last.starts_at > now) return last.id;
  const rhythm = { everyWeeks: series.every_weeks, firstDay: series.first_day };
  const hoursOn = (day: string) => meetingHours({ fromTime: series.from_time, toTime: series.to_time }, day);
  const yesterday = addDays(dayOf(now), -1);
  const lastDay = last && dayOf(last.starts_at);
  const first = nextMeetingDay(rhythm, lastDay && lastDay > yesterday ? lastDay : yesterday);
  const day = hoursOn(first).startsAt > now ? first : nextMeetingDay(rhythm, first);
  const { startsAt, endsAt } = hoursOn(day);
  const id = uuidv7();
  await tx
    .insertInto("meetings.meeting")
    .values({
      district,
      id,
      series_id: seriesId,
      number: (last?.number ?? 0) + 1,
      starts_at: startsAt,
      ends_at: endsAt,
      place: series.place,
      approved_at: null,
      document_number: null,
      published: null,
      published_text: null,
      sha256: null,
      seal_salt: null,
    })
    .execute();
  await placeStanding(tx, district, { seriesId, meetingId: id }, "first", now);
  const carried = await takeOverOpenItems(tx, district, seriesId, id);
  await placeStanding(tx, district, { seriesId, meetingId: id }, "last", now);
  await recordMeeting(tx, district, id);
  for (const item of carried) await recordAgendaItem(tx, district, item);
  await recordChange(tx, permit, { action: "meetings.plan", kind: "meeting", id, after: { day, carried } });
  return id;
}

/**
 * Corrects when and where a coming meeting is held, until someone has been invited.
 * @throws Refusal `"": locked | not_now | invited`, `day: date_in_past`
 */
export async function changeMeetingTime(
  tx: Tx,
  permit: Permit<"meetings.prepare">,
  id: string,
  input: { readonly day: string; readonly fromTime: string; readonly toTime: string; readonly place: string },
  now: Date,
): Promise<void> {
  const meeting = await lockOpenMeeting(tx, permit.districtId, id);
  if (meeting.startsAt <= now) throw new Refusal({ field: "", code: "not_now" });
  const invited = await tx
    .selectFrom("meetings.invitation")
    .select("member_id")
    .where("district", "=", permit.districtId)
    .where("meeting_id", "=", id)
    .limit(1)
    .executeTakeFirst();
  if (invited) throw new Refusal({ field: "", code: "invited" });
  const startsAt = momentOf(input.day, input.fromTime);
  if (startsAt <= now) throw new Refusal({ field: "day", code: "date_in_past" });
  const taken = await tx
    .selectFrom("meetings.meeting")
    .select("id")
    .where("district", "=", permit.districtId)
    .where("series_id", "=", meeting.seriesId)
    .where("starts_at", "=", startsAt)
    .where("id", "!=", id)
    .executeTakeFirst();
  if (taken) throw new Refusal({ field: "day", code: "taken" });
  await tx
    .updateTable("meetings.meeting")
    .set((eb) => ({
      starts_at: startsAt,
      ends_at: momentOf(input.day, input.toTime),
      place: input.place,
      sequence: eb("sequence", "+", 1),
    }))
    .where("district", "=", permit.districtId)
    .where("id", "=", id)
    .execute();
  await recordMeeting(tx, permit.districtId, id);
  await recordChange(tx, permit, { action: "meetings.change_time", kind: "meeting", id, after: { ...input } });
}
