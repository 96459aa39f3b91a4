import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { betaQuantile } from "../../../../opinions/beta.ts";
import { mapPicture } from "./map-picture.ts";
import { convexHull, drawMap, mapOf, outlineOf } from "./opinion-map.ts";
import type { Point } from "./opinion-map.ts";
import { perspectivesInGroups } from "./perspectives-in-groups.ts";
import { perspectiveAnswers } from "../perspective.ts";
import { answersBeforeSharing, sharingOf } from "../sharing.ts";
import { isSupportedByAll, ofStatements, summarise } from "./summary.ts";
import type { AnalysisInput, KeptSupport, StatementSummary, Summary } from "./summary.ts";
import { voicesOf, whereVoicesDiffer } from "./voices.ts";
import { workedExample } from "./worked-example.ts";

const whole = (max: number) => fc.integer({ min: 0, max });
const point = fc.record({ x: fc.integer({ min: -50, max: 50 }), y: fc.integer({ min: -50, max: 50 }) });
const points = fc.array(point, { minLength: 1, maxLength: 40 });

/** On which side of the line from a to b the point c lies. */
const side = (a: Point, b: Point, c: Point) => (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
const edges = (corners: readonly Point[]) => corners.map((corner, at) => [corner, corners[(at + 1) % corners.length] ?? corner] as const);

describe("shapes around groups", () => {
  test("a hull holds every point, is made of points, turns one way only, and does not depend on the order", () => {
    fc.assert(
      fc.property(points, (given) => {
        const hull = convexHull(given);
        for (const corner of hull) expect(given).toContainEqual(corner);
        for (const [a, b] of edges(hull)) for (const one of given) expect(side(a, b, one)).toBeGreaterThanOrEqual(-1e-9);
        expect(convexHull(given.toReversed())).toEqual(hull);
        expect(convexHull([...given, ...given])).toEqual(hull);
      }),
    );
  });

  test("an outline keeps a distance to everyone, also to one alone and to people in a row", () => {
    fc.assert(
      fc.property(points, (given) => {
        const outline = outlineOf(given);
        expect(outline.length).toBeGreaterThanOrEqual(16);
        for (const [a, b] of edges(outline))
          for (const one of given) expect(side(a, b, one) / Math.hypot(b.x - a.x, b.y - a.y)).toBeGreaterThan(5.5);
      }),
    );
  });
});

const people = fc.array(fc.tuple(fc.double({ min: -9, max: 9, noNaN: true }), fc.double({ min: -9, max: 9, noNaN: true }), whole(4)), { maxLength: 60 });
const asMap = (given: readonly (readonly [number, number, number])[]) =>
  mapOf(Float64Array.from(given.flatMap(([x, y]) => [x, y])), Int32Array.from(given, ([, , group]) => group));

describe("the map", () => {
  test("keeps small whole numbers, counts everyone once, and is the same whoever came first", () => {
    fc.assert(
      fc.property(people, (given) => {
        const map = asMap(given);
        expect(asMap(given.toReversed())).toEqual(map);
        expect(map.places.reduce((sum, [, , , count]) => sum + count, 0)).toBe(given.length);
        expect(map.places).toEqual([...map.places].sort((a, b) => a[2] - b[2] || a[1] - b[1] || a[0] - b[0]));
        for (const [column, row] of map.places) {
          expect(Number.isInteger(column) && column >= 0 && column < map.columns && map.columns <= 24).toBe(true);
          expect(Number.isInteger(row) && row >= 0 && row < map.rows && map.rows <= 24).toBe(true);
        }
      }),
    );
  });

  test("is drawn within its frame, with one shape, letter and badge for each group, and holds nothing else", () => {
    fc.assert(
      fc.property(people, (given) => {
        const map = asMap(given);
        const { width, height, groups } = drawMap(map);
        expect(groups.map(({ group }) => group)).toEqual([...new Set(given.map(([, , group]) => group))].sort());
        for (const { outline, badge, dots } of groups) {
          for (const { x, y } of [...outline, ...dots]) expect(x >= 0 && x <= width && y >= 0 && y <= height).toBe(true);
          expect(badge.x >= 10 && badge.x <= width - 10 && badge.y >= 10 && badge.y <= height - 10).toBe(true);
          for (const dot of dots) expect(Math.hypot(dot.x - badge.x, dot.y - badge.y)).toBeGreaterThan(15);
        }
        const words = mapPicture(map).replace(/<[^>]*>/g, "");
        expect(words).toBe(groups.map(({ letter }) => letter).join(""));
      }),
      { examples: [[[[0, 0, 0], [5e-324, 0, 1]]]] },
    );
  });

  test("of two thousand people is no larger than its grid", () => {
    const many = Array.from({ length: 2000 }, (_, i) => [Math.sin(i) * (i % 7), Math.cos(3 * i) * (i % 5), i % 3] as const);
    expect(mapPicture(asMap(many)).length).toBeLessThan(60_000);
  });
});

test("perspectives in groups are told only when nothing of fewer than five people can be found by subtracting", () => {
  const one = fc.tuple(fc.option(fc.constantFrom("neighbour", "uses_drugs", "relative", "unsaid")), fc.integer({ min: -1, max: 1 }));
  const crowd = fc.array(fc.tuple(one, fc.integer({ min: 1, max: 9 })), { maxLength: 14 });
  let told = 0;
  fc.assert(
    fc.property(crowd, (kinds) => {
      const all = kinds.flatMap(([person, times]) => Array.from({ length: times }, () => person));
      const found = perspectivesInGroups(all.map(([name]) => name), Int32Array.from(all, ([, group]) => group), 2);
      if (!found) return;
      told += 1;
      const sizes = [0, 1].map((g) => all.filter(([, group]) => group === g).length);
      for (const [g, cells] of found.entries()) {
        for (const count of Object.values(cells)) expect(count).toBeGreaterThanOrEqual(5);
        const left = (sizes[g] ?? 0) - Object.values(cells).reduce((sum, count) => sum + count, 0);
        expect(left === 0 || left >= 5).toBe(true);
      }
      for (const name of Object.keys(found[0] ?? {})) {
        const outside = all.filter(([own, group]) => own === name && group === -1).length;
        expect(outside === 0 || outside >= 5).toBe(true);
      }
    }),
    { numRuns: 2000 },
  );
  expect(told).toBeGreaterThan(0);
});

const support: fc.Arbitrary<KeptSupport> = fc
  .record({ name: fc.constantFrom("neighbour", "uses_drugs", "works_here", "relative"), agree: whole(20), disagree: whole(20), pass: whole(5), more: whole(9) })
  .map(({ name, agree, disagree, pass, more }) => {
    const seen = agree + disagree + pass;
    return { name, people: seen + more, agree, disagree, seen, expected: 0.5, mean: 0.5, low: 0.4, high: 0.6, majority: 0.5 };
  });
const statement: fc.Arbitrary<Omit<StatementSummary, "id">> = fc
  .tuple(fc.uniqueArray(support, { selector: ({ name }) => name, maxLength: 4 }), fc.constantFrom(true, false, "unknown" as const))
  .map(([list, supportedByAll]) => ({
    support: list,
    supportedByAll,
    floor: 0.4,
    agree: list.reduce((sum, one) => sum + one.agree, 0),
    disagree: list.reduce((sum, one) => sum + (one.disagree ?? 0), 0),
    pass: list.reduce((sum, one) => sum + one.seen - one.agree - (one.disagree ?? 0), 0),
  }));
const summary: fc.Arbitrary<Summary> = fc
  .array(statement, { minLength: 8, maxLength: 24 })
  .map((list) => ({ statements: list.map((one, j) => ({ ...one, id: String(j) })), groups: [], heard: {} }));

describe("two ways of counting", () => {
  test("lie between the least and the most agreeing; the second does not care how many answer", () => {
    fc.assert(
      fc.property(statement, (one) => {
        const { all, each } = voicesOf({ ...one, id: "a" });
        const seen = one.agree + one.disagree + one.pass;
        expect(all).toBe(seen >= 5 ? one.agree / seen : null);
        const heard = one.support.filter((own) => own.seen >= 10);
        const shares = heard.map((own) => own.agree / own.seen);
        expect(each === null).toBe(shares.length < 2);
        const value = each ?? shares[0] ?? 0;
        expect(value).toBeGreaterThanOrEqual(Math.min(...shares, value) - 1e-12);
        expect(value).toBeLessThanOrEqual(Math.max(...shares, value) + 1e-12);
        const tenfold = heard.map((own) => ({ ...own, agree: 10 * own.agree, seen: 10 * own.seen }));
        expect(voicesOf({ ...one, id: "a", support: tenfold }).each).toBe(each);
      }),
    );
  });

  test("are told of where they differ by more than ten points, five at most, the farthest first", () => {
    fc.assert(
      fc.property(summary, (one) => {
        const gaps = whereVoicesDiffer(one).map(({ all, each }) => Math.abs(all - each));
        expect(gaps.length).toBeLessThanOrEqual(5);
        for (const gap of gaps) expect(gap).toBeGreaterThan(0.1);
        expect(gaps).toEqual([...gaps].sort((a, b) => b - a));
      }),
    );
  });
});

describe("what somebody shares with others", () => {
  const own = fc.array(fc.constantFrom(-1, 0, 1, null), { minLength: 24, maxLength: 24 }).map(
    (values) => new Map(values.flatMap((value, j) => (value === null ? [] : [[String(j), value] as const]))),
  );

  test("is told after ten answers, of perspectives that are large and heard enough, and is true", () => {
    let told = 0;
    fc.assert(
      fc.property(summary, own, (one, mine) => {
        const found = sharingOf(one, mine);
        expect(found.length > 0 && mine.size < answersBeforeSharing).toBe(false);
        told += found.length;
        const supportOf = (id: string, name: string) => one.statements.find((s) => s.id === id)?.support.find((s) => s.name === name);
        for (const { perspective, of, shared, differ } of found) {
          expect(shared.length + differ.length).toBeLessThanOrEqual(of);
          expect(differ.length).toBeLessThanOrEqual(3);
          for (const id of [...shared, ...differ.map((two) => two.id)]) {
            const theirs = supportOf(id, perspective);
            expect(theirs && theirs.people >= 5 && theirs.seen >= 10).toBe(true);
          }
          for (const id of shared) {
            const { agree = 0, disagree = 0, seen = 0 } = supportOf(id, perspective) ?? {};
            expect(2 * (mine.get(id) === 1 ? agree : disagree)).toBeGreaterThan(seen);
          }
          for (const { id, theirs } of differ) expect(mine.get(id)).toBe(theirs === "agree" ? -1 : 1);
        }
      }),
      { numRuns: 300 },
    );
    expect(told).toBeGreaterThan(20);
  });

  test("turned around, shared and different change places", () => {
    fc.assert(
      fc.property(summary, own, (one, mine) => {
        const turned = sharingOf(one, new Map([...mine].map(([id, value]) => [id, -value])));
        for (const { perspective, of, shared } of sharingOf(one, mine)) {
          const other = turned.find((two) => two.perspective === perspective);
          expect(other?.of).toBe(of);
          expect(other?.shared.filter((id) => shared.includes(id))).toEqual([]);
        }
      }),
    );
  });
});

test("nothing is supported by all on the word of one perspective", () => {
  fc.assert(
    fc.property(statement, (one) => {
      const heard = one.support.filter(({ seen }) => seen >= 10).length;
      expect(isSupportedByAll({ ...one, id: "a" })).toBe(one.supportedByAll === true && heard >= 2);
    }),
  );
});

/** People of three perspectives who answer by a rule, so that groups can appear. */
function crowd(size: number, statements: number): AnalysisInput {
  const given = Array.from({ length: size }, (_, p) =>
    Array.from({ length: statements }, (__, j) => ({ p, j, value: (j % 3 === 0 ? p % 2 === 0 : (p * 7 + j * 5) % 11 > 1) ? 1 : -1 })),
  ).flat();
  return {
    statementIds: Array.from({ length: statements }, (_, j) => `s${j}`),
    people: size,
    persons: Int32Array.from(given, ({ p }) => p),
    statements: Int32Array.from(given, ({ j }) => j),
    values: Int8Array.from(given, ({ value }) => value),
    perspectives: Array.from({ length: size }, (_, p) => perspectiveAnswers[p % 3] ?? null),
    mustBeHeard: ["neighbour", "uses_drugs"],
  };
}

describe("a summary", () => {
  test.each([1, 8, 25, 29, 30, 80])("of %i people has groups and a map together, from thirty on, none smaller than five", (size) => {
    const { groups, map, grouped } = summarise(crowd(size, 20));
    expect(grouped).toBe(size);
    expect(map === undefined).toBe(groups.length === 0);
    expect(groups.length > 1).toBe(size >= 30);
    for (const group of groups) {
      expect(group.size).toBeGreaterThanOrEqual(5);
      for (const { id } of group.says) expect(group.agrees?.[id]).toBeDefined();
    }
  });

  test("is shown without statements that have been taken down since", () => {
    const whole = summarise(crowd(80, 20));
    const ids = new Set(whole.statements.map(({ id }) => id).filter((_, j) => j % 3 !== 0));
    const shown = ofStatements(whole, ids);
    expect(shown.statements.map(({ id }) => id)).toEqual([...ids]);
    expect(shown.groups.flatMap(({ says }) => says.map(({ id }) => id)).filter((id) => !ids.has(id))).toEqual([]);
    expect(ofStatements(whole, new Set(whole.statements.map(({ id }) => id)))).toEqual(whole);
  });

  test("has an example whose numbers give the result again", () => {
    const example = workedExample(summarise(crowd(80, 20)));
    expect(example?.rows.length).toBeGreaterThanOrEqual(2);
    for (const { agree, seen, expected, a, b, low, mean } of example?.rows ?? []) {
      expect([a, b]).toEqual([agree + 16 * expected, seen - agree + 16 * (1 - expected)]);
      expect(betaQuantile(0.1, Number(a.toFixed(3)), Number(b.toFixed(3)))).toBeCloseTo(low, 4);
      expect(a / (a + b)).toBeCloseTo(mean);
    }
    expect(Math.min(...(example?.rows ?? []).map(({ low }) => low))).toBe(example?.floor);
  });
});
