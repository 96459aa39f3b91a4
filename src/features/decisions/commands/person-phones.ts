import type { Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import { personPhones } from "../../../platform/privacy/phone.ts";
import { Refusal } from "../../../platform/web/form.ts";
import { publishedPhones } from "../../../network/queries.ts";

/** Stops texts that hold the phone number of a person: decisions are public. @throws Refusal */
export async function refusePersonPhones(
  tx: Tx,
  districtId: DistrictId,
  texts: Readonly<Record<string, string>>,
): Promise<void> {
  const suspects = Object.entries(texts).filter(([, text]) => personPhones(text).length > 0);
  if (suspects.length === 0) return;
  const known = await publishedPhones(tx, districtId);
  const faults = suspects.filter(([, text]) => personPhones(text, known).length > 0);
  if (faults.length > 0) throw new Refusal(...faults.map(([field]) => ({ field, code: "person_phone" })));
}
