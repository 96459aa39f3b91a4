import { sql } from "kysely";
import type { Selectable } from "kysely";
import type { Db, Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import { listDistricts } from "../../../platform/district/queries.ts";
import type { ElectionStatus } from "../election.ts";
import type { Result } from "../result.ts";
import type { ElectionTable } from "../tables.ts";

export type ElectionRow = Selectable<ElectionTable>;

/** An election as everyone may know it: no secret that has not been drawn from. */
export interface Election {
  readonly id: string;
  readonly partyId: string;
  readonly title: string;
  readonly seats: number;
  readonly deputies: number;
  readonly crosses: number;
  readonly fromDay: string;
  readonly toDay: string;
  readonly voters: string;
  readonly standers: string;
  readonly contact: string;
  readonly candidatesDay: string;
  readonly withdrawDay: string;
  readonly votingDay: string;
  readonly hallFrom: Date;
  readonly hallUntil: Date;
  readonly place: string;
  readonly status: ElectionStatus;
  readonly statusAt: Date;
  readonly version: number;
  readonly orderCommitment: string;
  readonly tieCommitment: string;
  /** null until the list is closed. */
  readonly orderSecret: string | null;
  /** null until the result is approved, and without a vote. */
  readonly tieSecret: string | null;
  /** null until the counting begins. */
  readonly hallWords: string | null;
  readonly cancelledBecause: string;
  readonly documentNumber: string | null;
  readonly approvedAt: Date | null;
  readonly remarks: string;
  readonly result: Result | null;
}

/** One election. Public. */
export async function findElection(db: Db | Tx, districtId: DistrictId, id: string): Promise<Election | undefined> {
  return elections(db, districtId).where("id", "=", id).executeTakeFirst();
}

/** One page of a district's elections, the newest first, and how many there are. Public. */
export async function listElections(
  db: Db,
  districtId: DistrictId,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ elections: Election[]; total: number }> {
  const [listed, counted] = await Promise.all([
    elections(db, districtId)
      .orderBy("hall_from", "desc")
      .orderBy("id", "desc")
      .limit(page.limit)
      .offset(page.offset)
      .execute(),
    db
      .selectFrom("elections.election")
      .select((eb) => eb.fn.countAll<number>().as("total"))
      .where("district", "=", districtId)
      .executeTakeFirstOrThrow(),
  ]);
  return { elections: listed, total: counted.total };
}

/** Elections that go on, the first to vote first. Public. */
export async function runningElections(db: Db, districtId: DistrictId): Promise<Election[]> {
  return elections(db, districtId)
    .where("status", "in", ["call", "closed", "voting", "counting"])
    .orderBy("hall_from")
    .orderBy("id")
    .execute();
}

/** Elections for a party in which not everyone elected has their seat yet. Public. */
export async function unfinishedElectionsFor(db: Db, districtId: DistrictId, partyId: string): Promise<Election[]> {
  return elections(db, districtId)
    .where("party_id", "=", partyId)
    .where("status", "not in", ["seated", "cancelled"])
    .orderBy("hall_from")
    .execute();
}

/** Whether people vote on screen somewhere in the installation: two copies of its database could then tell a vote (adr/0028). */
export async function isAnyoneVoting(db: Db): Promise<boolean> {
  const districts = (await listDistricts(db)).map(({ id }) => id);
  if (districts.length === 0) return false;
  const voting = await db
    .selectFrom("elections.election")
    .select("id")
    .where("district", "in", districts)
    .where("status", "=", "voting")
    .limit(1)
    .execute();
  return voting.length > 0;
}

function elections(db: Db | Tx, districtId: DistrictId) {
  const shownFrom = (statuses: readonly ElectionStatus[], secret: "order_secret" | "tie_secret") =>
    sql<string | null>`case when status = any(${[...statuses]}) then ${sql.ref(secret)} end`;
  return db
    .selectFrom("elections.election")
    .select([
      "id",
      "party_id as partyId",
      "title",
      "seats",
      "deputies",
      "crosses",
      "from_day as fromDay",
      "to_day as toDay",
      "voters",
      "standers",
      "contact",
      "candidates_day as candidatesDay",
      "withdraw_day as withdrawDay",
      "voting_day as votingDay",
      "hall_from as hallFrom",
      "hall_until as hallUntil",
      "place",
      "status",
      "status_at as statusAt",
      "version",
      "hall_words as hallWords",
      "cancelled_because as cancelledBecause",
      "document_number as documentNumber",
      "approved_at as approvedAt",
      "remarks",
      "result",
      sql<string>`encode(sha256(order_secret::bytea), 'hex')`.as("orderCommitment"),
      sql<string>`encode(sha256(tie_secret::bytea), 'hex')`.as("tieCommitment"),
      shownFrom(["closed", "voting", "counting", "approved", "seated"], "order_secret").as("orderSecret"),
      shownFrom(["approved", "seated"], "tie_secret").as("tieSecret"),
    ])
    .where("district", "=", districtId);
}
