import { describe, expect, test } from "vitest";
import { answersState, canBeMatched, perspectivesTold } from "./downloads.ts";
import { randomAt } from "../../../../opinions/random.ts";

/** The one solution of equations, by Gauss and Jordan; undefined when there are several. */
function solved(equations: readonly (readonly number[])[], unknowns: number): number[] | undefined {
  const rows = equations.map((row) => [...row]);
  for (let column = 0; column < unknowns; column += 1) {
    const best = rows.slice(column).reduce((most, row, at) => (Math.abs(row[column] ?? 0) > Math.abs(rows[most]?.[column] ?? 0) ? column + at : most), column);
    const pivot = rows[best];
    if (!pivot || Math.abs(pivot[column] ?? 0) < 1e-7) return undefined;
    [rows[best], rows[column]] = [rows[column] ?? [], pivot];
    const unit = pivot.map((value) => value / (pivot[column] ?? 1));
    rows.forEach((row, at) => {
      const factor = row[column] ?? 0;
      rows[at] = at === column ? unit : row.map((value, k) => value - factor * (unit[k] ?? 0));
    });
  }
  return rows.slice(0, unknowns).map((row) => Math.round(row[unknowns] ?? 0) || 0);
}

describe("answers for everyone", () => {
  test("are not there where rows and figures together give away who belongs to a perspective", () => {
    const [people, statements] = [40, 30];
    const belongs = Array.from({ length: people }, (_, p) => Number(p % 5 < 2));
    const given = belongs.map((_, p) => Array.from({ length: statements }, (_, j) => Math.floor(4 * randomAt(7, p, j))));
    const figures = [0, 1, 2].flatMap((value) =>
      Array.from({ length: statements }, (_, j) => {
        const those = given.map((row) => Number(row[j] === value));
        return [...those, those.reduce((sum, one, p) => sum + one * (belongs[p] ?? 0), 0)];
      }),
    );
    expect(solved(figures, people)).toEqual(belongs);
    expect(canBeMatched({ people, perspectives: 1, statements })).toBe(true);
  });

  test.each([
    [{ people: 100, perspectives: 2, statements: 60 }, "matched"],
    [{ people: 2_880, perspectives: 2, statements: 60 }, "ready"],
    [{ people: 2_879, perspectives: 2, statements: 60 }, "matched"],
    [{ people: 20, perspectives: 0, statements: 60 }, "ready"],
    [{ people: 19, perspectives: 0, statements: 60 }, "few"],
    [{ people: 0, perspectives: 0, statements: 60 }, "gone"],
  ])("%j: %s", (kept, state) => {
    expect(answersState({ status: "closed" }, kept, 100)).toBe(state);
    expect(answersState({ status: "open" }, kept, 100)).toBe("open");
  });

  test("perspectives of fewer than five have no figures, nor have those who have not said", () => {
    expect(perspectivesTold(new Map([[null, 20], ["unsaid", 30], ["neighbour", 5], ["relative", 4]]))).toBe(1);
  });
});
