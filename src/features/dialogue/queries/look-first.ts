import { listParties } from "../../../network/queries.ts";
import type { Db, Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import { findDistrict } from "../../../platform/district/queries.ts";
import { looksLikeNames } from "../rules/statements/name-like.ts";
import { mostSimilar } from "../rules/statements/similarity.ts";
import { statementsOf } from "./questions.ts";
import type { Statement } from "./questions.ts";

/** What somebody should see before they send a statement. */
export interface LookFirst {
  /** Published ones that are like it; never one that waits, which nobody but its writer and those who read it may see. */
  readonly similar: readonly Statement[];
  /** Words that may be a person's name. */
  readonly names: readonly string[];
}

/** What to show somebody before their statement is sent. */
export async function lookFirst(
  db: Db | Tx,
  { district, questionId }: { readonly district: DistrictId; readonly questionId: string },
  text: string,
): Promise<LookFirst> {
  const [statements, parties, here] = [
    await statementsOf(db, district, questionId),
    await listParties(db, district),
    await findDistrict(db, district),
  ];
  const known = [here?.name ?? "", here?.bodyName ?? "", ...parties.map(({ name }) => name)];
  return { similar: mostSimilar(text, statements), names: looksLikeNames(text, known) };
}
