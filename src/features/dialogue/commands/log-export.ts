import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { notNow } from "../../../platform/web/form.ts";
import "../tables.ts";

/** Writes down that somebody gets everything of a question, and what for. @throws Refusal `"": not_now` without answers */
export async function logExport(tx: Tx, permit: Permit<"dialogue.export">, questionId: string, reason: string): Promise<void> {
  const someone = await tx
    .selectFrom("dialogue.answer")
    .select("value")
    .where("district", "=", permit.districtId)
    .where("question_id", "=", questionId)
    .limit(1)
    .executeTakeFirst();
  if (!someone) throw notNow();
  await recordChange(tx, permit, { action: "dialogue.export", kind: "question", id: questionId, after: { reason } });
}
