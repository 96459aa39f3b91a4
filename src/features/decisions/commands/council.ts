import { refusePersonPhones } from "../../../network/person-phones.ts";
import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { Refusal, notNow } from "../../../platform/web/form.ts";
import type { CouncilWords } from "../council-paper.ts";
import { findPaper } from "../queries/council.ts";
import { lockDecision } from "./decisions.ts";

/**
 * Saves a decision in the city's own agenda form. Only a public decision has one: it leaves the house.
 * @param version of the paper that was read before writing; 0 when there was none
 * @throws Refusal `"": not_now | changed_meanwhile`, `person_phone` at a part
 */
export async function savePaper(
  tx: Tx,
  permit: Permit<"decisions.manage">,
  decisionId: string,
  version: number,
  words: CouncilWords,
  now: Date,
): Promise<void> {
  const { districtId } = permit;
  const decision = await lockDecision(tx, districtId, decisionId);
  if (decision.is_internal) throw notNow();
  const before = await findPaper(tx, districtId, decisionId);
  if ((before?.version ?? 0) !== version) throw new Refusal({ field: "", code: "changed_meanwhile" });
  await refusePersonPhones(tx, districtId, { ...words });
  const row = { ...words, version: version + 1, saved_at: now };
  await tx
    .insertInto("decisions.council_paper")
    .values({ ...row, district: districtId, decision_id: decisionId })
    .onConflict((conflict) => conflict.columns(["district", "decision_id"]).doUpdateSet(row))
    .execute();
  await recordChange(tx, permit, {
    action: "decisions.paper",
    kind: "decision",
    id: decisionId,
    ...(before && { before: before.words }),
    after: { ...words },
  });
}
