import type { Db, Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import { findPersonalLink } from "../../../platform/identity/personal-links.ts";
import type { Permit } from "../../../platform/rights/permit.ts";

import { withdrawPurpose } from "../election.ts";
import type { CandidateStatus, Seat } from "../election.ts";
import "../tables.ts";

/** A candidate as everyone may know them. */
export interface Candidate {
  readonly id: string;
  /** null when they have withdrawn, or when their name has been erased. */
  readonly name: string | null;
  readonly text: string;
  readonly status: CandidateStatus;
  readonly number: number | null;
  readonly outcome: Seat | null;
  readonly rank: number | null;
}

/** Those who stand, and on a drawn list also the places of those who withdrew, in the order of the ballot. Public. */
export async function candidatesOf(db: Db | Tx, districtId: DistrictId, electionId: string): Promise<Candidate[]> {
  return db
    .selectFrom("elections.candidate")
    .select(["id", "name", "text", "status", "number", "outcome", "rank"])
    .where("district", "=", districtId)
    .where("election_id", "=", electionId)
    .where("status", "<>", "waiting")
    .orderBy("number")
    .orderBy((eb) => eb.ref("name"), (order) => order.collate("da-x-icu"))
    .execute();
}

/** A candidate with how they are reached, for whoever holds the election. */
export interface ManagedCandidate extends Candidate {
  readonly email: string | null;
  readonly phone: string | null;
  readonly cameBy: "form" | "secretary";
  readonly representationId: string | null;
}

/** Everyone who has offered to stand, the waiting ones first. */
export async function managedCandidates(
  db: Db | Tx,
  permit: Permit<"elections.manage">,
  electionId: string,
): Promise<ManagedCandidate[]> {
  return db
    .selectFrom("elections.candidate")
    .select([
      "id", "name", "text", "status", "number", "outcome", "rank", "email", "phone",
      "came_by as cameBy", "representation_id as representationId",
    ])
    .where("district", "=", permit.districtId)
    .where("election_id", "=", electionId)
    .orderBy((eb) => eb("status", "=", "waiting"), "desc")
    .orderBy("number")
    .orderBy("created_at")
    .orderBy("id")
    .execute();
}

/** The candidate whose link to withdraw this is, while they stand or wait. */
export async function candidateByLink(
  db: Db | Tx,
  districtId: DistrictId,
  electionId: string,
  token: string,
  now: Date,
): Promise<{ id: string; name: string } | undefined> {
  const link = await findPersonalLink(db, districtId, withdrawPurpose, token, now);
  if (!link) return undefined;
  const row = await db
    .selectFrom("elections.candidate")
    .select(["id", "name"])
    .where("district", "=", districtId)
    .where("election_id", "=", electionId)
    .where("id", "=", link.subjectId)
    .where("status", "<>", "withdrawn")
    .executeTakeFirst();
  return row?.name ? { id: row.id, name: row.name } : undefined;
}

/** Names of candidates by id, for those who look after their links. */
export async function candidateNames(
  db: Db,
  districtId: DistrictId,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom("elections.candidate")
    .select(["id", "name"])
    .where("district", "=", districtId)
    .where("id", "in", ids)
    .execute();
  return new Map(rows.flatMap(({ id, name }) => (name === null ? [] : [[id, name] as const])));
}
