import { v7 as uuidv7 } from "uuid";
import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import "../tables.ts";

/** A place to add: its name as people say it, and about where it is, in degrees. */
export interface NewPlace {
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
}

/** Adds a named place that reports may name. @returns its id */
export async function addPlace(tx: Tx, permit: Permit<"street.triage">, place: NewPlace): Promise<string> {
  const id = uuidv7();
  await tx
    .insertInto("street.place")
    .values({ district: permit.districtId, id, name: place.name, lat: place.lat, lon: place.lon })
    .execute();
  await recordChange(tx, permit, {
    action: "street.add_place",
    kind: "place",
    id,
    after: { name: place.name },
  });
  return id;
}
