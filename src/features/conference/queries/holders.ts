import type { Db } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import "../invitation/tables.ts";
import "../registration/tables.ts";

/**
 * The names of those who are invited, or registered, by the id of that: for whoever looks after the links they were sent.
 * Names that have been erased are left out.
 */
export const namesIn =
  (table: "conference.invitation" | "conference.registration") =>
  async (db: Db, districtId: DistrictId, ids: readonly string[]): Promise<ReadonlyMap<string, string>> => {
    const rows = await db.selectFrom(table).select(["id", "name"]).where("district", "=", districtId).where("id", "in", ids).execute();
    return new Map(rows.flatMap(({ id, name }) => (name === null ? [] : [[id, name]])));
  };
