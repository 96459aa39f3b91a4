import { z } from "zod";
import type { Allocation } from "../../../../allocation/allocation.ts";
import { tallyOf } from "../../../../allocation/outcome.ts";
import type { Problem } from "../../../../allocation/problem.ts";
import type { WorkshopPlaces } from "./problem.ts";

const count = z.number().int().min(0);

const outcome = z.object({
  /** How many took part in it, and how many of them had wishes. */
  people: count,
  withWishes: count,
  tally: z.object({ first: count, second: count, third: count, later: count, unasked: count, unmet: count, without: count }),
  mix: z.object({ alike: count, pairs: count, fewestAlike: count }),
  isOptimal: z.boolean(),
  /** Each workshop in each of its rounds, from 1. */
  sessions: z.array(z.object({ id: z.string(), title: z.string(), round: count, places: count, taken: count })),
});

/** What came of an allocation, in numbers. Nothing in it is about one person. */
export type Outcome = z.infer<typeof outcome>;

/** Counts what came of an allocation. */
export function outcomeOf(problem: Problem, { people, mix, proof }: Pick<Allocation, "people" | "mix" | "proof">, workshops: readonly Pick<WorkshopPlaces, "id" | "title">[]): Outcome {
  const titles = new Map(workshops.map(({ id, title }) => [id, title]));
  const seats = people.flatMap((one) => one.seats);
  return {
    people: people.length,
    withWishes: problem.participants.filter(({ wishes }) => wishes.length > 0).length,
    tally: tallyOf(problem, people),
    mix,
    isOptimal: proof.isOptimal,
    sessions: problem.workshops.flatMap(({ id, places }) =>
      places.flatMap((room, at) => {
        const taken = seats.filter(({ workshop, round }) => workshop === id && round === at).length;
        return room > 0 ? [{ id, title: titles.get(id) ?? "", round: at + 1, places: room, taken }] : [];
      }),
    ),
  };
}

/** What came of an allocation, as the database gives it back. @throws ZodError for what is none */
export function readOutcome(stored: unknown): Outcome {
  return outcome.parse(stored);
}

/** Fewer than this are told as "fewer than five". */
export const fewestTold = 5;

/**
 * Counts that add up to something known, so that no small one is told, and none can be computed from the others: when only one
 * is too small, the smallest of the rest is kept back too. None at all is told: it is about nobody.
 * @returns null for what is not told
 */
export function toldCounts<K extends string>(counts: Readonly<Record<K, number>>): Readonly<Record<K, number | null>> {
  const all = Object.entries(counts) as [K, number][];
  const isSmall = ([, value]: readonly [K, number]) => value > 0 && value < fewestTold;
  const small = all.filter(isSmall);
  const rest = all.filter((one) => one[1] > 0 && !isSmall(one)).toSorted((a, b) => a[1] - b[1]);
  const hidden = new Set([...small, ...(small.length === 1 ? rest.slice(0, 1) : [])].map(([key]) => key));
  return Object.fromEntries(all.map(([key, value]) => [key, hidden.has(key) ? null : value])) as Record<K, number | null>;
}
