import type { Drawn, Placed } from "./draw.ts";
import { compareObjectives, mixOf, objectivesOf } from "./objectives.ts";
import type { Objectives } from "./objectives.ts";
import { relax } from "./relaxation.ts";

/** So often every round is tried: a fixed number, so that the result does not hang on the machine's speed. */
const sweeps = 2;

/**
 * Betters an allocation by solving one round anew while the others stay, first for the objectives and then for the mix,
 * which for one round alone is exact. Nothing ever becomes worse.
 * @param goal where it stops, because nothing can be better
 */
export function improve(drawn: Drawn, seats: readonly Placed[], goal: { readonly objectives: Objectives; readonly alike: number }): readonly Placed[] {
  let best = seats;
  let unchanged = 0;
  for (let sweep = 0; sweep < sweeps; sweep += 1) {
    for (let round = 0; round < drawn.rounds; round += 1) {
      const isDone = compareObjectives(objectivesOf(drawn, best), goal.objectives) <= 0 && mixOf(drawn, best).alike <= goal.alike;
      if (isDone || unchanged === drawn.rounds) return best;
      const next = withRoundAnew(drawn, best, round);
      const isBetter = compareAll(drawn, next, best) < 0;
      unchanged = isBetter ? 0 : unchanged + 1;
      if (isBetter) best = next;
    }
  }
  return best;
}

/** Below 0 when `one` is better than `other` in the objectives or, where they are equal, in the mix. */
export const compareAll = (drawn: Drawn, one: readonly Placed[], other: readonly Placed[]): number =>
  compareObjectives(objectivesOf(drawn, one), objectivesOf(drawn, other)) || mixOf(drawn, one).alike - mixOf(drawn, other).alike;

function withRoundAnew(drawn: Drawn, seats: readonly Placed[], round: number): Placed[] {
  const isFixed = (seat: Placed) => seat.round !== round || drawn.people[seat.person]?.pinned[round] === seat.workshop;
  const fixed = seats.filter(isFixed);
  const fixedOf = Map.groupBy(fixed, ({ person }) => person);
  const people = drawn.people.map((person, p) => {
    const pinned = person.pinned.map(() => -1);
    for (const seat of fixedOf.get(p) ?? []) pinned[seat.round] = seat.workshop;
    return { ...person, pinned, free: person.free.filter((at) => at === round) };
  });
  const room = drawn.room.map((byRound) => byRound.map((places, at) => (at === round ? places : 0)));
  const { pairs } = relax({ ...drawn, people, room });
  return [...fixed, ...pairs.map((pair) => ({ ...pair, round }))];
}
