import type { Allocation } from "../src/allocation/allocation.ts";
import { tallyOf } from "../src/allocation/outcome.ts";
import type { Tally } from "../src/allocation/outcome.ts";
import type { Problem } from "../src/allocation/problem.ts";
import { allocateInThread } from "../src/allocation/thread.ts";
import { firstComeFirstServed, serialDictatorship } from "../src/allocation/plain.ts";
import { syntheticConference } from "./synthetic-conference.ts";

/** One conference, allocated in three ways. */
export interface AllocationResult {
  readonly name: string;
  readonly ways: { readonly ours: Tally; readonly serialDictatorship: Tally; readonly firstCome: Tally };
  /** Ours: proven to be the best or not, and the mix with the least alike pairs there could be. */
  readonly isOptimal: boolean;
  readonly mix: Allocation["mix"];
  /** Milliseconds in a thread of its own, its start included; those of a serial dictatorship in the same run; their ratio. */
  readonly time: { readonly ours: number; readonly reference: number; readonly ratio: number; readonly limit: number };
  /** What was worked out by hand; absent for generated conferences. */
  readonly byHand?: Partial<Tally>;
}

/** Allocates conferences that were never held, and small ones whose best allocation was worked out by hand. */
export async function measureAllocation(): Promise<AllocationResult[]> {
  const results: AllocationResult[] = [];
  for (const { name, problem, byHand } of small) results.push({ ...(await measure(name, problem)), byHand });
  for (const [people, workshops, rounds, rooms] of generated)
    results.push(await measure(`${people} x ${workshops} x ${rounds}, ${rooms}`, syntheticConference(people, workshops, rounds, rooms)));
  return results;
}

const generated = [
  [90, 4, 1, "even"], [300, 4, 2, "even"], [300, 4, 2, "changing"], [1000, 12, 3, "even"], [1000, 12, 3, "changing"], [1000, 12, 3, "once"],
] as const;

const person = (id: string, wishes: readonly string[]) => ({ id, party: null, wishes });

const small: readonly { readonly name: string; readonly problem: Problem; readonly byHand: Partial<Tally> }[] = [
  {
    // r wishes for nothing but a, so p has to leave it, and q has to leave b to p.
    name: "by hand: a chain of three",
    problem: {
      rounds: 1, seed: "1",
      workshops: ["a", "b", "c"].map((id) => ({ id, places: [1] })),
      participants: [person("p", ["a", "b"]), person("q", ["b", "c"]), person("r", ["a"])],
    },
    byHand: { first: 1, second: 2, unmet: 0, without: 0 },
  },
  {
    // c does not run. A first and a third wish cost 1 + 9, two second ones 4 + 4.
    name: "by hand: shared, not piled",
    problem: {
      rounds: 1, seed: "1",
      workshops: ["a", "b", "c"].map((id) => ({ id, places: [id === "c" ? 0 : 1] })),
      participants: [person("p", ["a", "b"]), person("q", ["c", "a", "b"])],
    },
    byHand: { second: 2, unmet: 0, without: 0 },
  },
  {
    // Three people, two rounds, three workshops of one place: everyone gets two, nobody the same twice.
    name: "by hand: two rounds",
    problem: {
      rounds: 2, seed: "1",
      workshops: ["a", "b", "c"].map((id) => ({ id, places: [1, 1] })),
      participants: [person("p", ["a", "b", "c"]), person("q", ["a", "b", "c"]), person("r", ["a", "c", "b"])],
    },
    byHand: { first: 2, second: 3, third: 1, unmet: 0, without: 0 },
  },
];

async function measure(name: string, problem: Problem): Promise<AllocationResult> {
  const began = performance.now();
  const ours = await allocateInThread(problem);
  const took = performance.now() - began;
  const { taken: reference, result: serial } = leastTime(() => serialDictatorship(problem));
  return {
    name,
    ways: { ours: tallyOf(problem, ours.people), serialDictatorship: tallyOf(problem, serial), firstCome: tallyOf(problem, firstComeFirstServed(problem)) },
    isOptimal: ours.proof.isOptimal,
    mix: ours.mix,
    time: { ours: took, reference, ratio: took / reference, limit: 10_000 },
  };
}

function leastTime<T>(work: () => T): { taken: number; result: T } {
  const runs = Array.from({ length: 5 }, () => {
    const began = performance.now();
    const result = work();
    return { taken: performance.now() - began, result };
  });
  return runs.reduce((one, other) => (other.taken < one.taken ? other : one));
}

/** The results as tables for people. */
export function allocationTable(results: readonly AllocationResult[]): string {
  const heads = ["first", "second", "third", "later", "unmet", "without"].map((head) => head.padStart(9)).join("");
  const row = (name: string, tally: Tally) =>
    `    ${name.padEnd(22)}${[tally.first, tally.second, tally.third, tally.later, tally.unmet, tally.without].map((count) => String(count).padStart(9)).join("")}`;
  return [
    "Workshops allocated by wishes (seats by the rank of the wish; unmet: wished for in vain; without: people with none of their first three)",
    `  ${"people x workshops x rounds".padEnd(24)}${heads}`,
    ...results.flatMap(({ name, ways, isOptimal, mix, time, byHand }) => [
      `  ${name}${isAsByHand(ways.ours, byHand) ? "" : "  MISSED"}`,
      row("ours", ways.ours),
      row("serial dictatorship", ways.serialDictatorship),
      row("first come", ways.firstCome),
      `    ${isOptimal ? "proven best" : "NOT PROVEN"}; alike pairs ${mix.alike} of ${mix.pairs}, at least ${mix.fewestAlike}; ${(time.ours / 1000).toFixed(2)} s, ${time.ratio.toFixed(0)} times a serial dictatorship${time.ours > time.limit ? "  MISSED" : ""}`,
    ]),
  ].join("\n");
}

const isAsByHand = (tally: Tally, byHand: Partial<Tally> = {}) =>
  Object.entries(byHand).every(([name, count]) => tally[name as keyof Tally] === count);
