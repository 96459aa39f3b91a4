import { recordChange } from "../../../../platform/audit/commands.ts";
import type { Tx } from "../../../../platform/db/database.ts";
import type { DistrictId } from "../../../../platform/district/district.ts";
import type { Permit } from "../../../../platform/rights/permit.ts";
import { notNow } from "../../../../platform/web/form.ts";
import { conferenceKindName } from "../../commands/records.ts";
import { findPublished } from "../../queries/conferences.ts";
import { makeOwnLink } from "../../registration/commands/own-link.ts";
import { sendLinkTo } from "../../registration/commands/by-address.ts";
import { register } from "../../registration/commands/registrations.ts";
import type { Registered } from "../../registration/commands/registrations.ts";
import { registrationRows } from "../../registration/queries/registrations.ts";
import type { Registration } from "../../registration/queries/registrations.ts";
import { isActive } from "../../registration/rules/registration.ts";
import type { RegistrationInput } from "../../registration/schema.ts";
import { isOpen } from "../../rules/stages.ts";
import { invitationRows, ownStanding } from "../queries/invitations.ts";
import type { InvitationKey } from "../queries/invitations.ts";
import { addressKey, linkSentTo } from "../rules/standing.ts";
import type { Invitation } from "../rules/standing.ts";
import "../tables.ts";

/**
 * Says yes: somebody who is invited signs up, in the same queue as everybody else.
 * @returns as `register`; undefined when they have signed up by this invitation before
 * @throws Refusal as `register`
 */
export async function acceptInvitation(tx: Tx, permit: Permit<string>, id: string, input: RegistrationInput, now: Date): Promise<Registered | undefined> {
  // Held before the conference: two who answer the same invitation at once sign up once.
  const invitation = await lockInvitation(tx, permit.districtId, id);
  if (invitation.answeredElsewhereAt || (await ownRegistration(tx, permit.districtId, invitation))) return undefined;
  const registered = await register(tx, permit, invitation.conferenceId, { input, cameBy: "web", isInvited: true }, now);
  await tx
    .updateTable("conference.invitation")
    .set({ declined_at: null, ...(isElsewhere(input, invitation) && { answered_elsewhere_at: now, answered_from: input.email }), ...(!registered.known && { registration_id: registered.id }) })
    .where("district", "=", permit.districtId)
    .where("id", "=", id)
    .execute();
  return registered;
}

/** Whether somebody signs up with an address that is not the invited one. */
export const isElsewhere = ({ email }: Pick<RegistrationInput, "email">, invited: Pick<Invitation, "email">): boolean =>
  email !== null && (invited.email === null || addressKey(email) !== addressKey(invited.email));

/** Says no. Doing it again changes nothing. @throws Refusal `"": not_now` when the conference is over, or they have signed up */
export async function declineInvitation(tx: Tx, permit: Permit<string>, id: string, now: Date): Promise<void> {
  const invitation = await lockInvitation(tx, permit.districtId, id);
  const conference = await findPublished(tx, permit.districtId, invitation.conferenceId);
  if (!conference || !isOpen(conference, now) || invitation.answeredElsewhereAt || (await ownRegistration(tx, permit.districtId, invitation))) throw notNow();
  if (invitation.declinedAt !== null) return;
  await tx.updateTable("conference.invitation").set({ declined_at: now }).where("district", "=", permit.districtId).where("id", "=", id).execute();
  await recordChange(tx, permit, { action: "conference.decline_invitation", kind: conferenceKindName, id: invitation.conferenceId });
}

/** Opens the registration that somebody made by their invitation with the invited address. @returns a key to it @throws Refusal `"": not_now` when there is none */
export async function openOwnRegistration(tx: Tx, permit: Permit<string>, id: string): Promise<string> {
  const { districtId } = permit;
  const invitation = await lockInvitation(tx, districtId, id);
  const registration = await ownRegistration(tx, districtId, invitation);
  const conference = await findPublished(tx, districtId, invitation.conferenceId);
  if (!registration || !conference || invitation.answeredElsewhereAt) throw notNow();
  return makeOwnLink(tx, districtId, registration.id, conference);
}

/**
 * Sends the mail with the link to change or cancel once more, to the address the link was sent to before. Whoever asks hears nothing
 * of whether that address is registered. @throws Refusal `"": not_now` when there is no such address
 */
export async function mailLinkAgain(tx: Tx, { districtId }: Permit<string>, own: InvitationKey): Promise<void> {
  const standing = await ownStanding(tx, districtId, own);
  const address = linkSentTo({ ...own.invitation, standing });
  if (address === null) throw notNow();
  await sendLinkTo(tx, districtId, own.invitation.conferenceId, address);
}

async function lockInvitation(tx: Tx, districtId: DistrictId, id: string): Promise<Invitation> {
  const invitation = await invitationRows(tx, districtId).where("id", "=", id).where("erased_at", "is", null).forUpdate().executeTakeFirst();
  if (!invitation) throw notNow();
  return invitation;
}

/** What somebody signed up as by their invitation, while they still want to come. */
async function ownRegistration(tx: Tx, districtId: DistrictId, { registrationId }: Invitation): Promise<Registration | undefined> {
  if (registrationId === null) return undefined;
  const registration = await registrationRows(tx, districtId).where("id", "=", registrationId).executeTakeFirst();
  return registration && isActive(registration.state) ? registration : undefined;
}
