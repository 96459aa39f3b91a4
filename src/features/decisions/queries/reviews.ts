import type { Db, Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import type { Review } from "../review.ts";
import "../tables.ts";

/** Every time a decision came back, the newest first. Whoever may see the decision may see them. */
export async function reviewsOf(db: Db | Tx, districtId: DistrictId, decisionId: string): Promise<Review[]> {
  const rows = await db
    .selectFrom("decisions.review")
    .select(["id", "due_day as dueDay", "item_id as itemId", "outcome", "note", "next_day as nextDay"])
    .select("concluded_at as concludedAt")
    .where("district", "=", districtId)
    .where("decision_id", "=", decisionId)
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .execute();
  return rows.map(({ itemId, ...review }) => ({ ...review, onAgenda: itemId !== null }));
}

/** Decisions of every district that have a day on which they are looked at again and wait on no agenda for it yet. */
export async function decisionsToBringBack(db: Db): Promise<{ districtId: DistrictId; id: string }[]> {
  return db
    .selectFrom("decisions.decision as d")
    .select(["d.district as districtId", "d.id"])
    .where("d.review_day", "is not", null)
    .where("d.status", "!=", "lapsed")
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("decisions.review as r")
            .select("r.id")
            .whereRef("r.district", "=", "d.district")
            .whereRef("r.decision_id", "=", "d.id")
            .whereRef("r.due_day", "=", "d.review_day")
            .where("r.outcome", "is", null),
        ),
      ),
    )
    .orderBy("d.review_day")
    .orderBy("d.id")
    .execute();
}
