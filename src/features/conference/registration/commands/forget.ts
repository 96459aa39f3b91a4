import type { Tx } from "../../../../platform/db/database.ts";
import { countByDistrict, daysBefore } from "../../../../platform/retention/rule.ts";
import type { Erased, RetentionTools } from "../../../../platform/retention/rule.ts";
import { namesKeptDays, needsKeptDays } from "../rules/registration.ts";
import "../tables.ts";
import "../../tables.ts";

/** Deletes what people needed, some days after their conference. */
export async function forgetNeeds(tx: Tx, { now }: Pick<RetentionTools, "now">): Promise<readonly Erased[]> {
  const gone = await tx
    .deleteFrom("conference.need as n")
    .using("conference.registration as r")
    .innerJoin("conference.conference as c", (join) => join.onRef("c.district", "=", "r.district").onRef("c.id", "=", "r.conference_id"))
    .whereRef("r.district", "=", "n.district")
    .whereRef("r.id", "=", "n.registration_id")
    .where("c.ends_at", "<", daysBefore(now, needsKeptDays))
    .returning("n.district")
    .execute();
  return countByDistrict(gone);
}

/** Takes away who came and how to reach them; that somebody came, for which party, and what they wished for stays. */
export async function forgetNames(tx: Tx, { now }: Pick<RetentionTools, "now">): Promise<readonly Erased[]> {
  const gone = await tx
    .updateTable("conference.registration as r")
    .from("conference.conference as c")
    .set({ name: null, email: null, phone: null, address: null, code_hash: null, erased_at: now })
    .whereRef("c.district", "=", "r.district")
    .whereRef("c.id", "=", "r.conference_id")
    .where("r.erased_at", "is", null)
    .where("c.ends_at", "<", daysBefore(now, namesKeptDays))
    .returning("r.district")
    .execute();
  return countByDistrict(gone);
}
