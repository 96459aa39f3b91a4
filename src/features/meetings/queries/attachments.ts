import { sql } from "kysely";
import type { Db, Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import "../tables.ts";
import { readableBy } from "./lines.ts";
import type { ReadingPermit } from "./meetings.ts";

/** A file that goes with an item; whoever may read the item may read it. */
export interface Attachment {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
  readonly fileKey: string;
}

const columns = ["id", "name", "type", "size", "sha256", "file_key as fileKey"] as const;

/** The attachments of items, in the order in which they came. */
export async function attachmentsOf(
  db: Db | Tx,
  districtId: DistrictId,
  itemIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Attachment[]>> {
  if (itemIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("meetings.item_attachment")
    .select([...columns, "item_id as itemId"])
    .where("district", "=", districtId)
    .where("item_id", "in", [...itemIds])
    .orderBy("id")
    .execute();
  return Map.groupBy(rows, (row) => row.itemId);
}

/** One attachment of an item that the permit's holder may read. */
export async function findAttachment(
  db: Db | Tx,
  permit: ReadingPermit,
  { itemId, id }: { readonly itemId: string; readonly id: string },
): Promise<Attachment | undefined> {
  return db
    .selectFrom("meetings.item_attachment as a")
    .innerJoin("meetings.item as i", (join) => join.onRef("i.district", "=", "a.district").onRef("i.id", "=", "a.item_id"))
    .select(["a.id", "a.name", "a.type", "a.size", "a.sha256", "a.file_key as fileKey"])
    .where("a.district", "=", permit.districtId)
    .where("a.item_id", "=", itemId)
    .where("a.id", "=", id)
    .where(readableBy(permit.actor))
    .executeTakeFirst();
}

/** What may still be done to the files of an item. */
export interface FileChanges {
  /** Whether one more may come: while a meeting with the item is neither sent nor approved nor cancelled. */
  readonly mayAdd: boolean;
  /** Those that stay: they went out with an agenda, or were there when minutes were sent or approved. */
  readonly kept: ReadonlySet<string>;
}

/** Which files of an item stay, and whether it may get more. */
export async function fileChangesOf(db: Db | Tx, districtId: DistrictId, itemId: string): Promise<FileChanges> {
  const meetings = db
    .selectFrom("meetings.entry as e")
    .innerJoin("meetings.meeting as m", (join) => join.onRef("m.district", "=", "e.district").onRef("m.id", "=", "e.meeting_id"))
    .where("e.district", "=", districtId)
    .where("e.item_id", "=", itemId);
  const open = await meetings
    .select("m.id")
    .where("m.sent_at", "is", null)
    .where("m.approved_at", "is", null)
    .where("m.cancelled_at", "is", null)
    .executeTakeFirst();
  const kept = await db
    .selectFrom("meetings.item_attachment as a")
    .select("a.id")
    .where("a.district", "=", districtId)
    .where("a.item_id", "=", itemId)
    .where(({ or, exists, selectFrom }) =>
      or([
        exists(meetings.select("m.id").where(({ fn }) => sql<boolean>`${fn.coalesce("m.sent_at", "m.approved_at")} >= a.created_at`)),
        exists(
          selectFrom("meetings.sent_agenda as s")
            .select("s.version")
            .where("s.district", "=", districtId)
            .whereRef("s.sent_at", ">=", "a.created_at")
            .where(sql<boolean>`s.content @> jsonb_build_object('lines', jsonb_build_array(jsonb_build_object(
              'itemId', a.item_id, 'attachments', jsonb_build_array(jsonb_build_object('sha256', a.sha256)))))`),
        ),
      ]),
    )
    .execute();
  return { mayAdd: open !== undefined, kept: new Set(kept.map(({ id }) => id)) };
}

/** The keys of the files of an item, for when it is taken away. */
export async function fileKeysOf(tx: Tx, districtId: DistrictId, itemId: string): Promise<string[]> {
  return ((await attachmentsOf(tx, districtId, [itemId])).get(itemId) ?? []).map(({ fileKey }) => fileKey);
}
