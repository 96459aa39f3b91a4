import type { Tx } from "../../../../platform/db/database.ts";
import type { District } from "../../../../platform/district/district.ts";
import { makePersonalLink } from "../../../../platform/identity/personal-links.ts";
import { linkEndsAt } from "../../registration/rules/link.ts";
import { invitationPaths } from "../paths.ts";
import { invitationPurpose } from "../rules/link.ts";

/** Makes a link to the page where somebody answers their invitation, as it stands in mails: absolute, and in Danish. */
export async function answerHref(
  tx: Tx,
  { district, publicUrl }: { readonly district: District; readonly publicUrl: string },
  conference: { readonly endsAt: Date },
  subjectId: string,
): Promise<string> {
  const token = await makePersonalLink(tx, { districtId: district.id, purpose: invitationPurpose, subjectId, expiresAt: linkEndsAt(conference) });
  return publicUrl + invitationPaths.own.to({ districtId: district.id, lang: "da" }, { key: token });
}
