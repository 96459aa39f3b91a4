import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { Refusal, notNow } from "../../../platform/web/form.ts";
import type { Outcome } from "../agenda.ts";
import { mergeTexts } from "../merge.ts";
import { longestMinutes } from "../schema.ts";
import { followOutcome } from "./carry.ts";
import { isStanding } from "../queries/standing.ts";
import { lockAgendas, lockDraft, recordAgendaItem } from "./records.ts";

interface EntryRef {
  readonly meetingId: string;
  readonly itemId: string;
}

/** A text as it was typed, and what it was begun from. */
export interface TypedMinutes {
  readonly minutes: string;
  readonly version: number;
  /** The text of that version; without it nothing can be joined. */
  readonly base?: string | undefined;
}

/** What is stored now, and whether it is more than what was typed. */
export interface SavedMinutes {
  readonly version: number;
  readonly isMerged: boolean;
}

/**
 * Saves what was said about an item. A text that was begun from an older version never overwrites a newer one: the two
 * are joined where they touch different lines. Saving the same text again changes nothing.
 * @throws Refusal `minutes: changed_meanwhile` when both changed the same line, `"": locked | cancelled | sent | not_now`
 */
export async function saveMinutes(
  tx: Tx,
  permit: Permit<"meetings.minute">,
  ref: EntryRef,
  input: TypedMinutes,
): Promise<SavedMinutes> {
  const entry = await lockEntry(tx, permit, ref);
  const minutes = entry.version === input.version ? input.minutes : joined(entry.minutes, input);
  const isMerged = minutes !== input.minutes;
  if (minutes === entry.minutes) return { version: entry.version, isMerged };
  const version = entry.version + 1;
  await updateEntry(tx, permit, ref, { minutes, version });
  await recordAgendaItem(tx, permit.districtId, ref.itemId);
  const after = { meetingId: ref.meetingId, version };
  await recordChange(tx, permit, { action: "meetings.minute", kind: "agenda-item", id: ref.itemId, after });
  return { version, isMerged };
}

function joined(theirs: string, { minutes, base }: TypedMinutes): string {
  if (minutes === theirs) return theirs;
  const both = base === undefined ? undefined : mergeTexts(base, minutes, theirs);
  if (both === undefined || both.length > longestMinutes)
    throw new Refusal({ field: "minutes", code: "changed_meanwhile" });
  return both;
}

/**
 * Says that a meeting has dealt with an item, or that it is carried over to the next; undefined takes either back. A
 * standing item is not carried over: the next meeting has its own.
 * @throws Refusal `"": locked | cancelled | sent | not_now | standing`
 */
export async function closeAgendaItem(
  tx: Tx,
  permit: Permit<"meetings.minute">,
  ref: EntryRef,
  outcome: Outcome | undefined,
  now: Date,
): Promise<void> {
  await lockAgendas(tx, permit.districtId, ref.meetingId);
  const entry = await lockEntry(tx, permit, ref);
  if (entry.outcome === (outcome ?? null)) return;
  if (outcome === "carried-over" && (await isStanding(tx, permit.districtId, ref.itemId)))
    throw new Refusal({ field: "", code: "standing" });
  await updateEntry(tx, permit, ref, { outcome: outcome ?? null });
  await followOutcome(tx, permit.districtId, ref.itemId, now);
  await recordAgendaItem(tx, permit.districtId, ref.itemId);
  await recordChange(tx, permit, {
    action: "meetings.close_item",
    kind: "agenda-item",
    id: ref.itemId,
    before: { outcome: entry.outcome },
    after: { meetingId: ref.meetingId, outcome: outcome ?? null },
  });
}

async function lockEntry(tx: Tx, permit: Permit<string>, { meetingId, itemId }: EntryRef) {
  await lockDraft(tx, permit.districtId, meetingId);
  const entry = await tx
    .selectFrom("meetings.entry")
    .select(["minutes", "version", "outcome"])
    .where("district", "=", permit.districtId)
    .where("meeting_id", "=", meetingId)
    .where("item_id", "=", itemId)
    .executeTakeFirst();
  if (!entry) throw notNow();
  return entry;
}

async function updateEntry(
  tx: Tx,
  permit: Permit<string>,
  { meetingId, itemId }: EntryRef,
  values: { minutes?: string; version?: number; outcome?: Outcome | null },
): Promise<void> {
  await tx
    .updateTable("meetings.entry")
    .set(values)
    .where("district", "=", permit.districtId)
    .where("meeting_id", "=", meetingId)
    .where("item_id", "=", itemId)
    .execute();
}
