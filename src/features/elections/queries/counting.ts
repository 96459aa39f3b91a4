import type { Db, Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import { memberNames } from "../../../platform/identity/queries.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { disagreements } from "../tally.ts";
import type { Disagreement, Tally } from "../tally.ts";
import "../tables.ts";

/** The two who count, in the order they were named. */
export interface Counter {
  readonly memberId: string;
  readonly name: string;
}

/** The two who count an election; nobody before the counting. */
export async function countersOf(
  db: Db | Tx,
  permit: Permit<"elections.count" | "elections.manage">,
  electionId: string,
): Promise<readonly [Counter, Counter] | undefined> {
  const row = await db
    .selectFrom("elections.election")
    .select(["counter_one as one", "counter_two as two"])
    .where("district", "=", permit.districtId)
    .where("id", "=", electionId)
    .executeTakeFirst();
  if (!row?.one || !row.two) return undefined;
  const names = await memberNames(db, permit.districtId);
  return [
    { memberId: row.one, name: names.get(row.one) ?? "" },
    { memberId: row.two, name: names.get(row.two) ?? "" },
  ];
}

/** One batch of paper as far as it has been counted. */
export interface Batch {
  readonly batch: number;
  /** Who of the two has counted it. */
  readonly countedBy: readonly string[];
  /** Where the two differ, once both have counted; empty when it is settled. */
  readonly differences: readonly Disagreement[] | undefined;
  /** The agreed figures. */
  readonly settled: Tally | undefined;
}

/** Every batch of paper, in order. What one has counted is not told before the other has counted it, too. */
export async function batchesOf(db: Db | Tx, districtId: DistrictId, electionId: string): Promise<Batch[]> {
  const rows = await db
    .selectFrom("elections.tally")
    .select(["batch", "counter_id as counterId", "ballots", "blank", "invalid", "votes"])
    .where("district", "=", districtId)
    .where("election_id", "=", electionId)
    .orderBy("batch")
    .orderBy("counter_id")
    .execute();
  return [...new Set(rows.map(({ batch }) => batch))].map((batch) => {
    const tallies = rows.filter((row) => row.batch === batch);
    const [first, second] = tallies;
    const differences = first && second ? disagreements(first, second) : undefined;
    return {
      batch,
      countedBy: tallies.map(({ counterId }) => counterId),
      differences,
      settled: differences?.length === 0 ? first : undefined,
    };
  });
}

/** What a counter has written of a batch before, to correct it. */
export async function ownTally(
  db: Db,
  permit: Permit<"elections.count">,
  electionId: string,
  batch: number,
): Promise<Tally | undefined> {
  if (permit.actor.kind !== "member") return undefined;
  return db
    .selectFrom("elections.tally")
    .select(["ballots", "blank", "invalid", "votes"])
    .where("district", "=", permit.districtId)
    .where("election_id", "=", electionId)
    .where("batch", "=", batch)
    .where("counter_id", "=", permit.actor.memberId)
    .executeTakeFirst();
}

/** Elections a member counts just now. */
export async function electionsToCount(
  db: Db,
  permit: Permit<string>,
): Promise<{ id: string; title: string }[]> {
  const { actor } = permit;
  if (actor.kind !== "member") return [];
  return db
    .selectFrom("elections.election")
    .select(["id", "title"])
    .where("district", "=", permit.districtId)
    .where("status", "=", "counting")
    .where((eb) => eb.or([eb("counter_one", "=", actor.memberId), eb("counter_two", "=", actor.memberId)]))
    .execute();
}
