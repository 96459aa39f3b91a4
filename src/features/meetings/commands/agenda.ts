import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { Refusal } from "../../../platform/web/form.ts";
import { forgetItem } from "../../../thread/commands.ts";
import type { Origin } from "../../../thread/kinds.ts";
import { madeFrom } from "../../../thread/queries.ts";
import { moved } from "../agenda.ts";
import { fileKeysOf } from "../queries/attachments.ts";
import { forgetUnused } from "./attachments.ts";
import { removeEntry } from "./carry.ts";
import { addAgendaItem } from "./items.ts";
import { lockEntry, recordMeeting } from "./records.ts";
import type { EntryRef } from "./records.ts";
import { comingDay, planNextMeeting } from "./planning.ts";

/**
 * Puts what something is about on the agenda of the next meeting, planning one when none is. What still waits on an
 * agenda is not put there twice. What is not public stays so until someone gives it a public title; who supports it stands
 * with the item, as it was that day.
 * @throws Refusal `"": no_series` when the district has no series of meetings
 */
export async function putOnNextAgenda(tx: Tx, permit: Permit<string>, origin: Origin, now: Date): Promise<string> {
  const series = await firstSeries(tx, permit.districtId);
  if (!series) throw new Refusal({ field: "", code: "no_series" });
  const meetingId = await planNextMeeting(tx, permit, series.id, now);
  const earlier = await madeFrom(tx, permit.districtId, [origin], ["agenda-item"]);
  const waiting = earlier.find((item) => item.status !== "discussed");
  if (waiting) return waiting.id;
  const details = {
    title: titleOnAgenda(origin.kind, origin.title),
    publicTitle: origin.publicTitle === null ? "" : titleOnAgenda(origin.kind, origin.publicTitle),
    kind: "discussion" as const,
    text: (origin.support ?? "").slice(0, longestText).toWellFormed(),
  };
  return addAgendaItem(tx, permit, meetingId, details, now);
}

const longestText = 5000;

/** The day of the meeting whose agenda is "the next"; undefined while none is planned. */
export async function nextAgendaDay(tx: Tx, districtId: DistrictId, now: Date): Promise<string | undefined> {
  const series = await firstSeries(tx, districtId);
  return series && comingDay(tx, districtId, series.id, now);
}

async function firstSeries(tx: Tx, districtId: DistrictId): Promise<{ id: string } | undefined> {
  return tx
    .selectFrom("meetings.series")
    .select("id")
    .where("district", "=", districtId)
    .where("ended_at", "is", null)
    .orderBy("created_at")
    .limit(1)
    .executeTakeFirst();
}

/** A decision comes back to be looked at again, and says so. Titles may be longer than a line of an agenda. */
function titleOnAgenda(kind: string, title: string): string {
  const line = kind === "decision" ? `Opfølgning: ${title}` : title;
  return line.length <= 200 ? line : `${line.slice(0, 199).trimEnd().toWellFormed()}…`;
}

/**
 * Moves an item one step on the agenda; at the end nothing happens.
 * @param position its number for whoever asks, so that two people do not move it twice
 * @throws Refusal `"": locked | cancelled | sent | not_now | changed_meanwhile`
 */
export async function moveAgendaItem(
  tx: Tx,
  permit: Permit<"meetings.prepare">,
  ref: EntryRef,
  { direction, position }: { readonly direction: "up" | "down"; readonly position: number },
): Promise<void> {
  await lockEntry(tx, permit.districtId, ref);
  const rows = await tx
    .selectFrom("meetings.entry")
    .select(["item_id", "position"])
    .where("district", "=", permit.districtId)
    .where("meeting_id", "=", ref.meetingId)
    .orderBy("position")
    .execute();
  const ids = rows.map((row) => row.item_id);
  if (ids.indexOf(ref.itemId) + 1 !== position) throw new Refusal({ field: "", code: "changed_meanwhile" });
  const order = moved(ids, ref.itemId, direction);
  for (const [index, itemId] of order.entries()) {
    await tx
      .updateTable("meetings.entry")
      .set({ position: index + 1 })
      .where("district", "=", permit.districtId)
      .where("meeting_id", "=", ref.meetingId)
      .where("item_id", "=", itemId)
      .where("position", "!=", index + 1)
      .execute();
  }
  const after = { direction };
  await recordChange(tx, permit, { action: "meetings.move_item", kind: "agenda-item", id: ref.itemId, after });
}

/**
 * Takes an item off the agenda for good. What has been talked about, or led to something, is closed instead; what a
 * member had proposed waits for an answer again.
 * @throws Refusal `"": has_history | locked | cancelled | sent | not_now`
 */
export async function removeAgendaItem(
  tx: Tx,
  permit: Permit<"meetings.prepare">,
  ref: EntryRef,
  now: Date,
): Promise<void> {
  const entry = await lockEntry(tx, permit.districtId, ref);
  const { times } = await tx
    .selectFrom("meetings.entry")
    .select((eb) => eb.fn.countAll<number>().as("times"))
    .where("district", "=", permit.districtId)
    .where("item_id", "=", ref.itemId)
    .executeTakeFirstOrThrow();
  const item = { kind: "agenda-item", id: ref.itemId };
  const effects = await madeFrom(tx, permit.districtId, [item], ["decision", "task"]);
  if (times > 1 || entry.minutes !== "" || entry.outcome !== null || effects.length > 0)
    throw new Refusal({ field: "", code: "has_history" });
  for (const key of await fileKeysOf(tx, permit.districtId, ref.itemId)) await forgetUnused(tx, permit.districtId, key);
  await reopenProposals(tx, permit.districtId, ref.itemId, now);
  await removeEntry(tx, permit.districtId, ref.meetingId, ref.itemId);
  await tx
    .deleteFrom("meetings.item")
    .where("district", "=", permit.districtId)
    .where("id", "=", ref.itemId)
    .execute();
  await forgetItem(tx, permit.districtId, item);
  await recordMeeting(tx, permit.districtId, ref.meetingId);
  await recordChange(tx, permit, { action: "meetings.remove_item", ...item });
}

async function reopenProposals(tx: Tx, districtId: DistrictId, itemId: string, now: Date): Promise<void> {
  await tx
    .updateTable("meetings.proposal")
    .set({ status: "received", status_at: now, item_id: null })
    .where("district", "=", districtId)
    .where("item_id", "=", itemId)
    .execute();
}
