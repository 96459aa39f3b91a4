import { sql } from "kysely";
import type { Db, Tx } from "../../../../platform/db/database.ts";
import type { DistrictId } from "../../../../platform/district/district.ts";
import type { Permit } from "../../../../platform/rights/permit.ts";
import type { Recommendation } from "../rules/recommendation.ts";
import type { PhoneVote, Said } from "../rules/support.ts";
import "../tables.ts";

/** Which recommendations of a conference: of all its workshops, or of one. */
export interface RecommendationsOf {
  readonly conferenceId: string;
  readonly workshopId?: string;
}

/** What the workshops of a conference recommend and everyone may read, each workshop's in its order. Public. */
export async function releasedRecommendations(db: Db | Tx, districtId: DistrictId, { conferenceId, workshopId }: RecommendationsOf): Promise<Recommendation[]> {
  const rows = await recommendationRows(db, districtId)
    .where("r.conference_id", "=", conferenceId)
    .where("r.released_at", "is not", null)
    .$if(workshopId !== undefined, (query) => query.where("r.session_id", "=", workshopId ?? ""))
    .orderBy("r.session_id")
    .orderBy("r.position")
    .execute();
  return rows.map(shaped);
}

/** All recommendations of a conference or of one workshop, each workshop's in its order; those too that nobody else reads yet. */
export async function recommendationsForWork(
  db: Db | Tx,
  { districtId }: Permit<"conference.prepare" | "conference.facilitate">,
  { conferenceId, workshopId }: RecommendationsOf,
): Promise<Recommendation[]> {
  const rows = await recommendationRows(db, districtId)
    .where("r.conference_id", "=", conferenceId)
    .$if(workshopId !== undefined, (query) => query.where("r.session_id", "=", workshopId ?? ""))
    .orderBy("r.session_id")
    .orderBy("r.position")
    .execute();
  return rows.map(shaped);
}

/** One recommendation that everyone may read. Public. */
export async function findReleased(db: Db | Tx, districtId: DistrictId, id: string): Promise<Recommendation | undefined> {
  const row = await recommendationRows(db, districtId).where("r.id", "=", id).where("r.released_at", "is not", null).executeTakeFirst();
  return row && shaped(row);
}

/** The workshop of a recommendation that is not public; undefined when there is none. For organisers, who are led there. */
export async function findUnreleased(db: Db, districtId: DistrictId, id: string): Promise<string | undefined> {
  const row = await recommendationRows(db, districtId).where("r.id", "=", id).where("r.released_at", "is", null).executeTakeFirst();
  return row?.workshopId;
}

/** One recommendation, whoever may read it: for the program itself. */
export async function findRecommendation(db: Db | Tx, districtId: DistrictId, id: string): Promise<Recommendation | undefined> {
  const row = await recommendationRows(db, districtId).where("r.id", "=", id).executeTakeFirst();
  return row && shaped(row);
}

/** Which of its sentences a recommendation has now. */
export async function wordingOf(tx: Tx, districtId: DistrictId, id: string): Promise<number> {
  const { wording } = await recommendationRows(tx, districtId).where("r.id", "=", id).executeTakeFirstOrThrow();
  return wording;
}

function recommendationRows(db: Db | Tx, districtId: DistrictId) {
  return db
    .selectFrom("conference.recommendation as r")
    .leftJoin("conference.ballot as b", (join) => join.onRef("b.district", "=", "r.district").onRef("b.recommendation_id", "=", "r.id"))
    .select([
      "r.id",
      "r.conference_id as conferenceId",
      "r.session_id as workshopId",
      "r.position",
      "r.sentence",
      "r.why",
      "r.wording",
      "r.version",
      "r.released_at as releasedAt",
      "r.first_released_at as firstReleasedAt",
      "r.hands_for",
      "r.hands_against",
      "r.hands_unsure",
      "r.hands_wording",
      "b.id as ballotId",
      "b.code",
      "b.wording as ballotWording",
      "b.ends_at as endsAt",
      "b.closed_at as closedAt",
      "b.votes_for",
      "b.votes_against",
      "b.votes_unsure",
      sql<number>`(select count(*)::int from conference.ballot_vote v where v.district = b.district and v.ballot_id = b.id)`.as("voted"),
    ])
    .where("r.district", "=", districtId);
}

type Row = Awaited<ReturnType<ReturnType<typeof recommendationRows>["executeTakeFirstOrThrow"]>>;

function shaped(row: Row): Recommendation {
  const { id, conferenceId, workshopId, position, sentence, why, version, releasedAt, firstReleasedAt } = row;
  return { id, conferenceId, workshopId, position, sentence, why, version, releasedAt, firstReleasedAt, support: { hands: handsOf(row), vote: voteOf(row) } };
}

function handsOf({ hands_for, hands_against, hands_unsure, hands_wording, wording }: Row): Said | null {
  if (hands_for === null || hands_against === null || hands_unsure === null) return null;
  return { for: hands_for, against: hands_against, unsure: hands_unsure, isOfThisWording: hands_wording === wording };
}

function voteOf(row: Row): PhoneVote | null {
  const { ballotId, code, endsAt, closedAt, votes_for, votes_against, votes_unsure } = row;
  if (ballotId === null || code === null || endsAt === null) return null;
  const open = { ballotId, code, endsAt, isClosed: closedAt !== null };
  if (votes_for === null || votes_against === null || votes_unsure === null) return { ...open, voters: row.voted, result: null };
  const result = { for: votes_for, against: votes_against, unsure: votes_unsure, isOfThisWording: row.ballotWording === row.wording };
  return { ...open, voters: votes_for + votes_against + votes_unsure, result };
}
