import type { Tx } from "../platform/db/database.ts";
import type { District, DistrictId } from "../platform/district/district.ts";
import { findDistrict } from "../platform/district/queries.ts";
import { personPhones } from "../platform/privacy/phone.ts";
import { Refusal } from "../platform/web/form.ts";
import { publishedPhones } from "./queries.ts";

/** The last eight digits of the numbers that a district itself gives to everyone. */
export function districtPhones(district: Pick<District, "outreachPhone" | "needlePhone"> | undefined): string[] {
  const phones = [district?.outreachPhone ?? "", district?.needlePhone ?? ""];
  return phones.map(lastDigits).filter(Boolean);
}

const lastDigits = (phone: string) => phone.replace(/\D/g, "").slice(-8);

/**
 * Stops texts that hold somebody's phone number. Published phones of parties and of the district pass; they are only
 * read when a text holds some number at all.
 * @param alsoKnown other numbers that pass, as somebody wrote them
 * @throws Refusal `person_phone` at each such field
 */
export async function refusePersonPhones(
  tx: Tx,
  districtId: DistrictId,
  texts: Readonly<Record<string, string>>,
  alsoKnown: readonly string[] = [],
): Promise<void> {
  const holding = (known: readonly string[]) =>
    Object.keys(texts).filter((field) => personPhones(texts[field] ?? "", known).length > 0);
  if (holding([]).length === 0) return;
  const district = await findDistrict(tx, districtId);
  const refused = holding([...(await publishedPhones(tx, districtId)), ...districtPhones(district), ...alsoKnown.map(lastDigits)]);
  if (refused.length > 0) throw new Refusal(...refused.map((field) => ({ field, code: "person_phone" })));
}
