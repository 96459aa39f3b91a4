import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { makePersonalLink, openLinkOf, revokePersonalLinks } from "../../../platform/identity/personal-links.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { notNow } from "../../../platform/web/form.ts";

/** A member's own calendar address: it shows their calendar and opens nothing else. */
export const ownFeedPurpose = "meetings.calendar";

/** Calendar programs ask for years; who leaves the network, or loses the address, closes it at once. */
const livesMs = 5 * 365 * 24 * 60 * 60 * 1000;

/**
 * Makes the address of a member's own calendar; the one they had opens nothing from then on.
 * @returns its token, which is kept nowhere
 * @throws Refusal `"": not_now` for anybody but a member
 */
export async function openOwnFeed(tx: Tx, permit: Permit<"meetings.read">, now: Date): Promise<string> {
  const link = ownLink(permit);
  await revokePersonalLinks(tx, link, now);
  const token = await makePersonalLink(tx, { ...link, expiresAt: new Date(now.getTime() + livesMs) });
  await recordChange(tx, permit, { action: "meetings.open_calendar", kind: "member", id: link.memberId });
  return token;
}

/** Closes the address of a member's own calendar; without one nothing happens. @throws Refusal `"": not_now` */
export async function closeOwnFeed(tx: Tx, permit: Permit<"meetings.read">, now: Date): Promise<void> {
  const link = ownLink(permit);
  if (!(await openLinkOf(tx, link, now))) return;
  await revokePersonalLinks(tx, link, now);
  await recordChange(tx, permit, { action: "meetings.close_calendar", kind: "member", id: link.memberId });
}

function ownLink({ actor, districtId }: Permit<"meetings.read">) {
  if (actor.kind !== "member") throw notNow();
  return { districtId, purpose: ownFeedPurpose, subjectId: actor.memberId, memberId: actor.memberId };
}
