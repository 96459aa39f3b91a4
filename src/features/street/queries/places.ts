import { sql } from "kysely";
import type { Db, Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import "../tables.ts";

/** A square or street that people know by name. */
export interface NamedPlace {
  readonly id: string;
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
}

/** A place as coordinators keep it. */
export interface KeptPlace extends NamedPlace {
  /** When it was no longer offered; what mentions it still does. */
  readonly retiredAt: Date | null;
  readonly version: number;
}

/** The named places a district offers, in Danish order, and those of `mentioned` even when they are retired. Public. */
export async function listPlaces(
  db: Db | Tx,
  districtId: DistrictId,
  mentioned: readonly string[] = [],
): Promise<NamedPlace[]> {
  return placeRows(db, districtId)
    .where((eb) => eb.or([eb("retired_at", "is", null), ...mentioned.map((id) => eb("id", "=", id))]))
    .execute();
}

/** The places that are no longer offered, in Danish order. */
export async function listRetiredPlaces(db: Db, permit: Permit<"street.triage">): Promise<KeptPlace[]> {
  return placeRows(db, permit.districtId).where("retired_at", "is not", null).execute();
}

/** One place, offered or not; undefined when there is none. */
export async function findPlace(db: Db, permit: Permit<"street.triage">, id: string): Promise<KeptPlace | undefined> {
  return placeRows(db, permit.districtId).where("id", "=", id).executeTakeFirst();
}

function placeRows(db: Db | Tx, districtId: DistrictId) {
  return db
    .selectFrom("street.place")
    .select(["id", "name", "lat", "lon", "retired_at as retiredAt", "version"])
    .where("district", "=", districtId)
    .orderBy(sql`name collate "da-x-icu"`)
    .orderBy("id");
}
