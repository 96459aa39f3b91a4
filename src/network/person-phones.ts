import type { Tx } from "../platform/db/database.ts";
import type { DistrictId } from "../platform/district/district.ts";
import { findDistrict } from "../platform/district/queries.ts";
import { personPhones } from "../platform/privacy/phone.ts";
import { Refusal } from "../platform/web/form.ts";
import { publishedPhones } from "./queries.ts";

/**
 * Stops texts that hold somebody's phone number. Published phones of parties and of the outreach pass; they are only
 * read when a text holds some number at all.
 * @throws Refusal `person_phone` at each such field
 */
export async function refusePersonPhones(
  tx: Tx,
  districtId: DistrictId,
  texts: Readonly<Record<string, string>>,
): Promise<void> {
  const holding = (known: readonly string[]) =>
    Object.keys(texts).filter((field) => personPhones(texts[field] ?? "", known).length > 0);
  if (holding([]).length === 0) return;
  const district = await findDistrict(tx, districtId);
  const outreach = (district?.outreachPhone ?? "").replace(/\D/g, "").slice(-8);
  const refused = holding([...(await publishedPhones(tx, districtId)), outreach]);
  if (refused.length > 0) throw new Refusal(...refused.map((field) => ({ field, code: "person_phone" })));
}
