import type { Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import { supportInWords } from "../rules/result/result-words.ts";
import "../tables.ts";
import { resultOf } from "./questions.ts";

/**
 * Who supports a published statement, in Danish, for those who deal with what is made of it: nothing that the result does
 * not tell everyone. undefined for one that is not public.
 */
export async function supportOfStatement(tx: Tx, districtId: DistrictId, id: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom("dialogue.statement as s")
    .innerJoin("dialogue.question as q", (join) => join.onRef("q.district", "=", "s.district").onRef("q.id", "=", "s.question_id"))
    .select(["q.id", "q.title"])
    .where("s.district", "=", districtId)
    .where("s.id", "=", id)
    .where("s.status", "=", "published")
    .where("q.status", "<>", "draft")
    .executeTakeFirst();
  if (!row) return undefined;
  return supportInWords("da", row.title, id, await resultOf(tx, districtId, row.id));
}
