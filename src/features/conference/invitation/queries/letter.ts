import type { Tx } from "../../../../platform/db/database.ts";
import type { DistrictId } from "../../../../platform/district/district.ts";
import type { OpenLetter } from "../../../../thread/kinds.ts";
import { findPublished } from "../../queries/conferences.ts";
import { versionsOf } from "../../queries/programme.ts";
import { invitationLetter } from "../rules/letter.ts";

/** The letter that invites to a conference, to begin with; undefined while it is a draft. Only what everyone may read. */
export async function openLetter(tx: Tx, districtId: DistrictId, id: string): Promise<OpenLetter | undefined> {
  const conference = await findPublished(tx, districtId, id);
  const [last] = await versionsOf(tx, districtId, id);
  if (!conference?.caseNumber || conference.cancelledAt || !last) return undefined;
  return invitationLetter({ ...conference, caseNumber: conference.caseNumber }, last.programme);
}
