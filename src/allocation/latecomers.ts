import type { Allocation } from "./allocation.ts";
import type { Problem } from "./problem.ts";

/**
 * The problem of people who came after an allocation was published: everyone in it keeps exactly the seats they have, and
 * only the others are placed, in what is free. Seats of people who are no longer in the problem are free again. A pin of a
 * late-comer into what is full makes the problem impossible, as ever.
 * @param problem with everybody who is registered now
 */
export function withLatecomers(problem: Problem, published: Pick<Allocation, "people">): Problem {
  const settled = new Map(published.people.map((one) => [one.participant, one.seats]));
  const pinnedNow = (problem.pins ?? []).filter(({ participant }) => !settled.has(participant));
  const kept = problem.participants.flatMap(({ id }) => (settled.get(id) ?? []).map(({ workshop, round }) => ({ participant: id, workshop, round })));
  return {
    ...problem,
    participants: problem.participants.map((one) => (settled.has(one.id) ? { ...one, isSettled: true } : one)),
    pins: [...pinnedNow, ...kept],
  };
}
