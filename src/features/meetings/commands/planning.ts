import { sql } from "kysely";
import { v7 as uuidv7 } from "uuid";
import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import { addDays, dayOf } from "../../../platform/i18n/dates.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { Refusal, notNow } from "../../../platform/web/form.ts";
import { edges } from "../agenda.ts";
import { nextHeldDay } from "../exceptions.ts";
import { listPauses, lockSeries } from "../queries/series.ts";
import type { Series } from "../queries/series.ts";
import { meetingHours } from "../series.ts";
import { takeOverOpenItems } from "./carry.ts";
import { recordAgendaItem, recordMeeting } from "./records.ts";
import { placeStanding } from "./standing.ts";

/** The most meetings of one series that are planned ahead at once. */
export const mostAhead = 12;

/**
 * Plans meetings of a series until so many are to come; those that are planned already count, so that pressing twice is
 * harmless. What earlier meetings did not finish comes onto the agenda of the first.
 * @param count 1 to `mostAhead`
 * @returns how many were planned
 * @throws Refusal `"": not_now` when the series does not run, `"": no_day` when its pauses leave no day
 */
export async function planAhead(
  tx: Tx,
  permit: Permit<"meetings.prepare">,
  seriesId: string,
  count: number,
  now: Date,
): Promise<number> {
  const series = await runningSeries(tx, permit.districtId, seriesId);
  const coming = await comingOf(tx, permit.districtId, seriesId, now);
  const missing = Math.min(count, mostAhead) - coming.length;
  for (let planned = 0; planned < missing; planned += 1) await planOneMore(tx, permit, series, now);
  return Math.max(0, missing);
}

/**
 * The coming meeting of a series, whose agenda is "the next agenda": planned when there is none, with what earlier meetings did
 * not finish, so that pressing twice is harmless. A meeting outside the rhythm is never it, for that has an agenda of its own.
 * @returns its id
 * @throws Refusal `"": not_now` when the series does not run, `"": no_day` when its pauses leave no day
 */
export async function planNextMeeting(tx: Tx, permit: Permit<string>, seriesId: string, now: Date): Promise<string> {
  const series = await runningSeries(tx, permit.districtId, seriesId);
  const [next] = await comingOf(tx, permit.districtId, seriesId, now);
  return next?.id ?? (await planOneMore(tx, permit, series, now));
}

/** The day of the coming meeting of a series, which is not planned for the asking; undefined when there is none. */
export async function comingDay(tx: Tx, districtId: DistrictId, seriesId: string, now: Date): Promise<string | undefined> {
  const [next] = await comingOf(tx, districtId, seriesId, now);
  return next && dayOf(next.startsAt);
}

/** A meeting on a day that does not come from the rhythm. */
export interface MeetingOnDay {
  readonly seriesId: string;
  readonly day: string;
  /** Danish wall time, such as `16:00`. */
  readonly fromTime: string;
  readonly toTime: string;
  /** The series' own place when absent. */
  readonly place?: string;
  /** True for an extraordinary meeting: it begins with an empty agenda, and is not "the next" for what is put on one. */
  readonly isExtra: boolean;
}

/**
 * Plans a meeting on a day and hours of its own, for instance one that a date poll has found.
 * @returns its id
 * @throws Refusal `"": not_now` when the series does not run, `day: date_in_past | taken`
 */
export async function planMeetingOn(tx: Tx, permit: Permit<string>, input: MeetingOnDay, now: Date): Promise<string> {
  const series = await runningSeries(tx, permit.districtId, input.seriesId);
  const { startsAt, endsAt } = meetingHours(input, input.day);
  if (startsAt <= now) throw new Refusal({ field: "day", code: "date_in_past" });
  if (await isTaken(tx, permit.districtId, series.id, startsAt)) throw new Refusal({ field: "day", code: "taken" });
  const place = input.place?.trim() || series.place;
  return insertMeeting(tx, permit, { series, startsAt, endsAt, place, rhythmDay: null, isExtra: input.isExtra }, now);
}

/** Whether a series already has a meeting at a moment that is not cancelled, other than one given. */
export async function isTaken(
  tx: Tx,
  districtId: DistrictId,
  seriesId: string,
  startsAt: Date,
  except?: string,
): Promise<boolean> {
  const taken = await tx
    .selectFrom("meetings.meeting")
    .select("id")
    .where("district", "=", districtId)
    .where("series_id", "=", seriesId)
    .where("starts_at", "=", startsAt)
    .where("cancelled_at", "is", null)
    .$if(except !== undefined, (query) => query.where("id", "!=", except as string))
    .executeTakeFirst();
  return taken !== undefined;
}

async function runningSeries(tx: Tx, districtId: DistrictId, id: string): Promise<Series> {
  const series = await lockSeries(tx, districtId, id);
  if (!series) throw notNow();
  return series;
}

/** Meetings of a series to come that are neither cancelled nor outside the rhythm, the next first. */
async function comingOf(tx: Tx, districtId: DistrictId, seriesId: string, now: Date): Promise<{ id: string; startsAt: Date }[]> {
  return tx
    .selectFrom("meetings.meeting")
    .select(["id", "starts_at as startsAt"])
    .where("district", "=", districtId)
    .where("series_id", "=", seriesId)
    .where("starts_at", ">", now)
    .where("cancelled_at", "is", null)
    .where("is_extra", "=", false)
    .orderBy("starts_at")
    .execute();
}

async function planOneMore(tx: Tx, permit: Permit<string>, series: Series, now: Date): Promise<string> {
  const pauses = (await listPauses(tx, permit.districtId)).filter((pause) => pause.seriesId === series.id);
  const { last } = await tx
    .selectFrom("meetings.meeting")
    .select((eb) => eb.fn.max("rhythm_day").as("last"))
    .where("district", "=", permit.districtId)
    .where("series_id", "=", series.id)
    .executeTakeFirstOrThrow();
  const yesterday = addDays(dayOf(now), -1);
  let after = last && last > yesterday ? last : yesterday;
  for (;;) {
    const found = nextHeldDay(series, pauses, after);
    if (!found) throw new Refusal({ field: "", code: "no_day" });
    const { startsAt, endsAt } = meetingHours(series, found.day);
    if (startsAt > now && !(await isTaken(tx, permit.districtId, series.id, startsAt))) {
      const meeting = { series, startsAt, endsAt, place: series.place, rhythmDay: found.rhythmDay, isExtra: false };
      return insertMeeting(tx, permit, meeting, now);
    }
    after = found.rhythmDay;
  }
}

interface NewMeeting {
  readonly series: Series;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly place: string;
  readonly rhythmDay: string | null;
  readonly isExtra: boolean;
}

async function insertMeeting(tx: Tx, permit: Permit<string>, meeting: NewMeeting, now: Date): Promise<string> {
  const district = permit.districtId;
  const { series, startsAt, endsAt, place, rhythmDay, isExtra } = meeting;
  const id = uuidv7();
  const { last } = await tx
    .selectFrom("meetings.meeting")
    .select((eb) => eb.fn.coalesce(eb.fn.max("number"), sql<number>`0`).as("last"))
    .where("district", "=", district)
    .where("series_id", "=", series.id)
    .executeTakeFirstOrThrow();
  await tx
    .insertInto("meetings.meeting")
    .values({
      district,
      id,
      series_id: series.id,
      number: last + 1,
      starts_at: startsAt,
      ends_at: endsAt,
      place,
      rhythm_day: rhythmDay,
      is_extra: isExtra,
      changed_at: now,
      cancelled_at: null,
      approved_at: null,
      document_number: null,
      published: null,
      published_text: null,
      sha256: null,
      seal_salt: null,
    })
    .execute();
  if (!isExtra)
    for (const edge of edges) await placeStanding(tx, district, { seriesId: series.id, meetingId: id }, edge, now);
  const carried = await carryOn(tx, district, series.id, now);
  await recordMeeting(tx, district, id);
  const after = { day: dayOf(startsAt), isExtra, carried };
  await recordChange(tx, permit, { action: "meetings.plan", kind: "meeting", id, after });
  return id;
}

/** Puts what the series' earlier meetings did not finish on the next agenda, if one is planned. @returns the items */
async function carryOn(tx: Tx, districtId: DistrictId, seriesId: string, now: Date): Promise<string[]> {
  const [next] = await comingOf(tx, districtId, seriesId, now);
  if (!next) return [];
  const carried = await takeOverOpenItems(tx, districtId, seriesId, next.id, now);
  if (carried.length > 0) await recordMeeting(tx, districtId, next.id);
  for (const item of carried) await recordAgendaItem(tx, districtId, item);
  return carried;
}
