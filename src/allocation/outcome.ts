import type { Allocation, Allotment } from "./allocation.ts";
import { firstWishes } from "./draw.ts";
import type { Participant, Problem } from "./problem.ts";

/** How many seats are whose which wish, and how many seats people wished for in vain. */
export interface Tally {
  readonly first: number;
  readonly second: number;
  readonly third: number;
  readonly later: number;
  /** Seats that were given without a wish. */
  readonly unasked: number;
  /** Seats that people had both a wish and a round for, and did not get. */
  readonly unmet: number;
  /** People with wishes who got none of their first three. */
  readonly without: number;
}

/** Counts the ranks of what people got. */
export function tallyOf(problem: Problem, people: readonly Pick<Allotment, "participant" | "seats">[]): Tally {
  const ranks = people.flatMap(({ seats }) => seats.map(({ rank }) => rank));
  const count = (holds: (rank: number | null) => boolean) => ranks.filter(holds).length;
  const own = new Map(people.map(({ participant, seats }) => [participant, seats]));
  const isFirst = (rank: number | null) => rank !== null && rank <= firstWishes;
  return {
    first: count((rank) => rank === 1),
    second: count((rank) => rank === 2),
    third: count((rank) => rank === 3),
    later: count((rank) => rank !== null && rank > 3),
    unasked: count((rank) => rank === null),
    unmet: problem.participants.reduce((sum, one) => sum + Math.max(0, asked(problem, one) - (own.get(one.id)?.length ?? 0)), 0),
    without: problem.participants.filter(({ id, wishes }) => wishes.length > 0 && !own.get(id)?.some(({ rank }) => isFirst(rank))).length,
  };
}

const asked = ({ rounds }: Problem, { wishes }: Participant) => Math.min(rounds, wishes.length);

/** What becomes of people when one setting is chosen instead of another: ids of those who are in both. */
export interface Difference {
  readonly better: readonly string[];
  readonly worse: readonly string[];
  readonly same: readonly string[];
}

/** Compares two allocations of the same people, such as with other rooms: more wished seats are better, then lower squares. */
export function compareAllocations(before: Pick<Allocation, "people">, after: Pick<Allocation, "people">): Difference {
  const earlier = new Map(before.people.map((one) => [one.participant, one]));
  const compared = after.people.flatMap((now) => {
    const then = earlier.get(now.participant);
    return then ? [{ id: now.participant, gain: gainOf(then, now) }] : [];
  });
  const those = (holds: (gain: number) => boolean) => compared.filter(({ gain }) => holds(gain)).map(({ id }) => id);
  return { better: those((gain) => gain > 0), worse: those((gain) => gain < 0), same: those((gain) => gain === 0) };
}

function gainOf(then: Allotment, now: Allotment): number {
  const [before, after] = [then, now].map(({ seats }) => seats.flatMap(({ rank }) => rank ?? []));
  const squares = (ranks: readonly number[] = []) => ranks.reduce((sum, rank) => sum + rank * rank, 0);
  return (after?.length ?? 0) - (before?.length ?? 0) || squares(before) - squares(after);
}
