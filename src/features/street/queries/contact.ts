import type { Db, Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import "../tables.ts";

/** Whether someone who reported can be reached; their address stays here. */
export async function hasContact(
  db: Db | Tx,
  districtId: DistrictId,
  observationId: string,
): Promise<boolean> {
  return (await contactAddress(db, districtId, observationId)) !== undefined;
}

/** Where news of a report goes. Only for the job that writes the mail: no page shows it. */
export async function contactAddress(
  db: Db | Tx,
  districtId: DistrictId,
  observationId: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom("street.contact")
    .select("email")
    .where("district", "=", districtId)
    .where("observation_id", "=", observationId)
    .executeTakeFirst();
  return row?.email;
}
