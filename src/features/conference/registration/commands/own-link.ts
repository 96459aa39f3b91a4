import type { Tx } from "../../../../platform/db/database.ts";
import type { District, DistrictId } from "../../../../platform/district/district.ts";
import { makePersonalLink } from "../../../../platform/identity/personal-links.ts";
import { registrationPaths } from "../paths.ts";
import { linkEndsAt, registrationPurpose } from "../rules/link.ts";

/** Makes a link that opens somebody's registration until some days after the conference. @returns its token, which is kept nowhere */
export function makeOwnLink(tx: Tx, districtId: DistrictId, registrationId: string, conference: { readonly endsAt: Date }): Promise<string> {
  return makePersonalLink(tx, { districtId, purpose: registrationPurpose, subjectId: registrationId, expiresAt: linkEndsAt(conference) });
}

/** Makes a link to somebody's own page, as it stands in mails: absolute, and in Danish. */
export async function registrationHref(
  tx: Tx,
  { district, publicUrl }: { readonly district: District; readonly publicUrl: string },
  conference: { readonly endsAt: Date },
  registrationId: string,
): Promise<string> {
  const key = await makeOwnLink(tx, district.id, registrationId, conference);
  return publicUrl + registrationPaths.own.to({ districtId: district.id, lang: "da" }, { key });
}
