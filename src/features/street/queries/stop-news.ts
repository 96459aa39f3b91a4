import type { Db, Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import { findPersonalLink } from "../../../platform/identity/personal-links.ts";
import { hasContact } from "./contact.ts";

/** The purpose of the links that end the mails about a report, and open nothing else: mail services see them. */
export const stopNewsLinkPurpose = "street.stop_news";

/** The report that a link is about, and whether mails about it still go out; undefined when the link opens nothing. */
export async function findStopNews(
  db: Db | Tx,
  districtId: DistrictId,
  token: string,
  now: Date,
): Promise<{ readonly observationId: string; readonly isRunning: boolean } | undefined> {
  const link = await findPersonalLink(db, districtId, stopNewsLinkPurpose, token, now);
  if (!link) return undefined;
  return { observationId: link.subjectId, isRunning: await hasContact(db, districtId, link.subjectId) };
}
