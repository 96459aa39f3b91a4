import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bandsOf, fewestShown, mergeSmall } from "./small-counts.ts";

const steps = ["a", "b", "c", "d", "e"];

const sum = (counts: readonly number[]) => counts.reduce((total, one) => total + one, 0);

/** All ways in which so many can be spread over so many places. */
function spreads(total: number, places: number): number[][] {
  if (places === 1) return [[total]];
  return Array.from({ length: total + 1 }, (_, first) => spreads(total - first, places - 1).map((rest) => [first, ...rest])).flat();
}

/** What everyone is told, and the counts that lead to exactly that: among them somebody who knows the rule has to choose. */
function behind(total: number, places: number, told: (counts: readonly number[]) => unknown): Map<string, number[][]> {
  const found = new Map<string, number[][]>();
  for (const counts of spreads(total, places)) {
    const key = JSON.stringify(told(counts));
    found.set(key, [...(found.get(key) ?? []), counts]);
  }
  return found;
}

/** Numbers under five that can be told for certain, by who knows the rule and the sum. */
function certain(total: number, places: number, told: (counts: readonly number[]) => unknown): string[] {
  return [...behind(total, places, told)].flatMap(([key, all]) =>
    Array.from({ length: places }, (_, at) => new Set(all.map((counts) => counts[at])))
      .filter((values) => values.size === 1 && [...values].every((value = 0) => value < fewestShown))
      .map(() => key),
  );
}

describe("a scale in bands", () => {
  const counts = fc.array(fc.oneof(fc.nat(4), fc.nat(30)), { minLength: 5, maxLength: 5 });

  test("tells every step once, every answer once, and nothing under five", () => {
    fc.assert(
      fc.property(counts, (given) => {
        const bands = bandsOf(steps, given);
        expect(bands === undefined).toBe(sum(given) < fewestShown);
        if (!bands) return;
        expect(bands.flatMap((band) => band.steps)).toEqual(steps);
        expect(sum(bands.map(({ count }) => count))).toBe(sum(given));
        for (const { count } of bands) expect(count).toBeGreaterThanOrEqual(fewestShown);
      }),
    );
  });

  test.each([5, 9, 10, 12, 15, 16])("lets nobody compute a small number of %i answers", (total) => {
    expect(certain(total, 5, (given) => bandsOf(steps, given))).toEqual([]);
  });

  test.each([
    [[5, 6, 7, 8, 9], ["a:5", "b:6", "c:7", "d:8", "e:9"]],
    [[18, 14, 3, 1, 0], ["a:18", "bcde:18"]],
    [[18, 14, 3, 2, 0], ["a:18", "b:14", "cde:5"]],
    [[0, 0, 0, 0, 12], ["abcde:12"]],
    [[1, 1, 1, 1, 0], undefined],
  ])("%j", (given, told) => {
    expect(bandsOf(steps, given)?.map((band) => `${band.steps.join("")}:${band.count}`)).toEqual(told);
  });
});

describe("groups, the small ones together", () => {
  const told = (counts: readonly number[]) => mergeSmall(counts.map((count, at) => ({ of: at, count })));

  test("are told once each, and nothing under five", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(12), { maxLength: 8 }), (counts) => {
        const { shown, others } = told(counts);
        for (const { of, count } of shown) expect([count, count >= fewestShown]).toEqual([counts[of], true]);
        expect(others === null).toBe(sum(counts) > 0 && sum(counts) < fewestShown);
        if (others === null) return;
        expect(sum(shown.map(({ count }) => count)) + others).toBe(sum(counts));
        expect(others === 0 || others >= fewestShown).toBe(true);
      }),
    );
  });

  test.each([5, 6, 9, 10, 11, 14])("let nobody compute a small number of %i people, not even by who is missing", (total) => {
    // Groups of nobody are not there to be asked about.
    expect(certain(total, 4, (counts) => (counts.includes(0) ? counts : told(counts)))).toEqual(
      certain(total, 4, (counts) => (counts.includes(0) ? counts : "")),
    );
  });
});
