import type { Db, Tx } from "../db/database.ts";
import { forgetPeopleWithoutMembership } from "../identity/forget-people.ts";
import type { District, DistrictId } from "./district.ts";
import { numberPatterns } from "./number-prefix.ts";
import { findDistrict } from "./queries.ts";
import "./tables.ts";

export interface DistrictDetails {
  /** Part of every address: lower-case letters, digits and hyphens, such as `vesterbro`. */
  readonly id: string;
  readonly name: string;
  /** The body that answers for the data and signs the letters. */
  readonly bodyName: string;
  readonly bodyAddress?: string;
  readonly bodyEmail?: string;
  readonly ean?: string;
  readonly outreachPhone?: string;
  /** Begins our own document and case numbers. */
  readonly numberPrefix?: string;
  readonly streets?: District["streets"];
  readonly isExample?: boolean;
}

/**
 * Adds a district to the installation.
 * @throws when the address is taken or not an address
 */
export async function addDistrict(tx: Tx, details: DistrictDetails): Promise<District> {
  await tx
    .insertInto("platform.district")
    .values({
      id: details.id as DistrictId,
      name: details.name,
      body_name: details.bodyName,
      body_address: details.bodyAddress ?? "",
      body_email: details.bodyEmail ?? null,
      ean: details.ean ?? null,
      outreach_phone: details.outreachPhone ?? null,
      ...numberPatterns(details.numberPrefix ?? "VSF"),
      streets: JSON.stringify(details.streets ?? []) as never,
      is_example: details.isExample ?? false,
    })
    .execute();
  const district = await findDistrict(tx, details.id);
  if (!district) throw new Error(`the district ${details.id} was not stored`);
  return district;
}

/** Says that a public page may look different from now on. */
export async function countRevision(tx: Tx, districtId: DistrictId): Promise<void> {
  await tx
    .updateTable("platform.district")
    .set((eb) => ({ revision: eb("revision", "+", 1) }))
    .where("id", "=", districtId)
    .execute();
}

/**
 * Removes every example district with all that belongs to it: the audit, and whoever signed in there only.
 * @returns the addresses of the districts removed
 */
export async function removeExampleDistricts(db: Db): Promise<DistrictId[]> {
  return db.transaction().execute(async (tx) => {
    const rows = await tx.deleteFrom("platform.district").where("is_example", "=", true).returning("id").execute();
    await forgetPeopleWithoutMembership(tx);
    return rows.map((row) => row.id);
  });
}
