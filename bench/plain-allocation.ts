import type { AllottedSeat } from "../src/allocation/allocation.ts";
import { drawKey } from "../src/allocation/draw.ts";
import type { Problem } from "../src/allocation/problem.ts";

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

/** Each takes their most wished workshop that has room in a round they have free, and again until nothing is left to take. */
function oneAfterTheOther({ rounds, workshops }: Problem, participants: Problem["participants"]): PlainAllotment[] {
  const left = new Map(workshops.map(({ id, places }) => [id, [...places]]));
  return participants.map(({ id, wishes }) => {
    const free = new Set(Array.from({ length: rounds }, (_, round) => round));
    const seats = wishes.flatMap((workshop, at): AllottedSeat[] => {
      const places = left.get(workshop) ?? [];
      const round = [...free].find((one) => (places[one] ?? 0) > 0);
      if (round === undefined) return [];
      free.delete(round);
      places[round] = (places[round] ?? 0) - 1;
      return [{ workshop, round, rank: at + 1, isPinned: false }];
    });
    return { participant: id, seats };
  });
}
