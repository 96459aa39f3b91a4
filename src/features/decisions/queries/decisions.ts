import { sql } from "kysely";
import type { Expression, SqlBool } from "kysely";
import { partyNames } from "../../../network/queries.ts";
import type { Db, Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import { madeFrom } from "../../../thread/queries.ts";
import { readsInside } from "../../../thread/reader.ts";
import type { Reader } from "../../../thread/reader.ts";
import type { Decision } from "../decision.ts";
import "../tables.ts";

/** One decision with who was present; undefined when there is none that this reader may see. */
export async function findDecision(
  db: Db | Tx,
  districtId: DistrictId,
  id: string,
  reader: Reader,
): Promise<Decision | undefined> {
  const row = await db
    .selectFrom("decisions.decision")
    .select(["id", "wording", "day", "dissent", "review_day as reviewDay", "is_internal as isInternal"])
    .select(["status", "status_at as statusAt", "version"])
    .where("district", "=", districtId)
    .where("id", "=", id)
    .where(readableBy(reader))
    .executeTakeFirst();
  if (!row) return undefined;
  const names = await partyNames(db, districtId, await presentParties(db, districtId, id));
  const present = [...names].map(([partyId, name]) => ({ id: partyId, name }));
  return { ...row, present: present.sort((a, b) => a.name.localeCompare(b.name, "da")) };
}

/** The parties that were present when a decision was taken. */
export async function presentParties(db: Db | Tx, districtId: DistrictId, id: string): Promise<string[]> {
  const rows = await db
    .selectFrom("decisions.presence")
    .select("party_id")
    .where("district", "=", districtId)
    .where("decision_id", "=", id)
    .execute();
  return rows.map((row) => row.party_id);
}

/** Whether a letter has gone out on a decision: from then on its wording stands. */
export async function letterWasSent(db: Db | Tx, districtId: DistrictId, id: string): Promise<boolean> {
  const letters = await madeFrom(db, districtId, [{ kind: "decision", id }], ["letter"]);
  return letters.some((letter) => letter.isPublic);
}

/** Decisions that a reader may see. */
export function readableBy(reader: Reader): Expression<SqlBool> {
  return readsInside(reader, "decision") ? sql<SqlBool>`true` : sql<SqlBool>`not is_internal`;
}
