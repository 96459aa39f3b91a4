import { endRepresentations } from "../../network/representations.ts";
import type { Tx } from "../../platform/db/database.ts";
import { dayOf } from "../../platform/i18n/dates.ts";
import { addMember, changeMember, endMember } from "../../platform/identity/commands.ts";
import { findMember } from "../../platform/identity/queries.ts";
import type { Permit } from "../../platform/rights/permit.ts";
import { Refusal } from "../../platform/web/form.ts";
import { mayChangeRoles } from "./roles.ts";
import type { MemberInput } from "./schema.ts";

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
 * @returns false when there is no such member any more
 * @throws Refusal of `changeMember`, `roles: admin_only`
 */
export async function updateMember(
  tx: Tx,
  permit: Permit<"parties.manage">,
  id: string,
  input: MemberInput,
): Promise<boolean> {
  const before = await findMember(tx, permit, id);
  if (!before || before.endedAt) return false;
  if (!mayChangeRoles(permit.actor, before.roles, input.roles))
    throw new Refusal({ field: "roles", code: "admin_only" });
  return changeMember(tx, permit, id, input);
}

/**
 * A member leaves: they speak for nobody from tomorrow and can no longer be reached from here.
 * @returns false when there is no such member any more
 * @throws Refusal `"": not_yourself`, `"": admin_only`
 */
export async function dismissMember(
  tx: Tx,
  permit: Permit<"parties.manage">,
  id: string,
  now: Date,
): Promise<boolean> {
  if (permit.actor.kind === "member" && permit.actor.memberId === id)
    throw new Refusal({ field: "", code: "not_yourself" });
  const before = await findMember(tx, permit, id);
  if (!before || before.endedAt) return false;
  if (!mayChangeRoles(permit.actor, before.roles, [])) throw new Refusal({ field: "", code: "admin_only" });
  await endRepresentations(tx, permit, { memberId: id }, dayOf(now));
  return endMember(tx, permit, id, now);
}
