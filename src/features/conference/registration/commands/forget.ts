import type { Tx } from "../../../../platform/db/database.ts";
import { countByDistrict, daysBefore } from "../../../../platform/retention/rule.ts";
import type { Erased, RetentionTools } from "../../../../platform/retention/rule.ts";
import { namesKeptDays, needsKeptDays } from "../rules/registration.ts";
import "../tables.ts";
import "../../questions/tables.ts";
import "../../reading/tables.ts";
import "../../tables.ts";

/** Deletes what people needed and what they answered to the organiser's own questions, some days after their conference. */
export async function forgetNeeds(tx: Tx, { now }: Pick<RetentionTools, "now">): Promise<readonly Erased[]> {
  const over = tx
    .selectFrom("conference.registration as r")
    .innerJoin("conference.conference as c", (join) => join.onRef("c.district", "=", "r.district").onRef("c.id", "=", "r.conference_id"))
    .select("r.id")
    .where("c.ends_at", "<", daysBefore(now, needsKeptDays));
  const needs = await tx.deleteFrom("conference.need").where("registration_id", "in", over).returning("district").execute();
  const answers = await tx.deleteFrom("conference.question_answer").where("registration_id", "in", over).returning("district").execute();
  return countByDistrict([...needs, ...answers]);
}

/** Forgets addresses that nobody has confirmed in time. */
export async function forgetUnconfirmed(tx: Tx, { now }: Pick<RetentionTools, "now">): Promise<readonly Erased[]> {
  return countByDistrict(await tx.deleteFrom("conference.unconfirmed_address").where("expires_at", "<=", now).returning("district").execute());
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
    .returning(["r.district", "r.id"])
    .execute();
  const ids = gone.map(({ id }) => id);
  if (ids.length > 0) await tx.deleteFrom("conference.reading_told").where("registration_id", "in", ids).execute();
  return countByDistrict(gone);
}
