import { v7 as uuidv7 } from "uuid";
import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import { forgetFile } from "../../../platform/files/stored-files.ts";
import type { StoredFile } from "../../../platform/files/uploads.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { Refusal, notNow } from "../../../platform/web/form.ts";
import { attachmentsOf, fileChangesOf } from "../queries/attachments.ts";

const mostAttachments = 10;

/**
 * Puts a stored file with an item.
 * @throws Refusal `"": not_now` when there is no such item, `"": files_closed`, `file: too_many_files`
 */
export async function addAttachment(
  tx: Tx,
  permit: Permit<"meetings.prepare">,
  itemId: string,
  file: StoredFile,
  now: Date,
): Promise<void> {
  const isClosed = await lockItem(tx, permit.districtId, itemId);
  if (!(await fileChangesOf(tx, permit.districtId, itemId)).mayAdd) throw new Refusal({ field: "", code: "files_closed" });
  const others = (await attachmentsOf(tx, permit.districtId, [itemId])).get(itemId) ?? [];
  if (others.length >= mostAttachments) throw new Refusal({ field: "file", code: "too_many_files" });
  await keepAttachment(tx, permit.districtId, itemId, file, now);
  const after = isClosed ? { closed: true } : { attachment: file.name, sha256: file.sha256 };
  await recordChange(tx, permit, { action: "meetings.attach", kind: "agenda-item", id: itemId, after });
}

/**
 * Takes a file away from an item; nothing happens when it is gone already.
 * @throws Refusal `"": file_sent` when it went out with an agenda, or was there when minutes were sent
 */
export async function removeAttachment(
  tx: Tx,
  permit: Permit<"meetings.prepare">,
  ref: { readonly itemId: string; readonly id: string },
): Promise<void> {
  const isClosed = await lockItem(tx, permit.districtId, ref.itemId);
  if ((await fileChangesOf(tx, permit.districtId, ref.itemId)).kept.has(ref.id))
    throw new Refusal({ field: "", code: "file_sent" });
  const row = await tx
    .deleteFrom("meetings.item_attachment")
    .where("district", "=", permit.districtId)
    .where("item_id", "=", ref.itemId)
    .where("id", "=", ref.id)
    .returning(["name", "sha256", "file_key"])
    .executeTakeFirst();
  if (!row) return;
  await forgetUnused(tx, permit.districtId, row.file_key);
  const before = isClosed ? { closed: true } : { attachment: row.name, sha256: row.sha256 };
  await recordChange(tx, permit, { action: "meetings.detach", kind: "agenda-item", id: ref.itemId, before });
}

/** Writes that a file which is stored already goes with an item. */
export async function keepAttachment(tx: Tx, districtId: DistrictId, itemId: string, file: StoredFile, now: Date): Promise<void> {
  const { key, name, type, size, sha256 } = file;
  await tx
    .insertInto("meetings.item_attachment")
    .values({ district: districtId, id: uuidv7(), item_id: itemId, name, type, size, sha256, file_key: key, created_at: now })
    .execute();
}

/** Forgets a file, unless a proposal from which it came still holds it. */
export async function forgetUnused(tx: Tx, districtId: DistrictId, key: string): Promise<void> {
  const proposal = await tx
    .selectFrom("meetings.proposal")
    .select("id")
    .where("district", "=", districtId)
    .where("file_key", "=", key)
    .executeTakeFirst();
  if (!proposal) await forgetFile(tx, districtId, key);
}

/** Locks an item after its series and meetings, so that nothing is sent meanwhile. @returns whether it is closed */
async function lockItem(tx: Tx, districtId: DistrictId, itemId: string): Promise<boolean> {
  const meetings = tx
    .selectFrom("meetings.entry as e")
    .innerJoin("meetings.meeting as m", (join) => join.onRef("m.district", "=", "e.district").onRef("m.id", "=", "e.meeting_id"))
    .innerJoin("meetings.series as s", (join) => join.onRef("s.district", "=", "m.district").onRef("s.id", "=", "m.series_id"))
    .where("e.district", "=", districtId)
    .where("e.item_id", "=", itemId);
  await meetings.select("s.id").orderBy("s.id").forShare("s").execute();
  await meetings.select("m.id").orderBy("m.starts_at").orderBy("m.id").forShare("m").execute();
  const item = await tx
    .selectFrom("meetings.item")
    .select("is_closed")
    .where("district", "=", districtId)
    .where("id", "=", itemId)
    .forUpdate()
    .executeTakeFirst();
  if (!item) throw notNow();
  return item.is_closed;
}
