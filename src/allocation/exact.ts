import { pinnedSeats } from "./draw.ts";
import type { Drawn, Placed } from "./draw.ts";
import { compareObjectives, objectivesOf, peopleWithout } from "./objectives.ts";
import type { Objectives } from "./objectives.ts";
import { loadHighs, programmeOf } from "./programme.ts";
import type { Highs, Programme } from "./programme.ts";

/** The best that each objective could be, given those before it; null where nothing is known. */
export type Bounds = { readonly [K in keyof Objectives]: number | null };

/** What the solver found. It is proven to be best where the bounds are what was reached. */
export interface Exact {
  readonly seats: readonly Placed[];
  readonly bounds: Bounds;
}

interface Found {
  readonly seats: readonly Placed[];
  /** What the sought sum is at least. */
  readonly atLeast: number;
}

/**
 * Solves the objectives with an integer programme: for workshops that run in some rounds only, rooms that change, and
 * pinned seats, where the relaxation may promise too much.
 * @param start seats to begin from, pinned ones among them
 * @param mostPlaces no allocation fills more
 * @param patienceMs after that it gives the best it has; then some bound differs from what was reached
 */
export async function solveExactly(drawn: Drawn, start: readonly Placed[], mostPlaces: number, patienceMs: number): Promise<Exact> {
  const highs = await loadHighs();
  const ends = performance.now() + patienceMs;
  const programme = programmeOf(highs, drawn);
  const weights = weightsOf(drawn);
  const { places, squares, without } = programme.costs;
  const all = places.map((own, at) => weights.square * (squares[at] ?? 0) + (without[at] ?? 0) - weights.place * own);
  const placesIn = (seats: readonly Placed[]) => objectivesOf(drawn, seats).places;
  const solve = (costs: Float64Array, seats: readonly Placed[], fewestPlaces = 0) =>
    run(highs, drawn, programme, { costs, seats, fewestPlaces, seconds: Math.max(0, (ends - performance.now()) / 1000) });

  let best = solve(all, start);
  let most = mostPlaces;
  if (placesIn(best.seats) < most) {
    // The weight of a place is large but not above everything, so whether more can be filled is asked by itself.
    const fullest = solve(places.map((own) => -own), best.seats);
    most = Math.min(most, programme.given.places - fullest.atLeast);
    if (placesIn(fullest.seats) > placesIn(best.seats)) best = solve(all, fullest.seats, placesIn(fullest.seats));
  }
  return { seats: best.seats, bounds: boundsOf(drawn, programme, best, most) };
}

/**
 * The squares outweigh the people without. A place outweighs the squares of eight people who must move for it: more would be
 * safer still, but takes numbers that a solver which counts in fractions cannot tell apart.
 */
function weightsOf({ people }: Drawn): { place: number; square: number } {
  const longest = people.reduce((most, { wishes }) => Math.max(most, wishes.length), 1);
  const square = people.length + 1;
  return { square, place: 8 * square * longest * longest };
}

/** What the weighed sum's bound says of each objective. */
function boundsOf(drawn: Drawn, { given }: Programme, best: Found, places: number): Bounds {
  const weights = weightsOf(drawn);
  const reached = objectivesOf(drawn, best.seats);
  if (reached.places !== places || !Number.isFinite(best.atLeast)) return { places, squares: null, without: null };
  const rest = best.atLeast + weights.place * (reached.places - given.places);
  const squares = given.squares + Math.ceil((rest - drawn.people.length) / weights.square);
  if (squares !== reached.squares) return { places, squares, without: null };
  return { places, squares, without: Math.max(0, rest - weights.square * (squares - given.squares)) };
}

/** Runs the solver for the least sum of costs, from seats that are known. */
function run(
  highs: Highs,
  drawn: Drawn,
  { model, rows, seatAt, personAt }: Programme,
  sought: { readonly costs: Float64Array; readonly seats: readonly Placed[]; readonly fewestPlaces: number; readonly seconds: number },
): Found {
  const { modelStatus, solutionStatus } = highs.constants;
  const solver = highs.createModel({ ...model, colCost: sought.costs });
  try {
    // All sums are whole numbers, so what is less than one away is there.
    solver.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0.9, time_limit: sought.seconds, random_seed: 0 });
    const given = objectivesOf(drawn, pinnedSeats(drawn)).places;
    solver.changeRowBounds(rows.places, sought.fewestPlaces - given, highs.infinity);
    solver.setSolution({ colValue: columnsOf(drawn, seatAt, personAt, sought.seats) });
    solver.run();
    const isSolved = solver.getModelStatus() === modelStatus.optimal;
    const bound = Number(solver.info.get("mip_dual_bound"));
    if (solver.info.get("primal_solution_status") !== solutionStatus.feasible)
      return { seats: sought.seats, atLeast: Number.isFinite(bound) ? Math.ceil(bound - 1e-3) : Number.NEGATIVE_INFINITY };
    const { colValue } = solver.getSolution();
    const found = [...pinnedSeats(drawn), ...seatAt.flatMap((seat, column) => (seat && (colValue[column] ?? 0) > 0.5 ? [seat] : []))];
    const sum = sought.costs.reduce((all, cost, column) => all + cost * Math.round(colValue[column] ?? 0), 0);
    return {
      seats: compareObjectives(objectivesOf(drawn, found), objectivesOf(drawn, sought.seats)) < 0 ? found : sought.seats,
      atLeast: isSolved ? sum : Number.isFinite(bound) ? Math.ceil(bound - 1e-3) : Number.NEGATIVE_INFINITY,
    };
  } finally {
    solver.dispose();
  }
}

/** Seats as the solver's columns. */
function columnsOf(drawn: Drawn, seatAt: Programme["seatAt"], personAt: readonly number[], seats: readonly Placed[]): Float64Array {
  const keyOf = ({ person, workshop, round }: Placed) => `${person} ${workshop} ${round}`;
  const taken = new Set(seats.map(keyOf));
  const without = new Set(peopleWithout(drawn, seats));
  return Float64Array.from(seatAt, (seat, column) => ((seat ? taken.has(keyOf(seat)) : without.has(personAt[column] ?? -1)) ? 1 : 0));
}
