import type { Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import { endPersonalLinksAt } from "../../../platform/identity/personal-links.ts";
import { doorDay } from "../attendance/rules/door.ts";
import { doorPurpose } from "../attendance/rules/link.ts";
import { invitationPurpose } from "../invitation/rules/link.ts";
import { facilitatePurpose, linkEndsAt as facilitatingEndsAt } from "../outcome/rules/links.ts";
import type { Conference } from "../queries/conferences.ts";
import { linkEndsAt, registrationPurpose } from "../registration/rules/link.ts";
import "../invitation/tables.ts";
import "../registration/tables.ts";
import "../tables.ts";

/**
 * Lets everybody's links to a conference end with it when its time has changed: else those that went out before it was put off
 * would open nothing any more when it is held, and those of one that was brought forward would open it for too long.
 */
export async function moveLinks(tx: Tx, districtId: DistrictId, conference: Pick<Conference, "id" | "startsAt" | "endsAt">, now: Date): Promise<void> {
  const idsIn = async (table: "conference.registration" | "conference.invitation" | "conference.session") =>
    (await tx.selectFrom(table).select("id").where("district", "=", districtId).where("conference_id", "=", conference.id).execute()).map(({ id }) => id);
  const own = linkEndsAt(conference);
  await endPersonalLinksAt(tx, { districtId, purpose: registrationPurpose, subjectIds: await idsIn("conference.registration") }, own, now);
  await endPersonalLinksAt(tx, { districtId, purpose: invitationPurpose, subjectIds: await idsIn("conference.invitation") }, own, now);
  await endPersonalLinksAt(tx, { districtId, purpose: facilitatePurpose, subjectIds: await idsIn("conference.session") }, facilitatingEndsAt(conference), now);
  await endPersonalLinksAt(tx, { districtId, purpose: doorPurpose, subjectIds: [conference.id] }, doorDay(conference).until, now);
}
