import { publishedEmails, publishedPhones } from "../../../network/queries.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import { memberNames } from "../../../platform/identity/queries.ts";
import { Refusal } from "../../../platform/web/form.ts";
import { looksPersonal } from "../../../platform/privacy/personal.ts";

/**
 * Makes sure that a short text which everyone will read names no member and holds no private phone or mail address. Single
 * words that may be names pass: a reason such as "Holm er lukket" is about a place as often as not.
 * @throws Refusal `field: personal`
 */
export async function refusePersonal(tx: Tx, districtId: DistrictId, field: string, text: string): Promise<void> {
  const names = [...(await memberNames(tx, districtId)).values()];
  const known = { phones: await publishedPhones(tx, districtId), emails: await publishedEmails(tx, districtId) };
  if (looksPersonal(text, names, known).some(({ kind }) => kind !== "word")) throw new Refusal({ field, code: "personal" });
}
