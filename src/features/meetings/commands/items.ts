import { v7 as uuidv7 } from "uuid";
import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import { membersById } from "../../../platform/identity/queries.ts";
import { refuseLeftParty } from "../../../network/assign.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { Refusal } from "../../../platform/web/form.ts";
import type { ItemPurpose } from "../agenda.ts";
import { appendEntry } from "./carry.ts";
import { lockDraft, lockEntry, recordAgendaItem, recordMeeting } from "./records.ts";
import type { EntryRef } from "./records.ts";

export interface AgendaItemDetails {
  readonly title: string;
  /** What visitors read; empty or absent keeps the item among members. */
  readonly publicTitle?: string;
  readonly kind: ItemPurpose;
  readonly text?: string;
  /** null or absent: nobody has said how long it takes. */
  readonly plannedMinutes?: number | null;
  readonly presenterPartyId?: string | null;
  /** A function, never a name. */
  readonly presenter?: string;
  /** The members who may read a closed item; an item without this is open. */
  readonly readers?: readonly string[] | undefined;
}

/**
 * Makes an item and puts it on the agenda of a meeting whose minutes are a draft. With `readers` it is closed, and stays so.
 * @returns its id
 * @throws Refusal `"": locked | cancelled | sent | not_now`, `presenterParty: invalid_choice | party_left`
 */
export async function addAgendaItem(
  tx: Tx,
  permit: Permit<string>,
  meetingId: string,
  details: AgendaItemDetails,
  now: Date,
): Promise<string> {
  await lockDraft(tx, permit.districtId, meetingId);
  const id = uuidv7();
  const isClosed = details.readers !== undefined;
  const row = await rowOf(tx, permit.districtId, details, isClosed);
  await tx
    .insertInto("meetings.item")
    .values({ ...row, district: permit.districtId, id, is_closed: isClosed, status_at: now, created_at: now })
    .execute();
  if (details.readers) await nameReaders(tx, permit, id, details.readers);
  await appendEntry(tx, permit.districtId, meetingId, id, { plannedMinutes: details.plannedMinutes });
  await recordAgendaItem(tx, permit.districtId, id);
  await recordMeeting(tx, permit.districtId, meetingId);
  const after = isClosed ? { closed: true, readers: details.readers } : { ...row, plannedMinutes: details.plannedMinutes };
  await recordChange(tx, permit, { action: "meetings.add_item", kind: "agenda-item", id, after: { ...after, meetingId } });
  return id;
}

/**
 * Changes the words of an item, and who may read it when it is closed. Words that were begun from an older version never
 * overwrite newer ones; saving what already stands changes nothing.
 * @param version of the item that was read before writing
 * @throws Refusal `"": locked | cancelled | sent | not_now | changed_meanwhile`, `presenterParty: invalid_choice | party_left`
 */
export async function editAgendaItem(
  tx: Tx,
  permit: Permit<"meetings.prepare">,
  ref: EntryRef,
  version: number,
  details: AgendaItemDetails,
): Promise<void> {
  const entry = await lockEntry(tx, permit.districtId, ref);
  const item = await tx
    .selectFrom("meetings.item")
    .select(["title", "public_title", "text", "kind", "presenter_party_id", "presenter", "version", "is_closed"])
    .where("district", "=", permit.districtId)
    .where("id", "=", ref.itemId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const { version: stored, is_closed: isClosed, ...before } = item;
  const row = await rowOf(tx, permit.districtId, details, isClosed, before.presenter_party_id);
  const plannedMinutes = details.plannedMinutes ?? null;
  const readers = isClosed ? await readersOf(tx, permit.districtId, ref.itemId) : [];
  const isSame =
    JSON.stringify({ ...before, minutes: entry.plannedMinutes, readers }) ===
    JSON.stringify({ ...inOrderOf(before, row), minutes: plannedMinutes, readers: isClosed ? [...(details.readers ?? [])].sort() : [] });
  if (isSame) return;
  if (stored !== version) throw new Refusal({ field: "", code: "changed_meanwhile" });
  await tx
    .updateTable("meetings.item")
    .set({ ...row, version: stored + 1 })
    .where("district", "=", permit.districtId)
    .where("id", "=", ref.itemId)
    .execute();
  await tx
    .updateTable("meetings.entry")
    .set({ planned_minutes: plannedMinutes })
    .where("district", "=", permit.districtId)
    .where("meeting_id", "=", ref.meetingId)
    .where("item_id", "=", ref.itemId)
    .execute();
  if (isClosed) await nameReaders(tx, permit, ref.itemId, details.readers ?? []);
  await recordAgendaItem(tx, permit.districtId, ref.itemId);
  await recordMeeting(tx, permit.districtId, ref.meetingId);
  const after = isClosed ? { closed: true, readers: details.readers ?? [] } : { ...row, plannedMinutes };
  await recordChange(tx, permit, { action: "meetings.edit_item", kind: "agenda-item", id: ref.itemId, after });
}

/** Sets who may read a closed item; ids that are no members are passed over. */
async function nameReaders(tx: Tx, permit: Permit<string>, itemId: string, memberIds: readonly string[]): Promise<void> {
  const members = await membersById(tx, permit, memberIds);
  await tx
    .deleteFrom("meetings.item_reader")
    .where("district", "=", permit.districtId)
    .where("item_id", "=", itemId)
    .execute();
  if (members.length > 0)
    await tx
      .insertInto("meetings.item_reader")
      .values(members.map(({ id }) => ({ district: permit.districtId, item_id: itemId, member_id: id })))
      .execute();
}

async function readersOf(tx: Tx, districtId: DistrictId, itemId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom("meetings.item_reader")
    .select("member_id")
    .where("district", "=", districtId)
    .where("item_id", "=", itemId)
    .execute();
  return rows.map((row) => row.member_id).sort();
}

/** @param keptPartyId who presents it already, and may go on doing so after leaving the network */
async function rowOf(tx: Tx, districtId: DistrictId, details: AgendaItemDetails, isClosed: boolean, keptPartyId: string | null = null) {
  const partyId = details.presenterPartyId || null;
  if (partyId !== null && partyId !== keptPartyId) await refuseLeftParty(tx, districtId, "presenterParty", partyId);
  return {
    title: details.title.trim(),
    public_title: (!isClosed && details.publicTitle?.trim()) || null,
    text: details.text?.trim() ?? "",
    kind: details.kind,
    presenter_party_id: partyId,
    presenter: details.presenter?.trim() ?? "",
  };
}

function inOrderOf<T extends object>(order: object, row: T): Partial<T> {
  return Object.fromEntries(Object.keys(order).map((key) => [key, row[key as keyof T]])) as Partial<T>;
}
