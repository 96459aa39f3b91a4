import { findManagedParty } from "../../../network/queries.ts";
import type { ManagedParty } from "../../../network/queries.ts";
import { listRepresentations } from "../../../network/representations.ts";
import type { Representation } from "../../../network/representations.ts";
import type { Member } from "../../../platform/identity/member.ts";
import { findMember } from "../../../platform/identity/queries.ts";
import { idIn } from "../../../platform/web/address.ts";
import { Refusal } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";

export type Manager = Visit<"parties.manage">;

/** What cannot be done for a party that has left, or is none. */
export const partyLeft = () => new Refusal({ field: "", code: "party_left" });

/** The party in the address, while it is in the network. */
export async function askedParty(visit: Manager): Promise<ManagedParty | undefined> {
  const party = await askedPartyEver(visit);
  return party?.leftAt ? undefined : party;
}

/** The party in the address, also one that has left: a form that was open meanwhile comes back with what was typed. */
export async function askedPartyEver(visit: Manager): Promise<ManagedParty | undefined> {
  const id = idIn(visit);
  return id ? findManagedParty(visit.db, visit.permit, id) : undefined;
}

/** The member in the address, while they are one. */
export async function askedMember(visit: Manager): Promise<Member | undefined> {
  const id = idIn(visit);
  const member = id && (await findMember(visit.db, visit.permit, id));
  return member && !member.endedAt ? member : undefined;
}

/** The representation in the address, also one that is over. */
export async function askedRepresentation(visit: Manager): Promise<Representation | undefined> {
  const id = idIn(visit);
  return id ? (await listRepresentations(visit.db, visit.permit, { id }))[0] : undefined;
}
