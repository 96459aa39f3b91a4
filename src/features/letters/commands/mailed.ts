import type { Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import "../tables.ts";

/**
 * Marks a letter as mailed, once.
 * @returns the office's address; undefined when it was mailed before or goes in another way
 */
export async function takeUnmailed(
  tx: Tx,
  districtId: DistrictId,
  letterId: string,
  now: Date,
): Promise<string | undefined> {
  const row = await tx
    .updateTable("letters.letter")
    .set({ mailed_at: now })
    .where("district", "=", districtId)
    .where("id", "=", letterId)
    .where("sent_by", "=", "mail")
    .where("mailed_at", "is", null)
    .returning("office_email")
    .executeTakeFirst();
  return row?.office_email ?? undefined;
}
