import type { Tx } from "../platform/db/database.ts";
import type { DistrictId } from "../platform/district/district.ts";
import type { Permit } from "../platform/rights/permit.ts";
import type { FormValues } from "../platform/web/form.ts";
import { kindOf } from "./kinds.ts";
import type { Origin } from "./kinds.ts";
import { originsOf, threadOf } from "./queries.ts";
import "./tables.ts";

export interface ItemRef {
  readonly kind: string;
  readonly id: string;
}

export interface ItemRecord extends ItemRef {
  /** The day a person would say: when it was reported, sent, received, held, decided or started. It may be still to come. */
  readonly at: Date;
  readonly status: string;
  readonly statusAt: Date;
  readonly title: string;
  readonly text?: string;
  /** null keeps the item from visitors altogether. */
  readonly publicTitle: string | null;
  readonly publicText?: string;
  /** What else stands on it and people look for it by: its numbers, and to whom it went. Everyone who may see the item may read it. */
  readonly alsoFoundBy?: readonly (string | null)[];
  /** What those it came from hear when its status is new: news when left out, or that what they were told was a mistake. */
  readonly tells?: "news" | "correction" | "nothing";
}

/**
 * Writes how an item now stands, for its thread, the home page and search. Called by its feature with each change; what
 * it came from hears of it when it is public and its status is new.
 */
export async function recordItem(tx: Tx, districtId: DistrictId, item: ItemRecord): Promise<void> {
  const row = rowOf(item);
  const before = item.publicTitle === null ? undefined : await publicStatus(tx, districtId, item);
  await tx
    .insertInto("thread.item")
    .values({ district: districtId, kind: item.kind, id: item.id, ...row })
    .onConflict((conflict) => conflict.columns(["district", "kind", "id"]).doUpdateSet(row))
    .execute();
  if (item.publicTitle === null || before === item.status || item.tells === "nothing") return;
  await tellOrigins(tx, districtId, item, item.tells === "correction");
}

const rowsAtOnce = 1000;

/** Writes many items at once that are new and have come of nothing, so that nobody is to be told; one that is there stays. */
export async function recordNewItems(tx: Tx, districtId: DistrictId, items: readonly ItemRecord[]): Promise<void> {
  for (let at = 0; at < items.length; at += rowsAtOnce)
    await tx
      .insertInto("thread.item")
      .values(items.slice(at, at + rowsAtOnce).map((item) => ({ district: districtId, kind: item.kind, id: item.id, ...rowOf(item) })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}

/** Writes many items anew at once whose status stays, as when a name in their titles changes, so that nobody is to be told. */
export async function rewordItems(tx: Tx, districtId: DistrictId, items: readonly ItemRecord[]): Promise<void> {
  for (let at = 0; at < items.length; at += rowsAtOnce)
    await tx
      .insertInto("thread.item")
      .values(items.slice(at, at + rowsAtOnce).map((item) => ({ district: districtId, kind: item.kind, id: item.id, ...rowOf(item) })))
      .onConflict((conflict) =>
        conflict.columns(["district", "kind", "id"]).doUpdateSet(({ ref }) => ({
          title: ref("excluded.title"),
          text: ref("excluded.text"),
          public_title: ref("excluded.public_title"),
          public_text: ref("excluded.public_text"),
          also_found_by: ref("excluded.also_found_by"),
        })),
      )
      .execute();
}

/** A new item that is not public: nothing can have heard of it, so one statement is enough. */
export type NewPrivateItem = ItemRecord & { readonly publicTitle: null };

/** The statement that writes a new private item, for the `with` of the one that writes the feature's own row. */
export function insertPrivateItem(tx: Tx, districtId: DistrictId, item: NewPrivateItem) {
  return tx.insertInto("thread.item").values({ district: districtId, kind: item.kind, id: item.id, ...rowOf(item) });
}

function rowOf(item: ItemRecord) {
  return {
    at: item.at,
    status: item.status,
    status_at: item.statusAt,
    title: item.title,
    text: item.text ?? "",
    public_title: item.publicTitle,
    public_text: item.publicTitle === null ? "" : (item.publicText ?? ""),
    also_found_by: (item.alsoFoundBy ?? []).filter(Boolean).join(" · "),
  };
}

async function publicStatus(tx: Tx, districtId: DistrictId, ref: ItemRef): Promise<string | undefined> {
  const row = await tx
    .selectFrom("thread.item")
    .select("status")
    .where("district", "=", districtId)
    .where("kind", "=", ref.kind)
    .where("id", "=", ref.id)
    .where("public_title", "is not", null)
    .executeTakeFirst();
  return row?.status;
}

/** Tells those that an item came from how it stands, while it is public: for what was tied to them only after it was recorded. */
export async function tellOrigins(tx: Tx, districtId: DistrictId, ref: ItemRef, isCorrection = false): Promise<void> {
  const status = await publicStatus(tx, districtId, ref);
  if (status === undefined) return;
  for (const item of await threadOf(tx, districtId, ref, "program")) {
    if (item.distance < 0)
      await kindOf(item.kind).heard?.(tx, districtId, item.id, { kind: ref.kind, id: ref.id, status, isCorrection });
  }
}

/** Whether an item stands in the thread, before something is tied to it. */
export async function isRecorded(tx: Tx, districtId: DistrictId, ref: ItemRef): Promise<boolean> {
  const row = await tx
    .selectFrom("thread.item")
    .select("id")
    .where("district", "=", districtId)
    .where("kind", "=", ref.kind)
    .where("id", "=", ref.id)
    .executeTakeFirst();
  return row !== undefined;
}

/** Holds what has come of an item until the transaction ends, so that what is made of its words does not miss that they change. */
export async function holdMadeFrom(tx: Tx, districtId: DistrictId, from: ItemRef, kind: string): Promise<void> {
  await tx
    .selectFrom("thread.link as link")
    .innerJoin("thread.item as item", (join) =>
      join.onRef("item.district", "=", "link.district").onRef("item.kind", "=", "link.to_kind").onRef("item.id", "=", "link.to_id"),
    )
    .select("item.id")
    .where("link.district", "=", districtId)
    .where("link.from_kind", "=", from.kind)
    .where("link.from_id", "=", from.id)
    .where("item.kind", "=", kind)
    .orderBy("item.id")
    .forShare("item")
    .execute();
}

/** Removes an item and its ties, when somebody, retention or the example takes it, and tells those that it came from. */
export async function forgetItem(tx: Tx, districtId: DistrictId, ref: ItemRef): Promise<void> {
  const origins = await tx
    .selectFrom("thread.link")
    .select(["from_kind as kind", "from_id as id"])
    .where("district", "=", districtId)
    .where("to_kind", "=", ref.kind)
    .where("to_id", "=", ref.id)
    .orderBy("from_id")
    .execute();
  await tx
    .deleteFrom("thread.item")
    .where("district", "=", districtId)
    .where("kind", "=", ref.kind)
    .where("id", "=", ref.id)
    .execute();
  for (const { kind, id } of origins) await kindOf(kind).ledToLess?.(tx, districtId, id);
}

/** Ties an item to what it came from. Doing it again changes nothing. */
export async function linkItems(tx: Tx, districtId: DistrictId, from: ItemRef, to: ItemRef): Promise<void> {
  await tx
    .insertInto("thread.link")
    .values({ district: districtId, from_kind: from.kind, from_id: from.id, to_kind: to.kind, to_id: to.id })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Unties two items, when it turns out that one did not come of the other. */
export async function unlinkItems(tx: Tx, districtId: DistrictId, from: ItemRef, to: ItemRef): Promise<void> {
  await tx
    .deleteFrom("thread.link")
    .where("district", "=", districtId)
    .where("from_kind", "=", from.kind)
    .where("from_id", "=", from.id)
    .where("to_kind", "=", to.kind)
    .where("to_id", "=", to.id)
    .execute();
}

/**
 * Asks what an item came from whether its words and its day may still change, also to another of these days.
 * @throws Refusal when they stand in a record that is kept as it is
 */
export async function refuseKept(tx: Tx, districtId: DistrictId, ref: ItemRef, days: readonly string[], now: Date): Promise<void> {
  for (const origin of await originsOf(tx, districtId, [ref], "program"))
    for (const day of new Set(days)) await kindOf(origin.kind).keepsAsItIs?.(tx, districtId, origin.id, { kind: ref.kind, day }, now);
}

/**
 * Makes an item of `target` from another and ties the two, all in the caller's transaction.
 * @returns the new item, or undefined when the origin is not there
 */
export async function makeFrom(
  tx: Tx,
  permit: Permit<string>,
  originRef: ItemRef,
  target: string,
  input: FormValues,
  now: Date,
): Promise<ItemRef | undefined> {
  const making = kindOf(target).making;
  if (!making?.from.includes(originRef.kind)) return undefined;
  // Before the origin is locked: who writes in a record has that first and its items after it.
  await kindOf(originRef.kind).keepsAsItIs?.(tx, permit.districtId, originRef.id, { kind: target }, now);
  const origin = await readOrigin(tx, permit.districtId, originRef, now);
  if (!origin) return undefined;
  const made = await making.createFrom(tx, permit, origin, input, now);
  const ref = { kind: target, id: made.id };
  await linkItems(tx, permit.districtId, originRef, ref);
  await kindOf(originRef.kind).ledToMore?.(tx, permit.districtId, originRef.id, now);
  await tellOrigins(tx, permit.districtId, ref);
  return ref;
}

async function readOrigin(tx: Tx, districtId: DistrictId, ref: ItemRef, now: Date): Promise<Origin | undefined> {
  const row = await tx
    .selectFrom("thread.item")
    .select(["kind", "id", "title", "text", "status", "public_title as publicTitle", "public_text as publicText", "at"])
    .where("district", "=", districtId)
    .where("kind", "=", ref.kind)
    .where("id", "=", ref.id)
    // Not shared: a kind that writes how its item stands once something is made of it (`ledToMore`) would wait for the others that read it.
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!row) return undefined;
  const kind = kindOf(ref.kind);
  const partyIds = (await kind.partiesBehind?.(tx, districtId, ref.id)) ?? [];
  const day = await kind.dayBehind?.(tx, districtId, ref.id, now);
  const support = await kind.supportBehind?.(tx, districtId, ref.id);
  const letter = await kind.letterBehind?.(tx, districtId, ref.id);
  const { publicText, ...item } = row;
  const origin = { ...item, partyIds, ...(day !== undefined && { day }), ...(support !== undefined && { support }), ...(letter && { letter }) };
  if (kind.internalFor === undefined) return origin;
  return { ...origin, title: row.publicTitle ?? kind.label.da, text: publicText };
}
