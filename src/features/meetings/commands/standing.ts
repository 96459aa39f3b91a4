import { v7 as uuidv7 } from "uuid";
import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { Refusal, notNow } from "../../../platform/web/form.ts";
import type { Edge } from "../agenda.ts";
import { findSeries } from "../queries/series.ts";
import { appendEntry } from "./carry.ts";
import { recordAgendaItem, recordMeeting } from "./records.ts";

const mostStanding = 12;

export interface StandingDetails {
  readonly title: string;
  readonly edge: Edge;
  readonly plannedMinutes: number | null;
}

/**
 * Lets an item stand on every agenda of a series: on those of its meetings to come at once, on each new one by itself.
 * @throws Refusal `"": not_now` when the series does not run, `title: standing_twice | standing_too_many`
 */
export async function addStanding(
  tx: Tx,
  permit: Permit<"meetings.prepare">,
  seriesId: string,
  details: StandingDetails,
  now: Date,
): Promise<void> {
  const { districtId } = permit;
  await lockSeries(tx, districtId, seriesId);
  const others = await runningStanding(tx, districtId, seriesId);
  if (others.some(({ title }) => title.toLowerCase() === details.title.toLowerCase()))
    throw new Refusal({ field: "title", code: "standing_twice" });
  if (others.length >= mostStanding) throw new Refusal({ field: "title", code: "standing_too_many" });
  const row = {
    id: uuidv7(),
    title: details.title,
    edge: details.edge,
    planned_minutes: details.plannedMinutes,
    position: Math.max(0, ...others.map(({ position }) => position)) + 1,
  };
  await tx
    .insertInto("meetings.standing")
    .values({ ...row, district: districtId, series_id: seriesId, created_at: now, ended_at: null })
    .execute();
  const coming = await tx
    .selectFrom("meetings.meeting")
    .select("id")
    .where("district", "=", districtId)
    .where("series_id", "=", seriesId)
    .where("starts_at", ">", now)
    .where("approved_at", "is", null)
    .where("cancelled_at", "is", null)
    .where("is_extra", "=", false)
    .orderBy("id")
    .forUpdate()
    .execute();
  for (const meeting of coming) {
    await placeOne(tx, districtId, meeting.id, row, now);
    await recordMeeting(tx, districtId, meeting.id);
  }
  await recordChange(tx, permit, { action: "meetings.add_standing", kind: "series", id: seriesId, after: { ...details } });
}

/**
 * Takes a standing item off: agendas that are planned keep theirs. Doing it again changes nothing.
 * @throws Refusal `"": not_now` when there is no such series
 */
export async function removeStanding(
  tx: Tx,
  permit: Permit<"meetings.prepare">,
  ref: { readonly seriesId: string; readonly standingId: string },
  now: Date,
): Promise<void> {
  if (!(await findSeries(tx, permit.districtId, ref.seriesId))) throw notNow();
  const ended = await tx
    .updateTable("meetings.standing")
    .set({ ended_at: now })
    .where("district", "=", permit.districtId)
    .where("series_id", "=", ref.seriesId)
    .where("id", "=", ref.standingId)
    .where("ended_at", "is", null)
    .returning("title")
    .executeTakeFirst();
  if (ended)
    await recordChange(tx, permit, {
      action: "meetings.remove_standing",
      kind: "series",
      id: ref.seriesId,
      before: { title: ended.title },
    });
}

/**
 * Says how many days before a meeting members' proposals are due.
 * @throws Refusal `"": not_now` when the series does not run
 */
export async function setProposalDays(
  tx: Tx,
  permit: Permit<"meetings.prepare">,
  seriesId: string,
  days: number,
): Promise<void> {
  const before = await lockSeries(tx, permit.districtId, seriesId);
  if (before === days) return;
  await tx
    .updateTable("meetings.series")
    .set({ proposal_days: days })
    .where("district", "=", permit.districtId)
    .where("id", "=", seriesId)
    .execute();
  await recordChange(tx, permit, {
    action: "meetings.set_deadline",
    kind: "series",
    id: seriesId,
    before: { proposalDays: before },
    after: { proposalDays: days },
  });
}

/** Puts the standing items of one edge on a new agenda: `first` before anything else is on it, `last` at the end. */
export async function placeStanding(
  tx: Tx,
  districtId: DistrictId,
  { seriesId, meetingId }: { readonly seriesId: string; readonly meetingId: string },
  edge: Edge,
  now: Date,
): Promise<void> {
  for (const standing of await runningStanding(tx, districtId, seriesId))
    if (standing.edge === edge) await placeOne(tx, districtId, meetingId, standing, now);
}

interface RunningStanding {
  readonly id: string;
  readonly title: string;
  readonly edge: Edge;
  readonly planned_minutes: number | null;
}

/** Each meeting has an item of its own, so that its minutes and its end are its own. */
async function placeOne(tx: Tx, districtId: DistrictId, meetingId: string, standing: RunningStanding, now: Date): Promise<void> {
  const id = uuidv7();
  await tx
    .insertInto("meetings.item")
    .values({
      district: districtId,
      id,
      title: standing.title,
      public_title: null,
      kind: "information",
      standing_id: standing.id,
      status_at: now,
      created_at: now,
    })
    .execute();
  const place = { plannedMinutes: standing.planned_minutes, edge: standing.edge };
  await appendEntry(tx, districtId, meetingId, id, place);
  await recordAgendaItem(tx, districtId, id);
}

async function runningStanding(tx: Tx, districtId: DistrictId, seriesId: string) {
  return tx
    .selectFrom("meetings.standing")
    .select(["id", "title", "edge", "planned_minutes", "position"])
    .where("district", "=", districtId)
    .where("series_id", "=", seriesId)
    .where("ended_at", "is", null)
    .orderBy("position")
    .execute();
}

async function lockSeries(tx: Tx, districtId: DistrictId, seriesId: string): Promise<number> {
  const series = await tx
    .selectFrom("meetings.series")
    .select("proposal_days")
    .where("district", "=", districtId)
    .where("id", "=", seriesId)
    .where("ended_at", "is", null)
    .forUpdate()
    .executeTakeFirst();
  if (!series) throw notNow();
  return series.proposal_days;
}
