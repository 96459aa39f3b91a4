import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { countByDistrict, daysBefore } from "../../../platform/retention/rule.ts";
import type { Erased, ErasingTools } from "../../../platform/retention/rule.ts";
import type { ElectionRow } from "../queries/elections.ts";
import { texts } from "../texts/election.ts";
import { emptyBox } from "./call.ts";
import { moveOn } from "./record.ts";
import "../tables.ts";

/** How long candidates' texts, addresses and the names of those not elected are kept after an election is over. */
export const candidateKeptDays = 30;

/** How long an election that nobody ends waits after the last hour to vote, which is the last of all its days. */
export const unfinishedKeptDays = 183;

/**
 * Gives up elections that nobody has closed or counted, and erases at once what was kept for them: names, texts, how
 * candidates are reached, codes, who was given a ballot, votes and tallies.
 */
export async function expireElections(tx: Tx, { now, permitIn }: Pick<ErasingTools, "now" | "permitIn">): Promise<Erased[]> {
  const left = await tx
    .selectFrom("elections.election")
    .selectAll()
    .where("status", "in", ["call", "closed", "voting", "counting"])
    .where("hall_until", "<", daysBefore(now, unfinishedKeptDays))
    .orderBy("id")
    .forUpdate()
    .execute();
  for (const row of left) await expire(tx, permitIn(row.district), row, now);
  return countByDistrict(left);
}

async function expire(tx: Tx, permit: Permit<"retention.erase">, row: ElectionRow, now: Date): Promise<void> {
  const { district, id } = row;
  await emptyBox(tx, permit, id, now);
  await tx.deleteFrom("elections.candidate").where("district", "=", district).where("election_id", "=", id).execute();
  await tx.deleteFrom("elections.tally").where("district", "=", district).where("election_id", "=", id).execute();
  await moveOn(tx, row, "cancelled", now, { cancelled_because: texts.da.expired });
  await recordChange(tx, permit, { action: "elections.expire", kind: "election", id, before: { status: row.status } });
}

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
