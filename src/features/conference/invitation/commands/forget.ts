import type { Tx } from "../../../../platform/db/database.ts";
import { countByDistrict, daysBefore } from "../../../../platform/retention/rule.ts";
import type { Erased, RetentionTools } from "../../../../platform/retention/rule.ts";
import { namesKeptDays } from "../../registration/rules/registration.ts";
import "../../registration/tables.ts";
import "../../tables.ts";
import "../tables.ts";

/**
 * Takes away who was invited and how to reach them; what they answered stays. Who signed up in another way is known by the address
 * only, so their registration is tied to the invitation first: this comes before registrations lose theirs.
 */
export async function forgetInvited(tx: Tx, { now }: Pick<RetentionTools, "now">): Promise<readonly Erased[]> {
  const ended = daysBefore(now, namesKeptDays);
  await tx
    .updateTable("conference.invitation as i")
    .from("conference.registration as r")
    .innerJoin("conference.conference as c", (join) => join.onRef("c.district", "=", "r.district").onRef("c.id", "=", "r.conference_id"))
    .set((eb) => ({ registration_id: eb.ref("r.id") }))
    .whereRef("r.district", "=", "i.district")
    .whereRef("r.conference_id", "=", "i.conference_id")
    .where((eb) => eb(eb.fn("lower", ["r.email"]), "=", eb.fn("lower", ["i.email"])))
    .where("i.registration_id", "is", null)
    .where("i.erased_at", "is", null)
    .where("c.ends_at", "<", ended)
    .execute();
  const gone = await tx
    .updateTable("conference.invitation as i")
    .from("conference.conference as c")
    .set({ name: null, organisation: "", email: null, phone: null, address: null, answered_from: null, code_hash: null, erased_at: now })
    .whereRef("c.district", "=", "i.district")
    .whereRef("c.id", "=", "i.conference_id")
    .where("i.erased_at", "is", null)
    .where("c.ends_at", "<", ended)
    .returning("i.district")
    .execute();
  return countByDistrict(gone);
}
