import { drawOrder, pinnedSeats } from "./draw.ts";
import type { Drawn, Placed } from "./draw.ts";
import { solveExactly } from "./exact.ts";
import type { Bounds } from "./exact.ts";
import { explain } from "./explanation.ts";
import type { Explanation } from "./explanation.ts";
import { improve } from "./improvement.ts";
import { compareObjectives, mixOf, objectivesOf, rankOf } from "./objectives.ts";
import type { Mix, Objectives } from "./objectives.ts";
import type { Problem, Seat } from "./problem.ts";
import { fewestAlikeWith, relax } from "./relaxation.ts";
import { spread } from "./rounds.ts";

export interface Options {
  /** After so many milliseconds the search for the best ends, and `proof` says how much better it might be. */
  readonly patienceMs?: number;
}

/** Who sits where, how good that is, and why. */
export interface Allocation {
  /** One entry for each participant, in the order of the problem. */
  readonly people: readonly Allotment[];
  readonly objectives: Objectives;
  readonly mix: Mix & {
    /** With the objectives as they are, no allocation has fewer alike pairs. The gap is `alike - fewestAlike`. */
    readonly fewestAlike: number;
  };
  readonly proof: Proof;
}

export interface Allotment {
  readonly participant: string;
  readonly seats: readonly AllottedSeat[];
  readonly explanation: Explanation;
}

export interface AllottedSeat extends Omit<Seat, "participant"> {
  /** From 1; null for a seat that was given without a wish. */
  readonly rank: number | null;
  readonly isPinned: boolean;
}

/**
 * Whether the three objectives are as good as they can be. Where they are not proven to be, `bounds` says how good each could
 * be at best given those before it, null where nothing is known; and another run may find something else.
 */
export type Proof = { readonly isOptimal: true } | { readonly isOptimal: false; readonly bounds: Bounds };

const usualPatienceMs = 30_000;

/**
 * Allocates the places of workshops to people by their wishes: as many wished places as can be; then the least sum of squared
 * ranks; then the fewest people without any of their first three wishes; then the parties mixed as well as is found. The
 * same problem with the same seed has the same answer, in whatever order its rows come.
 * @throws ImpossibleProblem when the problem contradicts itself
 */
export async function allocate(problem: Problem, { patienceMs = usualPatienceMs }: Options = {}): Promise<Allocation> {
  const drawn = drawOrder(problem);
  const solution = await solve(drawn, patienceMs);
  const broken = brokenRules(drawn, solution.seats);
  if (broken.length > 0) throw new Error(`the allocation breaks its own rules: ${broken.join(", ")}`);
  const explanations = explain(drawn, solution.seats);
  const own = Map.groupBy(solution.seats, ({ person }) => person);
  const allotted = new Map(
    drawn.people.map(({ id }, person) => [
      id,
      { participant: id, seats: (own.get(person) ?? []).map((seat) => named(drawn, seat)).sort(byRound), explanation: explanations[person] as Explanation },
    ]),
  );
  return {
    people: problem.participants.flatMap(({ id }) => allotted.get(id) ?? []),
    objectives: objectivesOf(drawn, solution.seats),
    mix: { ...mixOf(drawn, solution.seats), fewestAlike: solution.fewestAlike },
    proof: solution.proof,
  };
}

interface Solution {
  readonly seats: readonly Placed[];
  readonly fewestAlike: number;
  readonly proof: Proof;
}

async function solve(drawn: Drawn, patienceMs: number): Promise<Solution> {
  const relaxed = relax(drawn);
  const { seats } = spread(drawn, relaxed.pairs);
  const goal = { objectives: relaxed.objectives, alike: relaxed.fewestAlike };
  const first = improve(drawn, [...pinnedSeats(drawn), ...seats], goal);
  if (compareObjectives(objectivesOf(drawn, first), relaxed.objectives) === 0)
    return { seats: first, fewestAlike: relaxed.fewestAlike, proof: { isOptimal: true } };
  const exact = await solveExactly(drawn, first, relaxed.objectives.places, patienceMs);
  const found = objectivesOf(drawn, exact.seats);
  const isOptimal = exact.bounds.places === found.places && exact.bounds.squares === found.squares && exact.bounds.without === found.without;
  const isAsRelaxed = compareObjectives(found, relaxed.objectives) === 0;
  const better = exact.seats === first ? first : improve(drawn, exact.seats, { objectives: found, alike: isAsRelaxed ? relaxed.fewestAlike : 0 });
  const fewestAlike = isAsRelaxed ? relaxed.fewestAlike : fewestAlikeWith(drawn, objectivesOf(drawn, better));
  return { seats: better, fewestAlike, proof: isOptimal ? { isOptimal } : { isOptimal, bounds: exact.bounds } };
}

function named(drawn: Drawn, { person, workshop, round }: Placed): AllottedSeat {
  return {
    workshop: drawn.workshops[workshop] ?? "",
    round,
    rank: rankOf(drawn, person, workshop) ?? null,
    isPinned: drawn.people[person]?.pinned[round] === workshop,
  };
}

const byRound = (one: AllottedSeat, other: AllottedSeat) => one.round - other.round;

/** What no allocation may do, whatever found it: the solver is a program of others. */
function brokenRules(drawn: Drawn, seats: readonly Placed[]): string[] {
  const isOnce = (keyOf: (seat: Placed) => string) => new Set(seats.map(keyOf)).size === seats.length;
  const taken = Map.groupBy(seats, ({ workshop, round }) => `${workshop} ${round}`);
  const hasRoom = (session: readonly Placed[]) => session.every(({ workshop, round }) => session.length <= (drawn.places[workshop]?.[round] ?? 0));
  const held = new Set(seats.map(({ person, workshop, round }) => `${person} ${workshop} ${round}`));
  const rules: [string, boolean][] = [
    ["one seat a round", isOnce(({ person, round }) => `${person} ${round}`)],
    ["no workshop twice", isOnce(({ person, workshop }) => `${person} ${workshop}`)],
    ["places", [...taken.values()].every(hasRoom)],
    ["pinned seats", pinnedSeats(drawn).every(({ person, workshop, round }) => held.has(`${person} ${workshop} ${round}`))],
  ];
  return rules.filter(([, holds]) => !holds).map(([rule]) => rule);
}
