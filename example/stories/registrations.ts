import { register } from "../../src/features/conference/registration/commands/registrations.ts";
import { publishedWorkshops } from "../../src/features/conference/registration/queries/registrations.ts";
import { noNeeds } from "../../src/features/conference/registration/rules/registration.ts";
import type { Needs, Way } from "../../src/features/conference/registration/rules/registration.ts";
import type { Telling } from "../acting.ts";

/** How many come for whom, by the key of their party; "" comes for none. */
type Crowd = readonly (readonly [party: string, people: number])[];

/** Ninety who came to city hall in 2010; all of them invented. */
export const cityHallCrowd: Crowd = [
  ["social", 17], ["mayor", 4], ["parliament", 3], ["committee", 9], ["police", 8], ["service", 10], ["night", 5], ["health", 9], ["women", 4],
  ["law", 2], ["users", 6], ["housing", 4], ["business", 3], ["", 6],
];

/** Those who have signed up for the next one so far. */
export const comingCrowd: Crowd = [["committee", 3], ["service", 4], ["users", 4], ["police", 2], ["housing", 3], ["business", 2], ["social", 3], ["", 10]];

const needs: readonly Partial<Needs>[] = [{ diet: "Vegetar (eksempel)" }, { access: "Kommer i kørestol (eksempel)" }, { interpreter: "Polsk (eksempel)" }, { travel: "Har brug for følgeskab (eksempel)" }];

/**
 * Registers a crowd, one after the other between two moments: most on the web, some by phone, a few at the door. They bear
 * numbers, not names, and have no mail, so that nothing is sent.
 * @param question one of the organiser's own, which most answer with yes or no
 */
export async function registerCrowd(story: Telling, party: ReadonlyMap<string, string>, conferenceId: string, crowd: Crowd, from: Date, until: Date, question?: string): Promise<void> {
  const workshops = (await publishedWorkshops(story.tx, story.district.id, conferenceId)).map(({ id }) => id);
  const parties = mixed(crowd.flatMap(([key, people]) => Array.from({ length: people }, () => key)));
  const permit = story.permit("conference.register");
  for (const [at, key] of parties.entries()) {
    const number = at + 1;
    const cameBy: Way = at % 5 === 3 ? "phone" : "web";
    const input = {
      name: `Deltager ${number} (eksempel)`,
      comesAs: key === "" ? ("neighbour" as const) : ("party" as const),
      partyId: party.get(key) ?? null,
      email: null,
      phone: at % 5 === 3 ? `12 34 57 ${String(at).padStart(2, "0")}` : null,
      address: null,
      wishes: wishesOf(workshops, at),
      needs: { ...noNeeds, ...(at % 9 === 4 ? needs[Math.floor(at / 9) % needs.length] : {}) },
      ...(question !== undefined && at % 4 !== 3 && { answers: new Map([[question, [at % 3 === 1 ? "Nej" : "Ja"]]]) }),
    };
    const moment = new Date(from.getTime() + ((until.getTime() - from.getTime()) * at) / parties.length);
    await register(story.tx, permit, conferenceId, { input, cameBy }, moment);
  }
}

/** Everybody wishes in an order of their own; the first workshops are asked for most, and some ask for nothing. */
function wishesOf(workshops: readonly string[], at: number): string[] {
  if (at % 11 === 10) return [];
  const first = [0, 0, 1, 0, 2, 1][at % 6] ?? 0;
  const turned = workshops.map((_, index) => workshops[(first + (at % 4 === 0 ? workshops.length - index : index)) % workshops.length] ?? "");
  return turned.slice(0, at % 3 === 0 ? 2 : turned.length);
}

/** The same people in an order in which no party comes all at once: from both ends in turns. */
function mixed<T>(all: readonly T[]): T[] {
  const half = Math.ceil(all.length / 2);
  const back = all.slice(half).reverse();
  return all.slice(0, half).flatMap((one, at) => [one, ...back.slice(at, at + 1)]);
}
