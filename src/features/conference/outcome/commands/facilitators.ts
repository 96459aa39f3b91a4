import { recordChange } from "../../../../platform/audit/commands.ts";
import type { Tx } from "../../../../platform/db/database.ts";
import type { District } from "../../../../platform/district/district.ts";
import { makePersonalLink, revokePersonalLinks } from "../../../../platform/identity/personal-links.ts";
import { queueMail } from "../../../../platform/mail/outbox.ts";
import type { Permit } from "../../../../platform/rights/permit.ts";
import { notNow } from "../../../../platform/web/form.ts";
import { conferenceKindName } from "../../commands/records.ts";
import { outcomePaths } from "../paths.ts";
import { findWorkshop } from "../queries/workshop.ts";
import { facilitatorMail } from "../rules/facilitator-mail.ts";
import { facilitatePurpose, linkEndsAt } from "../rules/links.ts";
import { lockOutcome } from "./records.ts";
import type { WorkshopRef } from "./records.ts";

type Preparing = Permit<"conference.prepare">;

/**
 * Makes a facilitator's link: by mail, or to be printed. Several may lead one workshop, so earlier links stay open.
 * @param order `mail`: where the link goes; null when it is printed
 * @returns the token, which cannot be read again
 * @throws Refusal `"": not_now` when the workshop is not public, or its conference is long over
 */
export async function letFacilitate(
  tx: Tx,
  permit: Preparing,
  order: WorkshopRef & { readonly district: District; readonly publicUrl: string; readonly mail: string | null },
  now: Date,
): Promise<string> {
  await lockOutcome(tx, permit, order);
  const here = await findWorkshop(tx, permit.districtId, order.workshopId);
  if (!here || linkEndsAt(here.conference) <= now) throw notNow();
  const expiresAt = linkEndsAt(here.conference);
  const token = await makePersonalLink(tx, { districtId: permit.districtId, purpose: facilitatePurpose, subjectId: order.workshopId, expiresAt });
  if (order.mail !== null) {
    const href = order.publicUrl + outcomePaths.byLink.workshop.to({ districtId: order.district.id, lang: "da" }, { key: token });
    await queueMail(tx, facilitatorMail({ ...here, district: order.district, to: order.mail, href, expiresAt }));
  }
  await recordChange(tx, permit, {
    action: "conference.let_facilitate",
    kind: conferenceKindName,
    id: order.conferenceId,
    after: { workshop: here.workshop.title, way: order.mail === null ? "paper" : "mail" },
  });
  return token;
}

/** Closes all links to a workshop: who holds one reaches nothing any more. @throws Refusal `"": not_now` */
export async function endFacilitating(tx: Tx, permit: Preparing, ref: WorkshopRef, now: Date): Promise<void> {
  await lockOutcome(tx, permit, ref);
  const { conferenceId, workshopId } = ref;
  await revokePersonalLinks(tx, { districtId: permit.districtId, purpose: facilitatePurpose, subjectId: workshopId }, now);
  await recordChange(tx, permit, { action: "conference.end_facilitating", kind: conferenceKindName, id: conferenceId, after: { workshop: workshopId } });
}
