import type { Db, Tx } from "../db/database.ts";
import type { DistrictId } from "../district/district.ts";
import "./tables.ts";

/** Says in the caller's transaction that a row refers to a file; `keepUpload` does it for what people send. */
export async function registerFile(tx: Tx, districtId: DistrictId, key: string): Promise<void> {
  await tx.insertInto("platform.stored_file").values({ district: districtId, key }).execute();
}

/**
 * Says in the caller's transaction that nothing refers to a file any more. The sweep removes its bytes, so that a
 * transaction that comes to nothing has not lost them.
 */
export async function forgetFile(tx: Tx, districtId: DistrictId, key: string): Promise<void> {
  await tx.deleteFrom("platform.stored_file").where("district", "=", districtId).where("key", "=", key).execute();
}

/** Those of the keys that a row refers to. */
export async function registeredAmong(db: Db | Tx, keys: readonly string[]): Promise<ReadonlySet<string>> {
  if (keys.length === 0) return new Set();
  const rows = await db.selectFrom("platform.stored_file").select("key").where("key", "in", keys).execute();
  return new Set(rows.map(({ key }) => key));
}
