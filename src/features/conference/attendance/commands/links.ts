import { recordChange } from "../../../../platform/audit/commands.ts";
import type { Tx } from "../../../../platform/db/database.ts";
import { makePersonalLink, revokePersonalLinks } from "../../../../platform/identity/personal-links.ts";
import type { Permit } from "../../../../platform/rights/permit.ts";
import { notNow } from "../../../../platform/web/form.ts";
import { conferenceKindName, lockConference } from "../../commands/records.ts";
import { doorAt, doorDay } from "../rules/door.ts";
import { doorPurpose } from "../rules/link.ts";

type Organiser = Permit<"conference.check_in">;

/**
 * Makes a link with which a helper notes who comes. It ends with the last day of the conference.
 * @returns its token, which is kept nowhere
 * @throws Refusal `"": not_now` when that day is over
 */
export async function makeHelperLink(tx: Tx, permit: Organiser, conferenceId: string, now: Date): Promise<string> {
  const { districtId } = permit;
  const conference = await lockConference(tx, districtId, conferenceId);
  const { until } = doorDay(conference);
  if (doorAt(conference, now) === "none" || now >= until) throw notNow();
  const token = await makePersonalLink(tx, { districtId, purpose: doorPurpose, subjectId: conferenceId, expiresAt: until });
  await recordChange(tx, permit, { action: "conference.make_door_link", kind: conferenceKindName, id: conferenceId });
  return token;
}

/** Closes every helper's link to a conference; phones that have one can send nothing more. @throws Refusal `"": not_now` when it is not there */
export async function closeHelperLinks(tx: Tx, permit: Organiser, conferenceId: string, now: Date): Promise<void> {
  await lockConference(tx, permit.districtId, conferenceId);
  await revokePersonalLinks(tx, { districtId: permit.districtId, purpose: doorPurpose, subjectId: conferenceId }, now);
  await recordChange(tx, permit, { action: "conference.close_door_links", kind: conferenceKindName, id: conferenceId });
}
