import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openCounts } from "./open-counts.ts";
import { fewestShown } from "./small-numbers.ts";
import type { Summary } from "./summary.ts";
import { withheld } from "./withhold.ts";
import type { Cell } from "./withhold.ts";

const sums = ["agree", "disagree", "pass"] as const;

/** Groups that say three things, and the totals of what is said: as in the table of one statement. */
function tableOf(groups: readonly (readonly number[])[]): Cell[] {
  const told = groups.flatMap((group, g) => sums.map((to, v) => ({ from: `group ${g}`, to: to as string, value: group[v] ?? 0 })));
  const totals = sums.map((from, v) => ({ from: from as string, to: "all", value: groups.reduce((sum, group) => sum + (group[v] ?? 0), 0) }));
  return [...told, ...totals];
}

/** What may be known otherwise: how many answers each group gave. Everything else that is told stands in the table. */
function couldBe(groups: readonly (readonly number[])[], cells: readonly Cell[], hidden: readonly boolean[], cell: number): boolean {
  const rows = groups.map((group, g) => {
    const free = sums.map((_, v) => hidden[3 * g + v] ?? false);
    return rowsLike(group, free);
  });
  const totalAt = (v: number) => cells[3 * groups.length + v]?.value ?? 0;
  const isTold = (v: number) => !hidden[3 * groups.length + v];
  const walk = (g: number, so: readonly number[], other: boolean): boolean => {
    if (g === groups.length) {
      const fits = sums.every((_, v) => !isTold(v) || so[v] === totalAt(v));
      const totalIsOther = cell >= 3 * groups.length && so[cell - 3 * groups.length] !== cells[cell]?.value;
      return fits && (other || totalIsOther);
    }
    return (rows[g] ?? []).some((row) => {
      const sum = so.map((one, v) => one + (row[v] ?? 0));
      if (sums.some((_, v) => isTold(v) && (sum[v] ?? 0) > totalAt(v))) return false;
      const isOther = Math.floor(cell / 3) === g && row[cell % 3] !== cells[cell]?.value;
      return walk(g + 1, sum, other || isOther);
    });
  };
  return walk(0, [0, 0, 0], false);
}

/** All rows with the same sum and the same told cells. */
function rowsLike(row: readonly number[], free: readonly boolean[]): number[][] {
  const sum = row.reduce((total, one) => total + one, 0);
  const found: number[][] = [];
  for (let a = 0; a <= sum; a += 1)
    for (let d = 0; a + d <= sum; d += 1) {
      const other = [a, d, sum - a - d];
      if (other.every((one, v) => free[v] || one === row[v])) found.push(other);
    }
  return found;
}

/** The result of one statement: groups that are shown, and everybody else last. */
function resultOf(groups: readonly (readonly number[])[]): Summary {
  const rows = groups.slice(0, -1).map(([agree = 0, disagree = 0, pass = 0], g) => ({ name: `group ${g}`, people: 20, agree, disagree, seen: agree + disagree + pass, expected: 0, mean: 0, low: 0, high: 0, majority: 0 }));
  const [agree = 0, disagree = 0, pass = 0] = sums.map((_, v) => groups.reduce((sum, group) => sum + (group[v] ?? 0), 0));
  const statement = { id: "", agree, disagree, pass, support: rows, floor: null, supportedByAll: "unknown" as const };
  return { statements: [statement], groups: [], heard: Object.fromEntries(rows.map(({ name, people }) => [name, people])) };
}

describe("the counts for everyone", () => {
  /** Cells of the few who are nobody's perspective that can have one value only, where pages tell all totals. */
  function known(groups: readonly (readonly number[])[], hidden: readonly boolean[]): number[] {
    const totals = sums.map((_, v) => groups.reduce((sum, group) => sum + (group[v] ?? 0), 0));
    const values = sums.map(() => new Set<number>());
    const walk = (g: number, left: readonly number[]): void => {
      if (left.some((one) => one < 0)) return;
      const free = sums.map((_, v) => hidden[3 * g + v] ?? false);
      const rest = groups.at(-1) ?? [];
      if (g === groups.length - 1) {
        if (rowsLike(rest, free).some((row) => row.every((one, v) => one === left[v]))) left.forEach((one, v) => values[v]?.add(one));
      } else for (const row of rowsLike(groups[g] ?? [], free)) walk(g + 1, left.map((one, v) => one - (row[v] ?? 0)));
    };
    walk(0, totals);
    return [0, 1, 2].filter((v) => values[v]?.size === 1);
  }
  const rowHidden = (groups: readonly (readonly number[])[]) => {
    const { statements } = openCounts(resultOf(groups), 20 * (groups.length - 1) + 4);
    return statements.flatMap(({ byGroup }) => byGroup.flatMap((told) => told.map((one) => one === null)));
  };

  test("tell nothing of the few who are left, also beside the totals on a statement's own page", () => {
    const row = fc.tuple(fc.nat(13), fc.nat(7), fc.nat(3));
    const few = fc.tuple(fc.nat(2), fc.nat(1), fc.nat(1)).filter((counts) => counts.some((count) => count > 0));
    const table = fc.tuple(fc.array(row, { minLength: 1, maxLength: 2 }), few).map(([rows, last]) => [...rows, last]);
    fc.assert(
      fc.property(table, (groups) => {
        // What the totals alone tell, such as that nobody at all disagrees, no table can hide.
        expect(known(groups, rowHidden(groups))).toEqual(known(groups, groups.flatMap(() => [true, true, true])));
      }),
      { numRuns: 300, examples: [[[[2, 0, 0], [9, 7, 0], [2, 0, 0]]]] },
    );
  });
});

describe("what is not told", () => {
  test.each([
    ["nothing, where everything is large", [[20, 10, 8], [12, 9, 7]], []],
    ["a small cell, and three more of the smallest that keep it from being computed", [[20, 10, 3], [12, 9, 7], [30, 8, 6]], [1, 2, 7, 8]],
    ["in a group alone: it is the total, so small totals go too", [[20, 3, 2]], [1, 2, 4, 5]],
  ])("%s", (_, groups, wanted) => {
    const hidden = withheld(tableOf(groups));
    expect([...hidden.keys()].filter((at) => hidden[at])).toEqual(wanted);
  });

  test("leaves no number under five, and none that can be computed from those that are told", () => {
    const group = fc.tuple(fc.nat(9), fc.nat(9), fc.nat(9));
    fc.assert(
      fc.property(fc.array(group, { minLength: 1, maxLength: 3 }), (groups) => {
        const cells = tableOf(groups);
        const hidden = withheld(cells);
        cells.forEach(({ value }, at) => expect(hidden[at] || value >= fewestShown).toBe(true));
        if (hidden.every(Boolean)) return;
        const given = [...hidden.keys()].filter((at) => hidden[at] && !couldBe(groups, cells, hidden, at));
        expect(given).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
