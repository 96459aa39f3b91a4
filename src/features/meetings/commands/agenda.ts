import { v7 as uuidv7 } from "uuid";
import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { Refusal } from "../../../platform/web/form.ts";
import { forgetItem } from "../../../thread/commands.ts";
import type { Origin } from "../../../thread/kinds.ts";
import { madeFrom } from "../../../thread/queries.ts";
import { moved } from "../agenda.ts";
import type { ItemPurpose } from "../agenda.ts";
import { appendEntry, removeEntry } from "./carry.ts";
import { lockOpenMeeting, recordAgendaItem, recordMeeting } from "./records.ts";
import { planComing } from "./series.ts";

export interface AgendaItemDetails {
  readonly title: string;
  /** What visitors read; empty or absent keeps the item among members. */
  readonly publicTitle?: string;
  readonly kind: ItemPurpose;
  readonly text?: string;
}

/**
 * Puts something new on the agenda of a meeting.
 * @returns the item's id
 * @throws Refusal `"": locked | not_now`
 */
export async function addAgendaItem(
  tx: Tx,
  permit: Permit<"meetings.prepare">,
  meetingId: string,
  details: AgendaItemDetails,
  now: Date,
): Promise<string> {
  return placeItem(tx, permit, meetingId, details, now);
}

async function placeItem(
  tx: Tx,
  permit: Permit<string>,
  meetingId: string,
  details: AgendaItemDetails,
  now: Date,
): Promise<string> {
  await lockOpenMeeting(tx, permit.districtId, meetingId);
  const id = uuidv7();
  const row = toRow(details);
  await tx
    .insertInto("meetings.item")
    .values({ ...row, district: permit.districtId, id, status_at: now, created_at: now })
    .execute();
  await appendEntry(tx, permit.districtId, meetingId, id);
  await recordAgendaItem(tx, permit.districtId, id);
  await recordMeeting(tx, permit.districtId, meetingId);
  await recordChange(tx, permit, { action: "meetings.add_item", kind: "agenda-item", id, after: { ...row, meetingId } });
  return id;
}

/**
 * Puts what something is about on the agenda of the next meeting, planning one when none is. What still waits on an
 * agenda is not put there twice. What is not public stays so until someone gives it a public title.
 * @throws Refusal `"": no_series` when the district has no series of meetings
 */
export async function putOnNextAgenda(tx: Tx, permit: Permit<string>, origin: Origin, now: Date): Promise<string> {
  const series = await tx
    .selectFrom("meetings.series")
    .select("id")
    .where("district", "=", permit.districtId)
    .where("ended_at", "is", null)
    .orderBy("created_at")
    .limit(1)
    .executeTakeFirst();
  if (!series) throw new Refusal({ field: "", code: "no_series" });
  const meetingId = await planComing(tx, permit, series.id, now);
  const earlier = await madeFrom(tx, permit.districtId, [origin], ["agenda-item"]);
  const waiting = earlier.find((item) => item.status !== "discussed");
  if (waiting) return waiting.id;
  const details = {
    title: shortened(origin.title),
    publicTitle: origin.publicTitle === null ? "" : shortened(origin.publicTitle),
    kind: "discussion" as const,
  };
  return placeItem(tx, permit, meetingId, details, now);
}

/** Titles of other items may be longer than a line of an agenda. */
function shortened(title: string): string {
  return title.length <= 200 ? title : `${title.slice(0, 199).trimEnd()}…`;
}

/** Changes the words of an item. @throws Refusal `"": locked | not_now` */
export async function editAgendaItem(
  tx: Tx,
  permit: Permit<"meetings.prepare">,
  ref: { readonly meetingId: string; readonly itemId: string },
  details: AgendaItemDetails,
): Promise<void> {
  await lockEntry(tx, permit, ref);
  const row = toRow(details);
  await tx
    .updateTable("meetings.item")
    .set(row)
    .where("district", "=", permit.districtId)
    .where("id", "=", ref.itemId)
    .execute();
  await recordAgendaItem(tx, permit.districtId, ref.itemId);
  await recordMeeting(tx, permit.districtId, ref.meetingId);
  await recordChange(tx, permit, { action: "meetings.edit_item", kind: "agenda-item", id: ref.itemId, after: row });
}

/** Moves an item one step on the agenda; at the end nothing happens. @throws Refusal `"": locked | not_now` */
export async function moveAgendaItem(
  tx: Tx,
  permit: Permit<"meetings.prepare">,
  ref: { readonly meetingId: string; readonly itemId: string },
  direction: "up" | "down",
): Promise<void> {
  await lockEntry(tx, permit, ref);
  const rows = await tx
    .selectFrom("meetings.entry")
    .select(["item_id", "position"])
    .where("district", "=", permit.districtId)
    .where("meeting_id", "=", ref.meetingId)
    .orderBy("position")
    .execute();
  const order = moved(rows.map((row) => row.item_id), ref.itemId, direction);
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
 * Takes an item off the agenda for good. What has been talked about, or led to something, is closed instead.
 * @throws Refusal `"": has_history | locked | not_now`
 */
export async function removeAgendaItem(
  tx: Tx,
  permit: Permit<"meetings.prepare">,
  ref: { readonly meetingId: string; readonly itemId: string },
): Promise<void> {
  const entry = await lockEntry(tx, permit, ref);
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

async function lockEntry(
  tx: Tx,
  permit: Permit<string>,
  { meetingId, itemId }: { readonly meetingId: string; readonly itemId: string },
) {
  await lockOpenMeeting(tx, permit.districtId, meetingId);
  const entry = await tx
    .selectFrom("meetings.entry")
    .select(["minutes", "outcome"])
    .where("district", "=", permit.districtId)
    .where("meeting_id", "=", meetingId)
    .where("item_id", "=", itemId)
    .executeTakeFirst();
  if (!entry) throw new Refusal({ field: "", code: "not_now" });
  return entry;
}

function toRow(details: AgendaItemDetails) {
  return {
    title: details.title.trim(),
    public_title: details.publicTitle?.trim() || null,
    text: details.text?.trim() ?? "",
    kind: details.kind,
  };
}
