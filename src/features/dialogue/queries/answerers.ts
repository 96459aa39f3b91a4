import type { Db, Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import "../tables.ts";

/** The start of a query of those who take part `p` in a question and have an answer to a statement: others only opened it. */
export function answerers(db: Db | Tx, district: DistrictId, questionId: string) {
  return db
    .selectFrom("dialogue.participant as p")
    .where("p.district", "=", district)
    .where("p.question_id", "=", questionId)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("dialogue.answer as a")
          .select("a.value")
          .whereRef("a.district", "=", "p.district")
          .whereRef("a.question_id", "=", "p.question_id")
          .whereRef("a.participant_key", "=", "p.key"),
      ),
    );
}
