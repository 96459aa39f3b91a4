import type { Db } from "../../../../platform/db/database.ts";
import type { DistrictId } from "../../../../platform/district/district.ts";
import "../tables.ts";

/** The names of those who are registered, by registration, for whoever looks after the links that they were sent. */
export async function namesOfRegistered(db: Db, districtId: DistrictId, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom("conference.registration")
    .select(["id", "name"])
    .where("district", "=", districtId)
    .where("id", "in", ids)
    .where("name", "is not", null)
    .$narrowType<{ name: string }>()
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
