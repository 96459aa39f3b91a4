import type { Tx } from "../platform/db/database.ts";
import type { DistrictId } from "../platform/district/district.ts";
import { findDistrict } from "../platform/district/queries.ts";
import { memberNames } from "../platform/identity/queries.ts";
import { looksPersonal } from "../platform/privacy/personal.ts";
import { Refusal } from "../platform/web/form.ts";
import { districtPhones } from "./person-phones.ts";
import { publishedEmails, publishedPhones } from "./queries.ts";

/**
 * Makes sure that short texts which everyone will read name no member and hold no private phone or mail address. Single
 * words that may be names pass: a reason such as "Holm er lukket" is about a place as often as not.
 * @param publicNames names that stand in public already, such as those of candidates
 * @throws Refusal `personal` at each such field
 */
export async function refusePersons(
  tx: Tx,
  districtId: DistrictId,
  texts: Readonly<Record<string, string>>,
  publicNames: readonly string[] = [],
): Promise<void> {
  const said = Object.entries(texts).filter(([, text]) => text.trim() !== "");
  if (said.length === 0) return;
  const shown = new Set(publicNames.map((name) => name.toLocaleLowerCase("da")));
  const names = [...(await memberNames(tx, districtId)).values()].filter((name) => !shown.has(name.toLocaleLowerCase("da")));
  const known = {
    phones: [...(await publishedPhones(tx, districtId)), ...districtPhones(await findDistrict(tx, districtId))],
    emails: await publishedEmails(tx, districtId),
  };
  const refused = said.filter(([, text]) => looksPersonal(text, names, known).some(({ kind }) => kind !== "word"));
  if (refused.length > 0) throw new Refusal(...refused.map(([field]) => ({ field, code: "personal" })));
}

/**
 * Makes sure that a text in which an office says how to reach it names no member.
 * @throws Refusal `FIELD: personal`
 */
export async function refuseMembersNames(tx: Tx, districtId: DistrictId, field: string, text: string): Promise<void> {
  const names = [...(await memberNames(tx, districtId)).values()];
  if (looksPersonal(text, names).some(({ kind }) => kind === "name")) throw new Refusal({ field, code: "personal" });
}
