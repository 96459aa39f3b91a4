import type { Db, Tx } from "../../../../platform/db/database.ts";
import type { DistrictId } from "../../../../platform/district/district.ts";
import type { Choice, PhoneVote } from "../rules/support.ts";
import { voteShownUntil } from "../rules/support.ts";
import { findRecommendation } from "./recommendations.ts";
import "../tables.ts";

/** A vote by phone, for whoever knows its code: they are in the room, where the sentence is read aloud. */
export interface Ballot {
  readonly id: string;
  readonly conferenceId: string;
  readonly sentence: string;
  readonly why: string;
  readonly vote: PhoneVote;
}

/** One phone in one vote. */
export interface VoterRef {
  readonly district: DistrictId;
  readonly ballotId: string;
  /** Made of what the phone keeps and nobody else: see `browserKey`. */
  readonly key: string;
}

/** The vote that a code opens; undefined once it has been over for a while, and when another has taken its place. */
export async function findBallot(db: Db | Tx, districtId: DistrictId, code: string, now: Date): Promise<Ballot | undefined> {
  const row = await db
    .selectFrom("conference.ballot")
    .select(["id", "recommendation_id as recommendationId", "conference_id as conferenceId"])
    .where("district", "=", districtId)
    .where("code", "=", code)
    .executeTakeFirst();
  const one = row && (await findRecommendation(db, districtId, row.recommendationId));
  const vote = one?.support.vote;
  if (!row || !vote || now >= voteShownUntil(vote)) return undefined;
  return { id: row.id, conferenceId: row.conferenceId, sentence: one.sentence, why: one.why, vote };
}

/** What a phone has voted while the vote is open; for the phone itself, which holds what the key is made of. */
export async function ownVote(db: Db, { district, ballotId, key }: VoterRef): Promise<Choice | undefined> {
  const row = await db
    .selectFrom("conference.ballot_vote")
    .select("choice")
    .where("district", "=", district)
    .where("ballot_id", "=", ballotId)
    .where("key", "=", key)
    .executeTakeFirst();
  return row?.choice;
}

/** Whether a code is in use in a district. */
export async function isCodeTaken(tx: Tx, districtId: DistrictId, code: string): Promise<boolean> {
  const row = await tx.selectFrom("conference.ballot").select("id").where("district", "=", districtId).where("code", "=", code).executeTakeFirst();
  return row !== undefined;
}

/** Votes of all districts whose time is over and that nobody has closed. */
export async function ballotsToClose(db: Db, now: Date): Promise<{ districtId: DistrictId; id: string }[]> {
  return db
    .selectFrom("conference.ballot")
    .select(["district as districtId", "id"])
    .where("closed_at", "is", null)
    .where("ends_at", "<=", now)
    .orderBy("ends_at")
    .execute();
}
