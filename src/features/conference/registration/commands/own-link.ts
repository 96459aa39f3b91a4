import type { Tx } from "../../../../platform/db/database.ts";
import type { DistrictId } from "../../../../platform/district/district.ts";
import { makePersonalLink } from "../../../../platform/identity/personal-links.ts";
import { linkEndsAt, registrationPurpose } from "../rules/link.ts";

/** Makes a link that opens somebody's registration until some days after the conference. @returns its token, which is kept nowhere */
export function makeOwnLink(tx: Tx, districtId: DistrictId, registrationId: string, conference: { readonly endsAt: Date }): Promise<string> {
  return makePersonalLink(tx, { districtId, purpose: registrationPurpose, subjectId: registrationId, expiresAt: linkEndsAt(conference) });
}
