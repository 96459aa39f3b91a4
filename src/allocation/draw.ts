import { createHash } from "node:crypto";
import { ImpossibleProblem, faultsOf } from "./problem.ts";
import type { Problem } from "./problem.ts";

/** A problem in numbers, its people and workshops in the order that the seed draws: how its rows came does not matter. */
export interface Drawn {
  readonly rounds: number;
  readonly people: readonly Person[];
  /** Ids of the workshops. */
  readonly workshops: readonly string[];
  /** By workshop and round: all places, and those that no pin takes. */
  readonly places: readonly (readonly number[])[];
  readonly room: readonly (readonly number[])[];
  readonly parties: number;
}

export interface Person {
  readonly id: string;
  /** The party's number; -1 for none. */
  readonly party: number;
  /** Numbers of workshops, the most wished first. */
  readonly wishes: readonly number[];
  /** By round: the workshop of the pinned seat; -1 for none. */
  readonly pinned: readonly number[];
  /** Rounds in which they can still be placed. */
  readonly free: readonly number[];
}

/** A seat in numbers: who, where, when. */
export interface Placed {
  readonly person: number;
  readonly workshop: number;
  readonly round: number;
}

/** So many wishes come first: whoever gets none of them counts in the third objective. */
export const firstWishes = 3;

/**
 * The place in the draw that a seed gives to a name: the SHA-256 of both with a line break between, in hexadecimal, so that
 * anyone can draw it again: `printf '%s\n%s' "$seed" "$name" | sha256sum`. The lowest comes first.
 */
export function drawKey(seed: string, name: string): string {
  return createHash("sha256").update(`${seed}\n${name}`, "utf8").digest("hex");
}

/**
 * Puts a problem into numbers and into the order that its seed draws.
 * @throws ImpossibleProblem when it contradicts itself
 */
export function drawOrder(problem: Problem): Drawn {
  const faults = faultsOf(problem);
  if (faults.length > 0) throw new ImpossibleProblem(faults);
  const inOrder = <T extends { readonly id: string }>(all: readonly T[]): T[] => {
    const keys = new Map(all.map(({ id }) => [id, drawKey(problem.seed, id)]));
    const keyOf = ({ id }: T) => keys.get(id) ?? "";
    return [...all].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
  };
  const workshops = inOrder(problem.workshops);
  const numbers = new Map(workshops.map(({ id }, w) => [id, w]));
  const numberOf = (workshop: string) => numbers.get(workshop) ?? -1;
  const participants = inOrder(problem.participants);
  const parties = new Map<string, number>();
  for (const { party } of participants) if (party !== null && !parties.has(party)) parties.set(party, parties.size);
  const pins = Map.groupBy(problem.pins ?? [], ({ participant }) => participant);
  const people = participants.map(({ id, party, wishes, isSettled = false }): Person => {
    const pinned = Array.from({ length: problem.rounds }, () => -1);
    for (const { workshop, round } of pins.get(id) ?? []) pinned[round] = numberOf(workshop);
    const free = isSettled ? [] : [...pinned.keys()].filter((round) => pinned[round] === -1);
    return { id, party: party === null ? -1 : (parties.get(party) ?? -1), wishes: wishes.map(numberOf), pinned, free };
  });
  const places = workshops.map((workshop) => workshop.places);
  const room = places.map((byRound, w) =>
    byRound.map((count, round) => count - people.filter(({ pinned }) => pinned[round] === w).length),
  );
  return { rounds: problem.rounds, people, workshops: workshops.map(({ id }) => id), places, room, parties: parties.size };
}

/** What a person may still get: their wishes with ranks from 1, without workshops they are pinned to. */
export const openWishes = ({ wishes, pinned }: Person): { workshop: number; rank: number }[] =>
  wishes.map((workshop, at) => ({ workshop, rank: at + 1 })).filter(({ workshop }) => !pinned.includes(workshop));

/** Whether a pinned seat already is one of the person's first wishes. */
export const hasFirstWishPinned = ({ wishes, pinned }: Person): boolean =>
  wishes.slice(0, firstWishes).some((workshop) => pinned.includes(workshop));

/** All pinned seats. */
export const pinnedSeats = ({ people }: Drawn): Placed[] =>
  people.flatMap(({ pinned }, person) =>
    pinned.flatMap((workshop, round) => (workshop === -1 ? [] : [{ person, workshop, round }])),
  );
