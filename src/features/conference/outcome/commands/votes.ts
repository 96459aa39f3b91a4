import { randomInt } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import { recordChange } from "../../../../platform/audit/commands.ts";
import type { Tx } from "../../../../platform/db/database.ts";
import type { DistrictId } from "../../../../platform/district/district.ts";
import { Refusal } from "../../../../platform/web/form.ts";
import { conferenceKindName } from "../../commands/records.ts";
import { isCodeTaken } from "../queries/ballots.ts";
import type { VoterRef } from "../queries/ballots.ts";
import { wordingOf } from "../queries/recommendations.ts";
import { fewestVotersShown, takesVotes, tallyOf, voteMinutes, votersIn } from "../rules/support.ts";
import type { Choice, Tally } from "../rules/support.ts";
import { announceOutcome, lockOutcome, recommendationIn } from "./records.ts";
import type { Facilitating, WorkshopRef } from "./records.ts";

/**
 * Opens a vote by phone on the sentence as it stands; what an earlier one said goes. While one is open nothing happens.
 * @throws Refusal `"": not_now`
 */
export async function openVote(tx: Tx, permit: Facilitating, ref: WorkshopRef, id: string, now: Date): Promise<void> {
  const { support, sentence } = recommendationIn(await lockOutcome(tx, permit, ref), id);
  if (support.vote && takesVotes(support.vote, now)) return;
  const { districtId } = permit;
  await tx.deleteFrom("conference.ballot").where("district", "=", districtId).where("recommendation_id", "=", id).execute();
  await tx
    .insertInto("conference.ballot")
    .values({
      district: districtId,
      id: uuidv7(),
      recommendation_id: id,
      conference_id: ref.conferenceId,
      code: await freeCode(tx, districtId),
      wording: await wordingOf(tx, districtId, id),
      opened_at: now,
      ends_at: new Date(now.getTime() + voteMinutes * 60_000),
    })
    .execute();
  await announceOutcome(tx, districtId, ref);
  const earlier = support.vote?.result;
  await recordChange(tx, permit, {
    action: "conference.open_vote",
    kind: conferenceKindName,
    id: ref.conferenceId,
    ...(earlier && { before: told(earlier) }),
    after: { sentence },
  });
}

/** Six digits that lead to no other vote of the district. */
async function freeCode(tx: Tx, districtId: DistrictId): Promise<string> {
  for (;;) {
    const code = String(randomInt(1_000_000)).padStart(6, "0");
    if (!(await isCodeTaken(tx, districtId, code))) return code;
  }
}

/**
 * Counts one phone's vote; voting again changes it. Nothing says who it was.
 * @throws Refusal `"": vote_over` when it takes no votes any more
 */
export async function castVote(tx: Tx, { district, ballotId, key }: VoterRef, choice: Choice, now: Date): Promise<void> {
  // Shared: phones do not wait for each other, and closing waits for all of them.
  const row = await tx
    .selectFrom("conference.ballot")
    .select(["conference_id as conferenceId", "closed_at as closedAt", "ends_at as endsAt"])
    .where("district", "=", district)
    .where("id", "=", ballotId)
    .forShare()
    .executeTakeFirst();
  if (!row || !takesVotes({ isClosed: row.closedAt !== null, endsAt: row.endsAt }, now)) throw new Refusal({ field: "", code: "vote_over" });
  await tx
    .insertInto("conference.ballot_vote")
    .values({ district, ballot_id: ballotId, key, choice })
    .onConflict((conflict) => conflict.columns(["district", "ballot_id", "key"]).doUpdateSet({ choice }))
    .execute();
  await announceOutcome(tx, district, row);
}

/** Ends the vote on a recommendation; nothing happens when none is open. @throws Refusal `"": not_now` */
export async function closeVote(tx: Tx, permit: Facilitating, ref: WorkshopRef, id: string, now: Date): Promise<void> {
  const { vote } = recommendationIn(await lockOutcome(tx, permit, ref), id).support;
  if (vote) await closeBallot(tx, permit, vote.ballotId, now);
}

/** Adds up a vote and deletes what each phone said; nothing happens when it is closed already. */
export async function closeBallot(tx: Tx, permit: Facilitating, ballotId: string, now: Date): Promise<void> {
  const { districtId } = permit;
  const row = await tx
    .selectFrom("conference.ballot")
    .select(["conference_id as conferenceId", "recommendation_id as recommendationId"])
    .where("district", "=", districtId)
    .where("id", "=", ballotId)
    .where("closed_at", "is", null)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return;
  const votes = await tx.deleteFrom("conference.ballot_vote").where("district", "=", districtId).where("ballot_id", "=", ballotId).returning("choice").execute();
  const tally = tallyOf(votes.map(({ choice }) => choice));
  await tx
    .updateTable("conference.ballot")
    .set({ closed_at: now, votes_for: tally.for, votes_against: tally.against, votes_unsure: tally.unsure })
    .where("district", "=", districtId)
    .where("id", "=", ballotId)
    .execute();
  await announceOutcome(tx, districtId, row);
  await recordChange(tx, permit, { action: "conference.close_vote", kind: conferenceKindName, id: row.conferenceId, after: { recommendation: row.recommendationId, ...told(tally) } });
}

/** What the audit says of a vote: of few not how they voted, as everywhere else. */
const told = (tally: Tally): Partial<Tally> => (votersIn(tally) < fewestVotersShown ? {} : { for: tally.for, against: tally.against, unsure: tally.unsure });
