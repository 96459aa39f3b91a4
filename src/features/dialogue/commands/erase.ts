import type { Tx } from "../../../platform/db/database.ts";
import { countByDistrict, daysBefore } from "../../../platform/retention/rule.ts";
import type { Erased, RetentionTools } from "../../../platform/retention/rule.ts";
import "../tables.ts";
import { keysKeptDays } from "./results.ts";

/**
 * Erases the words of statements that never became public, what was written about them, and who read them, 30 days after a
 * question has closed. What became of each stays, so that its receipt and the log still say it.
 */
export async function eraseUnpublished(tx: Tx, { now }: Pick<RetentionTools, "now">): Promise<readonly Erased[]> {
  const before = daysBefore(now, keysKeptDays);
  await tx
    .updateTable("dialogue.moderation as m")
    .set({ member_id: null, parties: [] })
    .from("dialogue.question as q")
    .whereRef("q.district", "=", "m.district")
    .whereRef("q.id", "=", "m.question_id")
    .where("q.closed_at", "<", before)
    .where("m.member_id", "is not", null)
    .execute();
  const erased = await tx
    .updateTable("dialogue.statement as s")
    .set((eb) => ({
      text: eb.case().when("s.status", "=", "published").then(eb.ref("s.text")).else("").end(),
      note: "",
      appeal: "",
    }))
    .from("dialogue.question as q")
    .whereRef("q.district", "=", "s.district")
    .whereRef("q.id", "=", "s.question_id")
    .where("q.closed_at", "<", before)
    .where((eb) =>
      eb.or([
        eb.and([eb("s.status", "<>", "published"), eb("s.text", "<>", "")]),
        eb("s.note", "<>", ""),
        eb("s.appeal", "<>", ""),
      ]),
    )
    .returning("s.district")
    .execute();
  return countByDistrict(erased);
}
