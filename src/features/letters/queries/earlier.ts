import type { Db } from "../../../platform/db/database.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import type { Mending, Wording } from "../reply.ts";
import "../tables.ts";

/** What a reply said before each time it was put right, the first first: for those who may put it right. */
export async function earlierWordings(
  db: Db,
  permit: Permit<"letters.register_reply">,
  replyId: string,
): Promise<(Wording & Mending)[]> {
  return db
    .selectFrom("letters.earlier_reply")
    .select(["kind", "reason", "received_day as receivedDay", "new_due_day as newDueDay"])
    .select(["their_number as theirNumber", "function", "corrected_at as at", "corrected_by as by", "why"])
    .where("district", "=", permit.districtId)
    .where("reply_id", "=", replyId)
    .orderBy("id")
    .execute();
}
