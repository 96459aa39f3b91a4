import type { Tx } from "../../../../platform/db/database.ts";
import type { DistrictId } from "../../../../platform/district/district.ts";
import { findPublished } from "../../queries/conferences.ts";
import { supportLines } from "../rules/support-words.ts";
import { texts } from "../texts/recommendations.ts";
import { findReleased } from "./recommendations.ts";
import { workshopsOf } from "./workshop.ts";

/** Why a workshop recommends something and who in the room supports it, in Danish, for those who deal with what is made of it. */
export async function supportOfRecommendation(tx: Tx, districtId: DistrictId, id: string): Promise<string | undefined> {
  const one = await findReleased(tx, districtId, id);
  const conference = one && (await findPublished(tx, districtId, one.conferenceId));
  if (!one || !conference) return undefined;
  const workshop = (await workshopsOf(tx, districtId, conference.id)).find((session) => session.id === one.workshopId);
  const from = texts.da.supportOf(workshop?.title ?? "", conference.title);
  return [one.why, from, ...supportLines(one.support, "da")].filter(Boolean).join("\n\n");
}
