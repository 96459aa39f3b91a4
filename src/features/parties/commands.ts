import { endRepresentations } from "../../network/representations.ts";
import type { Tx } from "../../platform/db/database.ts";
import { dayOf } from "../../platform/i18n/dates.ts";
import { recordChange } from "../../platform/audit/commands.ts";
import { findDistrict } from "../../platform/district/queries.ts";
import { addMember, changeMember, changeReach, endMember, lockMember } from "../../platform/identity/commands.ts";
import { normalEmail } from "../../platform/identity/member.ts";
import { findMember } from "../../platform/identity/queries.ts";
import { addressWithoutMail, closeSignInLinks, endAllWaysIn, makeSignInToken } from "../../platform/identity/sign-in.ts";
import { queueMail } from "../../platform/mail/outbox.ts";
import { renderMail } from "../../platform/mail/render.ts";
import type { Permit } from "../../platform/rights/permit.ts";
import type { Deps } from "../../platform/web/deps.ts";
import { Refusal, notNow } from "../../platform/web/form.ts";
import { confirmSignInPath } from "./paths.ts";
import { mayChangeRoles } from "./roles.ts";
import type { MemberInput, OwnReachInput } from "./schema.ts";
import { texts } from "./texts.ts";

/**
 * Adds a person to the network; a mail address is not needed.
 * @returns the member's id
 * @throws Refusal of `addMember`, `roles: admin_only`
 */
export async function admitMember(tx: Tx, permit: Permit<"parties.manage">, input: MemberInput): Promise<string> {
  if (!mayChangeRoles(permit.actor, [], input.roles)) throw new Refusal({ field: "roles", code: "admin_only" });
  return addMember(tx, permit, input);
}

/**
 * Changes how a member is reached and what they may do.
 * @param version of the member that was read before writing
 * @returns false when there is no such member any more
 * @throws Refusal of `changeMember`, `"": changed_meanwhile`, `roles: admin_only`, `email: admin_email`
 */
export async function updateMember(
  tx: Tx,
  permit: Permit<"parties.manage">,
  id: string,
  version: number,
  input: MemberInput,
  now: Date,
): Promise<boolean> {
  const before = await lockMember(tx, permit, id);
  if (!before) return false;
  if (before.version !== version) throw new Refusal({ field: "", code: "changed_meanwhile" });
  if (!mayChangeRoles(permit.actor, before.roles, input.roles))
    throw new Refusal({ field: "roles", code: "admin_only" });
  // Whoever reads an admin's mail can sign in as that admin.
  const isReadElsewhere = (before.email ?? "") !== normalEmail(input.email);
  if (isReadElsewhere && !mayChangeRoles(permit.actor, before.roles, []))
    throw new Refusal({ field: "email", code: "admin_email" });
  return changeMember(tx, permit, id, input, now);
}

/**
 * A member changes how they are reached themselves; name, mail address and roles stay as they are.
 * @throws Refusal `phone | centreName: required`, `reach: no_email`, `"": not_now`
 */
export async function changeOwnReach(tx: Tx, permit: Permit<"parties.own">, input: OwnReachInput): Promise<void> {
  const id = ownId(permit);
  if (id === undefined || !(await changeReach(tx, permit, id, input))) throw notNow();
}

/** Whose page it is: the member who is signed in. */
export function ownId(permit: Permit<"parties.own">): string | undefined {
  return permit.actor.kind === "member" ? permit.actor.memberId : undefined;
}

/** How long the link in an invitation works. */
const invitationDays = 7;

/**
 * Mails a member a link to sign in by once. A member without mail gets none.
 * @returns false when there is nobody to send it to
 */
export async function inviteMember(
  tx: Tx,
  permit: Permit<"parties.manage">,
  settings: Pick<Deps, "secret" | "publicUrl">,
  id: string,
): Promise<boolean> {
  const member = await findMember(tx, permit, id);
  const district = await findDistrict(tx, permit.districtId);
  if (!member || member.endedAt || member.email === null || !district) return false;
  const { name, email } = member;
  const token = await makeSignInToken(tx, settings, { name, email }, invitationDays * 24 * 60 * 60);
  const t = texts.da.invitation;
  await queueMail(tx, {
    districtId: permit.districtId,
    to: email,
    subject: t.subject(district.name),
    ...renderMail({
      lang: "da",
      greeting: t.greeting(name),
      paragraphs: [t.text(district.bodyName), t.how(invitationDays)],
      link: { href: `${settings.publicUrl}${confirmSignInPath.to({ lang: "da" }, {}, { token })}`, label: t.button },
      footer: t.footer(district.bodyName),
    }),
    purpose: "parties.invite",
    about: { kind: "member", id },
  });
  await recordChange(tx, permit, { action: "parties.invite", kind: "member", id });
  return true;
}

/** How long the link works that is handed to somebody without mail. */
const handedLinkSeconds = 24 * 60 * 60;

/**
 * Makes a link to sign in by once, to be handed to a member without mail; those that were handed to them before open nothing more.
 * @returns the token for the address; undefined when there is no such member, or one with mail, who asks for a link themselves
 * @throws Refusal `"": admin_link`
 */
export async function makeLinkToHandOver(
  tx: Tx,
  permit: Permit<"parties.manage">,
  settings: Pick<Deps, "secret" | "publicUrl">,
  id: string,
): Promise<string | undefined> {
  const member = await lockMember(tx, permit, id);
  if (!member || member.email !== null) return undefined;
  // Whoever holds the link can sign in as that member.
  if (!mayChangeRoles(permit.actor, member.roles, [])) throw new Refusal({ field: "", code: "admin_link" });
  const person = { name: member.name, email: addressWithoutMail(id) };
  await closeSignInLinks(tx, person.email);
  await recordChange(tx, permit, { action: "parties.hand_link", kind: "member", id });
  return makeSignInToken(tx, settings, person, handedLinkSeconds);
}

/**
 * Signs a member without mail out everywhere, such as one whose phone is lost: they cannot ask for a link to do it themselves.
 * @returns false when there is no such member, or one with mail
 * @throws Refusal `"": admin_out`
 */
export async function signMemberOut(tx: Tx, permit: Permit<"parties.manage">, id: string): Promise<boolean> {
  const member = await lockMember(tx, permit, id);
  if (!member || member.email !== null) return false;
  if (!mayChangeRoles(permit.actor, member.roles, [])) throw new Refusal({ field: "", code: "admin_out" });
  await endAllWaysIn(tx, addressWithoutMail(id));
  await recordChange(tx, permit, { action: "parties.sign_out", kind: "member", id });
  return true;
}

/**
 * A member leaves: they speak for nobody from tomorrow and can no longer be reached from here.
 * @returns false when there is no such member any more
 * @throws Refusal `"": not_yourself`, `"": admin_only | last_admin`
 */
export async function dismissMember(
  tx: Tx,
  permit: Permit<"parties.manage">,
  id: string,
  now: Date,
): Promise<boolean> {
  if (permit.actor.kind === "member" && permit.actor.memberId === id)
    throw new Refusal({ field: "", code: "not_yourself" });
  const before = await lockMember(tx, permit, id);
  if (!before) return false;
  if (!mayChangeRoles(permit.actor, before.roles, [])) throw new Refusal({ field: "", code: "admin_only" });
  await endRepresentations(tx, permit, { memberId: id }, dayOf(now));
  return endMember(tx, permit, id, now);
}
