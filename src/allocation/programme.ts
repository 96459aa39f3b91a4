import highsModule from "highs";
import { firstWishes, hasFirstWishPinned, openWishes, pinnedSeats } from "./draw.ts";
import type { Drawn, Placed } from "./draw.ts";
import { objectivesOf } from "./objectives.ts";
import type { Objectives } from "./objectives.ts";

/** The package declares the types of its CommonJS form only, where the loader stands one step deeper. */
const load = highsModule as unknown as typeof highsModule.default;

export type Highs = Awaited<ReturnType<typeof load>>;
type ModelData = Parameters<Highs["raw"]["mipCall"]>[0];

let loaded: Promise<Highs> | undefined;

/** Loads HiGHS, a solver for integer programmes, as WebAssembly of 3.5 MB: once, and not before it is needed. */
export const loadHighs = (): Promise<Highs> => (loaded ??= load());

/** An integer programme: one yes or no for each person, open wish and round, and one for each person without a first wish. */
export interface Programme {
  readonly model: ModelData;
  /** By column; undefined for the columns of people without. */
  readonly seatAt: readonly (Placed | undefined)[];
  readonly personAt: readonly number[];
  /** What each column adds to each objective. */
  readonly costs: { readonly [K in keyof Objectives]: Float64Array };
  /** The row that counts places. */
  readonly rows: { readonly places: number };
  /** What pinned seats already count for in the objectives. */
  readonly given: Objectives;
}

interface Row {
  readonly lower: number;
  readonly upper: number;
  readonly columns: number[];
}

/**
 * Writes down the programme. Its rows: nobody is in two workshops of a round, or twice in one workshop; no session is over
 * its places; whoever has none of their first wishes counts as without; and one row counts places, without a limit yet.
 */
export function programmeOf(highs: Highs, drawn: Drawn): Programme {
  const infinity = highs.infinity;
  const rows: Row[] = [];
  const row = (lower: number, upper: number) => rows.push({ lower, upper, columns: [] }) - 1;
  const put = (at: number, column: number) => rows[at]?.columns.push(column);
  const seatAt: (Placed | undefined)[] = [];
  const personAt: number[] = [];
  const costs: { readonly [K in keyof Objectives]: number[] } = { places: [], squares: [], without: [] };
  const column = (person: number, seat: Placed | undefined, rank: number): number => {
    costs.places.push(seat ? 1 : 0);
    costs.squares.push(rank * rank);
    costs.without.push(seat ? 0 : 1);
    personAt.push(person);
    return seatAt.push(seat) - 1;
  };
  const places = row(-infinity, infinity);
  const sessions = drawn.room.map((byRound) => byRound.map((places) => row(-infinity, places)));
  drawn.people.forEach((person, p) => {
    const { free } = person;
    const rounds = new Map(free.map((round) => [round, row(-infinity, 1)]));
    const countsAsWithout = person.wishes.length > 0 && !hasFirstWishPinned(person);
    const first = countsAsWithout ? row(1, infinity) : undefined;
    for (const { workshop, rank } of openWishes(person)) {
      const once = row(-infinity, 1);
      for (const round of free) {
        if (!drawn.room[workshop]?.[round]) continue;
        const seat = column(p, { person: p, workshop, round }, rank);
        put(once, seat);
        put(rounds.get(round) ?? -1, seat);
        put(sessions[workshop]?.[round] ?? -1, seat);
        put(places, seat);
        if (first !== undefined && rank <= firstWishes) put(first, seat);
      }
    }
    if (first !== undefined) put(first, column(p, undefined, 0));
  });
  const columns = seatAt.length;
  return {
    model: {
      numCols: columns,
      numRows: rows.length,
      colCost: new Float64Array(columns),
      colLower: new Float64Array(columns),
      colUpper: new Float64Array(columns).fill(1),
      rowLower: rows.map(({ lower }) => lower),
      rowUpper: rows.map(({ upper }) => upper),
      matrix: matrixOf(rows, columns),
      integrality: new Int32Array(columns).fill(highs.constants.variableType.integer),
    },
    seatAt,
    personAt,
    costs: { places: Float64Array.from(costs.places), squares: Float64Array.from(costs.squares), without: Float64Array.from(costs.without) },
    rows: { places },
    given: { ...objectivesOf(drawn, pinnedSeats(drawn)), without: 0 },
  };
}

function matrixOf(rows: readonly Row[], columns: number) {
  const starts = new Int32Array(rows.length + 1);
  rows.forEach((row, at) => {
    starts[at + 1] = (starts[at] as number) + row.columns.length;
  });
  return {
    format: "csr" as const,
    numRows: rows.length,
    numCols: columns,
    starts,
    indices: Int32Array.from(rows.flatMap((row) => row.columns)),
    values: new Float64Array(starts.at(-1) ?? 0).fill(1),
  };
}
