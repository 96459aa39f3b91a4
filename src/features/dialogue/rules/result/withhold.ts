import { fewestShown } from "./small-numbers.ts";

/**
 * A number of a table in which rows and columns add up: it flows from one sum to another, as `3 neighbours disagree` flows
 * from what neighbours say to who disagrees. The sums themselves are taken as known to everyone.
 */
export interface Cell {
  readonly from: string;
  readonly to: string;
  readonly value: number;
  /** What everyone knows it cannot be above, such as a group's size that is told to be under five. */
  readonly most?: number;
}

/**
 * Which cells are not told: those under five, none at all among them, and as many more as it takes that no cell that is
 * not told can be computed from the rest. Of those that help, the smallest together go, so that large numbers stay.
 * @returns by cell
 */
export function withheld(cells: readonly Cell[]): boolean[] {
  const hidden = cells.map(({ value }) => value < fewestShown);
  for (;;) {
    const detours = cells
      .filter((_, at) => hidden[at])
      .map((cell) => smallestDetour(cell, cells, hidden))
      .filter(({ costs }) => costs > 0)
      .sort((a, b) => a.costs - b.costs);
    const [first] = detours;
    if (!first) return hidden;
    // Where even hiding everything does not help, there is nothing left to compute it from.
    if (first.costs === Infinity) return cells.map(() => true);
    for (const at of first.told) hidden[at] = true;
  }
}

/** Told cells that would have to be hidden, and their sum; 0 when a hidden cell can have another value as it is. */
interface Detour {
  readonly costs: number;
  readonly told: readonly number[];
}

/**
 * A cell can have another value when what flows through it could as well go round through other hidden cells: with a cell
 * one goes up, against it one goes down. Then all sums stay as they are.
 */
function smallestDetour(cell: Cell, cells: readonly Cell[], hidden: readonly boolean[]): Detour {
  const none: Detour = { costs: Infinity, told: [] };
  const more = canGrow(cell) ? smallestWay(cell.to, cell.from, cell, cells, hidden) : none;
  const less = cell.value > 0 ? smallestWay(cell.from, cell.to, cell, cells, hidden) : none;
  return less.costs < more.costs ? less : more;
}

const canGrow = ({ value, most = Infinity }: Cell) => value < most;

/** The way from one sum to another on which the told cells are smallest together (Bellman and Ford). */
function smallestWay(start: string, end: string, without: Cell, cells: readonly Cell[], hidden: readonly boolean[]): Detour {
  const ways = new Map<string, Detour>([[start, { costs: 0, told: [] }]]);
  for (let isBetter = true; isBetter; ) {
    isBetter = false;
    for (const [at, cell] of cells.entries()) {
      if (cell === without) continue;
      const steps = [canGrow(cell) && [cell.from, cell.to], cell.value > 0 && [cell.to, cell.from]];
      for (const step of steps) {
        const so = step && ways.get(step[0] ?? "");
        if (!so) continue;
        const costs = so.costs + (hidden[at] ? 0 : cell.value);
        if (costs >= (ways.get(step[1] ?? "")?.costs ?? Infinity)) continue;
        ways.set(step[1] ?? "", { costs, told: hidden[at] ? so.told : [...so.told, at] });
        isBetter = true;
      }
    }
  }
  return ways.get(end) ?? { costs: Infinity, told: [] };
}
