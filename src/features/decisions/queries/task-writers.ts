import { partiesOfMembers } from "../../../network/queries.ts";
import type { Db, Tx } from "../../../platform/db/database.ts";
import { dayOf } from "../../../platform/i18n/dates.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { may } from "../../../platform/rights/roles.ts";
import { policy } from "../policy.ts";

/** Whether a member writes for a party that they do not speak for themselves. */
export async function isAssisted(db: Db | Tx, { districtId, actor }: Permit<string>, partyId: string, now: Date): Promise<boolean> {
  if (actor.kind !== "member") return false;
  const own = await partiesOfMembers(db, districtId, [actor.memberId], dayOf(now));
  return !own.some((party) => party.partyId === partyId);
}

/** Whether somebody may open a task of a party again: who speaks for it, and coordinators. */
export async function mayReopen(db: Db | Tx, permit: Permit<string>, partyId: string, now: Date): Promise<boolean> {
  if (permit.actor.kind !== "member") return false;
  return may(policy["decisions.manage"], permit.actor.roles) || !(await isAssisted(db, permit, partyId, now));
}
