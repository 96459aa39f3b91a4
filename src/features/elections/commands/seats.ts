import { leftAmong } from "../../../network/queries.ts";
import { addRepresentation } from "../../../network/representations.ts";
import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { addMember } from "../../../platform/identity/commands.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { Refusal, notNow } from "../../../platform/web/form.ts";
import type { SeatInput } from "../schema.ts";
import { functionOf } from "../seat.ts";
import { lockElection, moveOn } from "./record.ts";

/**
 * One who was elected speaks for the party from the period's first day: as the member they are, or as a new one. When the
 * last has their seat the election is over.
 * @throws Refusal `"": not_now | elects_left`, and those of `addMember` and `addRepresentation`
 */
export async function seatCandidate(
  tx: Tx,
  permit: Permit<"elections.manage">,
  id: string,
  candidateId: string,
  { memberId, ...person }: SeatInput,
  now: Date,
): Promise<void> {
  const election = await lockElection(tx, permit.districtId, id);
  const candidate = await tx
    .selectFrom("elections.candidate")
    .select(["outcome", "rank"])
    .where("district", "=", permit.districtId)
    .where("election_id", "=", id)
    .where("id", "=", candidateId)
    .where("representation_id", "is", null)
    .executeTakeFirst();
  if (election.status !== "approved" || !candidate?.outcome || candidate.rank === null) throw notNow();
  if ((await leftAmong(tx, permit.districtId, [election.party_id])).size > 0) throw new Refusal({ field: "", code: "elects_left" });
  const member = memberId || (await addMember(tx, permit, { ...person, roles: ["member"] }));
  const representationId = await addRepresentation(tx, permit, member, {
    partyId: election.party_id,
    function: functionOf(candidate.outcome, candidate.rank),
    isDeputy: candidate.outcome === "deputy",
    fromDay: election.from_day,
    toDay: election.to_day,
    electionId: id,
  });
  await tx
    .updateTable("elections.candidate")
    .set({ representation_id: representationId })
    .where("district", "=", permit.districtId)
    .where("id", "=", candidateId)
    .execute();
  await recordChange(tx, permit, { action: "elections.seat", kind: "election", id, after: { memberId: member } });
  const { left } = await tx
    .selectFrom("elections.candidate")
    .select((eb) => eb.fn.countAll<number>().as("left"))
    .where("district", "=", permit.districtId)
    .where("election_id", "=", id)
    .where("outcome", "is not", null)
    .where("representation_id", "is", null)
    .executeTakeFirstOrThrow();
  if (left === 0) await moveOn(tx, election, "seated", now);
}
