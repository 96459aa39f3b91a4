import type { AllottedSeat } from "./allocation.ts";
import { drawKey } from "./draw.ts";
import type { Problem } from "./problem.ts";

/** What one person got when nobody looks at the whole. */
export interface PlainAllotment {
  readonly participant: string;
  readonly seats: readonly AllottedSeat[];
}

/** Whoever registered first takes what they like: the rows as they came. */
export const firstComeFirstServed = (problem: Problem): PlainAllotment[] => oneAfterTheOther(problem, problem.participants);

/** Whoever is drawn first takes what they like (serial dictatorship in a random order). */
export function serialDictatorship(problem: Problem): PlainAllotment[] {
  const keyOf = new Map(problem.participants.map(({ id }) => [id, drawKey(problem.seed, id)]));
  return oneAfterTheOther(problem, problem.participants.toSorted((a, b) => ((keyOf.get(a.id) ?? "") < (keyOf.get(b.id) ?? "") ? -1 : 1)));
}

/**
 * Each takes their most wished workshop that has room in a round they have free, and again until nothing is left to take.
 * Pinned seats are given first, and settled people take nothing more.
 */
function oneAfterTheOther({ rounds, workshops, pins = [] }: Problem, participants: Problem["participants"]): PlainAllotment[] {
  const left = new Map(workshops.map(({ id, places }) => [id, [...places]]));
  const take = (workshop: string, round: number) => {
    const places = left.get(workshop) ?? [];
    places[round] = (places[round] ?? 0) - 1;
  };
  for (const { workshop, round } of pins) take(workshop, round);
  const pinsOf = Map.groupBy(pins, ({ participant }) => participant);
  return participants.map(({ id, wishes, isSettled = false }) => {
    const rankOf = (workshop: string) => (wishes.includes(workshop) ? wishes.indexOf(workshop) + 1 : null);
    const given = (pinsOf.get(id) ?? []).map(({ workshop, round }): AllottedSeat => ({ workshop, round, rank: rankOf(workshop), isPinned: true }));
    const free = new Set(Array.from({ length: isSettled ? 0 : rounds }, (_, round) => round));
    for (const { round } of given) free.delete(round);
    const open = wishes.filter((workshop) => !given.some((seat) => seat.workshop === workshop));
    const taken = open.flatMap((workshop): AllottedSeat[] => {
      const round = [...free].find((one) => (left.get(workshop)?.[one] ?? 0) > 0);
      if (round === undefined) return [];
      free.delete(round);
      take(workshop, round);
      return [{ workshop, round, rank: rankOf(workshop), isPinned: false }];
    });
    return { participant: id, seats: [...given, ...taken] };
  });
}
