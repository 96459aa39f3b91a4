import { sql } from "kysely";
import type { Db, Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import type { HandoutKind } from "../election.ts";
import "../tables.ts";

/** How far the voting is, as figures only: nothing of what was voted. */
export interface Turnout {
  readonly handedOut: Readonly<Record<HandoutKind, number>>;
  readonly codes: { readonly made: number; readonly used: number };
}

/** What was handed out and used so far. */
export async function turnoutOf(db: Db | Tx, permit: Permit<"elections.manage">, electionId: string): Promise<Turnout> {
  const box = await db
    .selectFrom("elections.ballot_box")
    .select([sql<number>`cardinality(unused)`.as("unused"), sql<number>`cardinality(used)`.as("used")])
    .where("district", "=", permit.districtId)
    .where("election_id", "=", electionId)
    .executeTakeFirst();
  const used = box?.used ?? 0;
  return {
    handedOut: await handedOutOf(db, permit.districtId, electionId),
    codes: { made: used + (box?.unused ?? 0), used },
  };
}

/** How many were given a ballot, by its kind. */
export async function handedOutOf(
  db: Db | Tx,
  districtId: DistrictId,
  electionId: string,
): Promise<Record<HandoutKind, number>> {
  const rows = await db
    .selectFrom("elections.handout")
    .select(["kind", (eb) => eb.fn.countAll<number>().as("count")])
    .where("district", "=", districtId)
    .where("election_id", "=", electionId)
    .groupBy("kind")
    .execute();
  const of = (kind: HandoutKind) => rows.find((row) => row.kind === kind)?.count ?? 0;
  return { paper: of("paper"), card: of("card"), mail: of("mail") };
}
