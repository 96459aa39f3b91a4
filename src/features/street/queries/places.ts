import { sql } from "kysely";
import type { Db, Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import "../tables.ts";

/** A square or street that people know by name. */
export interface NamedPlace {
  readonly id: string;
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
}

/** The named places of a district in Danish order. Public. */
export async function listPlaces(db: Db | Tx, districtId: DistrictId): Promise<NamedPlace[]> {
  return db
    .selectFrom("street.place")
    .select(["id", "name", "lat", "lon"])
    .where("district", "=", districtId)
    .orderBy(sql`name collate "da-x-icu"`)
    .execute();
}
