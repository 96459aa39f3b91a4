import type { Db, Tx } from "../db/database.ts";
import type { District, DistrictId } from "./district.ts";
import "./tables.ts";

/** The district at this address, or undefined when the installation has none such. */
export async function findDistrict(db: Db | Tx, address: string): Promise<District | undefined> {
  // What cannot be an address is not asked for: PostgreSQL takes no NUL, for one.
  if (!/^[a-z0-9-]{1,60}$/.test(address)) return undefined;
  return districtRows(db)
    .where("id", "=", address as DistrictId)
    .executeTakeFirst();
}

/** All districts of the installation, oldest first. */
export async function listDistricts(db: Db | Tx): Promise<District[]> {
  return districtRows(db).orderBy("created_at").execute();
}

function districtRows(db: Db | Tx) {
  return db
    .selectFrom("platform.district")
    .select([
      "id",
      "name",
      "body_name as bodyName",
      "body_address as bodyAddress",
      "body_email as bodyEmail",
      "ean",
      "outreach_phone as outreachPhone",
      "document_pattern as documentPattern",
      "case_pattern as casePattern",
      "streets",
      "map_credit as mapCredit",
      "is_example as isExample",
      "revision",
    ]);
}
