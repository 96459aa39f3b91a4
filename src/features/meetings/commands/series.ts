import { v7 as uuidv7 } from "uuid";
import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { Refusal, notNow } from "../../../platform/web/form.ts";
import type { HolidayRule } from "../exceptions.ts";
import { findSeries, listPauses, lockSeries } from "../queries/series.ts";
import { firstWeekday } from "../series.ts";
import { followSeries } from "./follow.ts";

export interface SeriesDetails {
  readonly name: string;
  readonly everyWeeks: number;
  /** 1 Monday … 7 Sunday. */
  readonly weekday: number;
  /** The rhythm counts from this day or the first such weekday after it. */
  readonly fromDay: string;
  /** Danish wall time, such as `16:00`. */
  readonly fromTime: string;
  readonly toTime: string;
  readonly place: string;
  /** What happens when the rhythm falls on a closed day; `hold` when absent. */
  readonly holidayRule?: HolidayRule;
  /** For `move-days`: days later, or earlier when negative; 1 when absent. */
  readonly holidayDays?: number;
  /** So many days before a meeting comes a reminder by mail; null: none; 3 when absent. */
  readonly remindDays?: number | null;
}

/** Begins a series of meetings. @returns its id */
export async function addSeries(tx: Tx, permit: Permit<"meetings.prepare">, input: SeriesDetails): Promise<string> {
  const id = uuidv7();
  const row = toRow(input);
  await tx
    .insertInto("meetings.series")
    .values({ ...row, district: permit.districtId, id, ended_at: null })
    .execute();
  await recordChange(tx, permit, { action: "meetings.add_series", kind: "series", id, after: row });
  return id;
}

/**
 * Changes a series from its next meeting on: meetings that are planned but to which nobody is invited follow, those with
 * invitations stay as they are.
 * @param version of the series that was read before writing
 * @returns how many planned meetings followed
 * @throws Refusal `"": not_now` when the series does not run, `"": changed_meanwhile`
 */
export async function changeSeries(
  tx: Tx,
  permit: Permit<"meetings.prepare">,
  id: string,
  version: number,
  input: SeriesDetails,
  now: Date,
): Promise<number> {
  const before = await lockSeries(tx, permit.districtId, id);
  if (!before) throw notNow();
  if (before.version !== version) throw new Refusal({ field: "", code: "changed_meanwhile" });
  const row = toRow(input);
  await tx
    .updateTable("meetings.series")
    .set({ ...row, version: version + 1 })
    .where("district", "=", permit.districtId)
    .where("id", "=", id)
    .execute();
  // Its name stands in the calendar of each of its meetings.
  if (before.name !== row.name)
    await tx
      .updateTable("meetings.meeting")
      .set({ changed_at: now })
      .where("district", "=", permit.districtId)
      .where("series_id", "=", id)
      .execute();
  const { id: _id, version: _version, ...known } = before;
  await recordChange(tx, permit, { action: "meetings.change_series", kind: "series", id, before: known, after: row });
  const pauses = (await listPauses(tx, permit.districtId)).filter((pause) => pause.seriesId === id);
  const after = await findSeries(tx, permit.districtId, id);
  if (!after) throw notNow();
  return followSeries(tx, permit, { series: before, pauses }, { series: after, pauses }, now);
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

/** Lets a series that was ended run again, as it was. @returns false when none such is ended */
export async function resumeSeries(tx: Tx, permit: Permit<"meetings.prepare">, id: string): Promise<boolean> {
  const resumed = await tx
    .updateTable("meetings.series")
    .set({ ended_at: null })
    .where("district", "=", permit.districtId)
    .where("id", "=", id)
    .where("ended_at", "is not", null)
    .returning("id")
    .executeTakeFirst();
  if (resumed) await recordChange(tx, permit, { action: "meetings.resume_series", kind: "series", id });
  return resumed !== undefined;
}

function toRow(input: SeriesDetails) {
  return {
    name: input.name,
    every_weeks: input.everyWeeks,
    first_day: firstWeekday(input.weekday, input.fromDay),
    from_time: input.fromTime,
    to_time: input.toTime,
    place: input.place,
    holiday_rule: input.holidayRule ?? ("hold" as const),
    holiday_days: input.holidayDays ?? 1,
    remind_days: input.remindDays === undefined ? 3 : input.remindDays,
  };
}
