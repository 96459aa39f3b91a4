import type { Tx } from "../db/database.ts";
import type { DistrictId } from "./district.ts";
import "./tables.ts";

/**
 * Until the transaction ends, whoever else locks the district waits: for what must be true of all its rows together, such as
 * that no two have the same name. What only refers to the district goes on.
 */
export async function lockDistrict(tx: Tx, districtId: DistrictId): Promise<void> {
  await tx.selectFrom("platform.district").select("id").where("id", "=", districtId).forNoKeyUpdate().executeTakeFirst();
}
