import { v7 as uuidv7 } from "uuid";
import { refusePersons } from "../../../network/person-words.ts";
import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import { dayOf } from "../../../platform/i18n/dates.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { Refusal, notNow } from "../../../platform/web/form.ts";
import { listPauses, lockSeries } from "../queries/series.ts";
import type { Series, SeriesPause } from "../queries/series.ts";
import { followSeries } from "./follow.ts";

export interface NewPause {
  readonly fromDay: string;
  readonly toDay: string;
  /** Public, such as "Sommerferie". */
  readonly reason: string;
}

/**
 * Lets a series pause. Planned meetings that nobody is invited to go on to days after it; those with invitations stay
 * until somebody moves or cancels them. The same pause twice is one.
 * @returns how many planned meetings went to another day
 * @throws Refusal `"": not_now`, `toDay: date_in_past`, `reason: personal`
 */
export async function addPause(
  tx: Tx,
  permit: Permit<"meetings.prepare">,
  seriesId: string,
  input: NewPause,
  now: Date,
): Promise<number> {
  const { series, pauses } = await lockPlan(tx, permit.districtId, seriesId);
  if (input.toDay < dayOf(now)) throw new Refusal({ field: "toDay", code: "date_in_past" });
  await refusePersons(tx, permit.districtId, { reason: input.reason });
  if (pauses.some((one) => one.fromDay === input.fromDay && one.toDay === input.toDay)) return 0;
  const id = uuidv7();
  await tx
    .insertInto("meetings.pause")
    .values({
      district: permit.districtId,
      id,
      series_id: seriesId,
      from_day: input.fromDay,
      to_day: input.toDay,
      reason: input.reason,
    })
    .execute();
  const after = { ...input };
  await recordChange(tx, permit, { action: "meetings.add_pause", kind: "series", id: seriesId, after });
  const plan = { series, pauses: [...pauses, { ...input, id, seriesId }] };
  return followSeries(tx, permit, { series, pauses }, plan, now);
}

/**
 * Takes a pause away again; planned meetings that nobody is invited to come back to the days it had taken.
 * @returns how many planned meetings went to another day
 * @throws Refusal `"": not_now` when there is none such
 */
export async function removePause(
  tx: Tx,
  permit: Permit<"meetings.prepare">,
  ref: { readonly seriesId: string; readonly pauseId: string },
  now: Date,
): Promise<number> {
  const { series, pauses } = await lockPlan(tx, permit.districtId, ref.seriesId);
  const pause = pauses.find(({ id }) => id === ref.pauseId);
  if (!pause) throw notNow();
  await tx
    .deleteFrom("meetings.pause")
    .where("district", "=", permit.districtId)
    .where("id", "=", pause.id)
    .execute();
  const { fromDay, toDay, reason } = pause;
  const before = { fromDay, toDay, reason };
  await recordChange(tx, permit, { action: "meetings.remove_pause", kind: "series", id: ref.seriesId, before });
  const plan = { series, pauses: pauses.filter((one) => one !== pause) };
  return followSeries(tx, permit, { series, pauses }, plan, now);
}

async function lockPlan(
  tx: Tx,
  districtId: DistrictId,
  seriesId: string,
): Promise<{ series: Series; pauses: SeriesPause[] }> {
  const series = await lockSeries(tx, districtId, seriesId);
  if (!series) throw notNow();
  return { series, pauses: (await listPauses(tx, districtId)).filter((pause) => pause.seriesId === seriesId) };
}
