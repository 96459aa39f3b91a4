import { partiesOfMembers } from "../../../network/queries.ts";
import type { Db, Tx } from "../../../platform/db/database.ts";
import { dayOf } from "../../../platform/i18n/dates.ts";
import type { Member } from "../../../platform/identity/member.ts";
import { listMembers } from "../../../platform/identity/queries.ts";
import type { Permit } from "../../../platform/rights/permit.ts";

/** Whom a poll can ask: everyone in the network, and who represents which party today. */
export interface Network {
  readonly members: readonly (Member & { readonly parties: readonly { readonly name: string; readonly isDeputy: boolean }[] })[];
  /** Parties with somebody who represents them today; deputies are asked one by one. */
  readonly parties: readonly { readonly id: string; readonly name: string; readonly memberIds: readonly string[] }[];
}

/** Everyone in the network today, in Danish order of names. */
export async function readNetwork(db: Db | Tx, permit: Permit<"polls.manage">, now: Date): Promise<Network> {
  const members = await listMembers(db, permit);
  const spoken = await partiesOfMembers(db, permit.districtId, members.map(({ id }) => id), dayOf(now));
  const parties = new Map<string, { id: string; name: string; memberIds: string[] }>();
  for (const { memberId, partyId, partyName, isDeputy } of spoken) {
    if (isDeputy) continue;
    const party = parties.get(partyId) ?? { id: partyId, name: partyName, memberIds: [] };
    party.memberIds.push(memberId);
    parties.set(partyId, party);
  }
  return {
    members: members.map((member) => ({
      ...member,
      parties: spoken
        .filter(({ memberId }) => memberId === member.id)
        .map(({ partyName, isDeputy }) => ({ name: partyName, isDeputy })),
    })),
    parties: [...parties.values()].sort((a, b) => a.name.localeCompare(b.name, "da")),
  };
}

/** The members a form asks: those who represent the ticked parties, and those ticked one by one. */
export function membersChosen(network: Network, partyIds: readonly string[], memberIds: readonly string[]): string[] {
  const wanted = new Set([
    ...memberIds,
    ...network.parties.filter(({ id }) => partyIds.includes(id)).flatMap((party) => party.memberIds),
  ]);
  return network.members.map(({ id }) => id).filter((id) => wanted.has(id));
}

/** The same the other way round: which ticks stand for those who are asked. */
export function ticksFor(network: Network, asked: readonly string[]): { partyIds: string[]; memberIds: string[] } {
  const whole = network.parties.filter(({ memberIds }) => memberIds.every((id) => asked.includes(id)));
  const covered = new Set(whole.flatMap(({ memberIds }) => memberIds));
  return { partyIds: whole.map(({ id }) => id), memberIds: asked.filter((id) => !covered.has(id)) };
}
