import { listOffices, partiesOfMembers } from "../../../../network/queries.ts";
import type { Db, Tx } from "../../../../platform/db/database.ts";
import { dayOf } from "../../../../platform/i18n/dates.ts";
import { listMembers } from "../../../../platform/identity/queries.ts";
import type { Member } from "../../../../platform/identity/member.ts";
import type { Invited } from "../rules/standing.ts";
import { listedRoles } from "../schema.ts";
import type { Inviting } from "./invitations.ts";

export type ListedRole = (typeof listedRoles)[number];

type Represents = Awaited<ReturnType<typeof partiesOfMembers>>[number];

/** Who can be taken from the network. */
export interface NetworkPeople {
  readonly offices: Awaited<ReturnType<typeof listOffices>>;
  readonly members: readonly Member[];
  readonly represents: readonly Represents[];
}

/** The parties, the members, and who of these speaks for which party now. */
export async function networkPeople(db: Db | Tx, permit: Inviting, now: Date): Promise<NetworkPeople> {
  const offices = await listOffices(db, permit.districtId);
  const members = await listMembers(db, permit);
  const represents = await partiesOfMembers(db, permit.districtId, members.map(({ id }) => id), dayOf(now));
  return { offices, members, represents };
}

/** The members who hold a role, or who represent a party. */
export function membersWith({ members, represents }: NetworkPeople, role: ListedRole): Member[] {
  const speaking = new Set(represents.map(({ memberId }) => memberId));
  return members.filter(({ id, roles }) => (role === "representative" ? speaking.has(id) : roles.includes(role)));
}

/** Those who were ticked, as they go on the list; whoever is in several roles stands there once. */
export function peopleIn(people: NetworkPeople, { parties, roles }: { readonly parties: readonly string[]; readonly roles: readonly ListedRole[] }): { readonly fromParties: Invited[]; readonly fromRoles: Invited[] } {
  const offices = people.offices.filter(({ id }) => parties.includes(id));
  const members = new Map(roles.flatMap((role) => membersWith(people, role)).map((one) => [one.id, one]));
  return {
    fromParties: offices.map(({ id, name, email, phone }) => ({ name: name.slice(0, 120), organisation: "", email, phone, address: null, partyId: id })),
    fromRoles: [...members.values()].map(({ id, name, email, phone, centreName }) => {
      const party = people.represents.find(({ memberId }) => memberId === id);
      return { name, organisation: party?.partyName ?? "", email, phone, address: email === null ? centreName : null, partyId: party?.partyId ?? null };
    }),
  };
}
