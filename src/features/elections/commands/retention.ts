import type { Tx } from "../../../platform/db/database.ts";
import { countByDistrict, daysBefore } from "../../../platform/retention/rule.ts";
import type { Erased } from "../../../platform/retention/rule.ts";
import "../tables.ts";

/** How long candidates' texts, addresses and the names of those not elected are kept after an election is over. */
export const candidateKeptDays = 30;

/**
 * Erases what candidates wrote and how they were reached, and the names of all who were not elected, a month after the
 * result was approved or the election given up.
 */
export async function forgetCandidates(tx: Tx, now: Date): Promise<Erased[]> {
  const before = daysBefore(now, candidateKeptDays);
  const names = await tx
    .updateTable("elections.candidate as c")
    .from("elections.election as e")
    .set((eb) => ({
      text: "",
      email: null,
      phone: null,
      name: eb.case().when("c.outcome", "is", null).then(null).else(eb.ref("c.name")).end(),
    }))
    .whereRef("e.district", "=", "c.district")
    .whereRef("e.id", "=", "c.election_id")
    .where("e.status", "in", ["approved", "seated", "cancelled"])
    .where((eb) => eb(eb.fn.coalesce("e.approved_at", "e.status_at"), "<", before))
    .where((eb) =>
      eb.or([
        eb("c.text", "<>", ""),
        eb("c.email", "is not", null),
        eb("c.phone", "is not", null),
        eb.and([eb("c.outcome", "is", null), eb("c.name", "is not", null)]),
      ]),
    )
    .returning("c.district")
    .execute();
  return countByDistrict(names);
}

/** Erases the counters' tallies with them: their sums stand in the result. */
export async function forgetTallies(tx: Tx, now: Date): Promise<Erased[]> {
  const before = daysBefore(now, candidateKeptDays);
  const gone = await tx
    .deleteFrom("elections.tally as t")
    .using("elections.election as e")
    .whereRef("e.district", "=", "t.district")
    .whereRef("e.id", "=", "t.election_id")
    .where("e.status", "in", ["approved", "seated", "cancelled"])
    .where((eb) => eb(eb.fn.coalesce("e.approved_at", "e.status_at"), "<", before))
    .returning("t.district")
    .execute();
  return countByDistrict(gone);
}
