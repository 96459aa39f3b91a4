import { addParty } from "../src/network/commands.ts";
import { giveConsent } from "../src/network/consents.ts";
import { addRepresentation } from "../src/network/representations.ts";
import { addMember } from "../src/platform/identity/commands.ts";
import type { MemberDetails } from "../src/platform/identity/commands.ts";
import type { Telling } from "./acting.ts";
import { parties } from "./parties.ts";

/** The mail address by which the example's coordinator signs in. */
export const coordinatorEmail = "koordinator@eksempel.dk";

/** Functions instead of names wherever that is enough; the others are invented. */
const members: readonly { details: MemberDetails; party: string; function: string }[] = [
  {
    details: { name: "Eksempel-koordinator", reach: "mail", email: coordinatorEmail, roles: ["coordinator", "member"] },
    party: "committee",
    function: "Sekretariat",
  },
  {
    details: { name: "Nabo Eksempelsen", reach: "mail", email: "nabo@eksempel.dk", roles: ["member", "moderator"] },
    party: "neighbours",
    function: "Valgt naborepræsentant",
  },
  {
    details: { name: "Vært i varmestuen", reach: "mail", email: "varmestuen@eksempel.dk", roles: ["member", "provider", "moderator"] },
    party: "service",
    function: "Daglig leder",
  },
  {
    details: { name: "Sygeplejerske på gaden", reach: "mail", email: "sygeplejerske@eksempel.dk", phone: "12 34 56 30", roles: ["member", "provider"] },
    party: "health",
    function: "Sygeplejerske",
  },
  {
    details: { name: "Brugernes talsperson", reach: "centre", centreName: "Varmestuen på hjørnet", roles: ["member"] },
    party: "users",
    function: "Talsperson",
  },
  {
    details: { name: "Gårdlaugets formand", reach: "phone", phone: "33663366", roles: ["member"] },
    party: "housing",
    function: "Formand",
  },
  {
    details: { name: "Butikkernes kontakt", reach: "paper", roles: ["member"] },
    party: "business",
    function: "Kontakt",
  },
];

/** The network of the example. @returns the ids of parties and of members by the key of their party */
export async function makeNetwork(story: Telling): Promise<{ party: Map<string, string>; member: Map<string, string> }> {
  const permit = story.permit("parties.manage");
  const party = new Map<string, string>();
  for (const { key, officeEmail, ...details } of parties)
    party.set(key, await addParty(story.tx, permit, { ...details, email: officeEmail ?? "" }));
  const member = new Map<string, string>();
  for (const { details, party: key, function: role } of members) {
    const id = await addMember(story.tx, permit, details);
    member.set(key, id);
    const spoken = { partyId: idOf(party, key), function: role, fromDay: story.day(-400) };
    const representation = await addRepresentation(story.tx, permit, id, spoken);
    // By function and party only: the example names nobody.
    const paper = { givenOn: story.day(-390), receivedBy: idOf(member, "committee") };
    if (key === "users") await giveConsent(story.tx, permit, representation, paper, story.day(0));
  }
  return { party, member };
}

/** The id under a key that the example itself has made. */
export function idOf(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key);
  if (!id) throw new Error(`the example has no ${key}`);
  return id;
}
