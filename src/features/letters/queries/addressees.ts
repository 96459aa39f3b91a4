import type { Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import "../tables.ts";

/** The party a letter is to. */
export async function addresseeOfLetter(tx: Tx, districtId: DistrictId, id: string): Promise<string[]> {
  const row = await tx
    .selectFrom("letters.letter")
    .select("addressee_id")
    .where("district", "=", districtId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row?.addressee_id ? [row.addressee_id] : [];
}

/** The party that replied. */
export async function addresseeOfReply(tx: Tx, districtId: DistrictId, id: string): Promise<string[]> {
  const row = await tx
    .selectFrom("letters.reply")
    .select("letter_id")
    .where("district", "=", districtId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row ? addresseeOfLetter(tx, districtId, row.letter_id) : [];
}
