import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fewestShown } from "./small-numbers.ts";
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
