import type { Db, Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import type { LetterRow } from "./letters.ts";
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

/** Letters to a party that are still to be sent or answered, the oldest first. For those who may read drafts. */
export async function openLettersTo(
  db: Db,
  { districtId }: Permit<string>,
  partyId: string,
): Promise<Pick<LetterRow, "id" | "title" | "status" | "status_at" | "due_day">[]> {
  return db
    .selectFrom("letters.letter")
    .select(["id", "title", "status", "status_at", "due_day"])
    .where("district", "=", districtId)
    .where("addressee_id", "=", partyId)
    .where("status", "in", ["draft", "waiting"])
    .orderBy("id")
    .execute();
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

/** To whom letters were sent, by letter. */
export async function addresseeNames(
  db: Db,
  districtId: DistrictId,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom("letters.letter")
    .select(["id", "addressee_name as name"])
    .where("district", "=", districtId)
    .where("id", "in", ids)
    .where("addressee_name", "is not", null)
    .$narrowType<{ name: string }>()
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
