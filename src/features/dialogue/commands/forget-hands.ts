import type { Tx } from "../../../platform/db/database.ts";
import { countByDistrict } from "../../../platform/retention/rule.ts";
import type { Erased, RetentionTools } from "../../../platform/retention/rule.ts";
import "../tables.ts";
import { answersGoneBefore } from "./results.ts";

/** Forgets tablets and sheets of questions when their answers go: who opened, printed and typed in. */
export async function forgetHands(tx: Tx, { now }: Pick<RetentionTools, "now">): Promise<readonly Erased[]> {
  const gone = [];
  for (const table of ["dialogue.kiosk", "dialogue.sheet_run", "dialogue.sheet"] as const) {
    const rows = await tx
      .deleteFrom(table)
      .where((eb) =>
        eb.exists(
          eb
            .selectFrom("dialogue.question as q")
            .select("q.id")
            .whereRef("q.district", "=", `${table}.district`)
            .whereRef("q.id", "=", `${table}.question_id`)
            .where("q.closed_at", "<", answersGoneBefore(now)),
        ),
      )
      .returning("district")
      .execute();
    gone.push(...rows);
  }
  return countByDistrict(gone);
}
