import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { syntheticConversation } from "../../bench/synthetic-opinions.ts";
import { adjustedRand } from "./adjusted-rand.ts";
import { analyse } from "./analysis.ts";
import { buildAnswers, withParticipants } from "./answers.ts";
import type { Answers } from "./answers.ts";
import type { Stratum } from "./floor.ts";

const nothingRejected = (answers: Answers) => ({ answers, isRejected: Array.from({ length: answers.statements }, () => false) });

/** Any small conversation, also empty ones, and answers given twice. */
const conversations = fc
  .record({ participants: fc.integer({ min: 0, max: 90 }), statements: fc.integer({ min: 0, max: 12 }), seed: fc.integer() })
  .chain(({ participants, statements }) =>
    fc
      .array(
        fc.tuple(fc.nat(Math.max(0, participants - 1)), fc.nat(Math.max(0, statements - 1)), fc.integer({ min: -1, max: 1 })),
        { maxLength: participants === 0 || statements === 0 ? 0 : 400 },
      )
      .map((votes) => ({ participants, statements, votes })),
  );

const built = ({ participants, statements, votes }: { participants: number; statements: number; votes: readonly (readonly [number, number, number])[] }) =>
  buildAnswers(
    Int32Array.from(votes, ([p]) => p),
    Int32Array.from(votes, ([, j]) => j),
    Int8Array.from(votes, ([, , value]) => value),
    { participants, statements },
  );

describe("answers", () => {
  test("a later answer replaces an earlier one, and nothing else changes", () => {
    fc.assert(
      fc.property(conversations, (conversation) => {
        const answers = built(conversation);
        const last = new Map(conversation.votes.map(([p, j, value]) => [`${p} ${j}`, value]));
        const found = Array.from({ length: answers.participants }, (_, p) =>
          [...answers.codes.subarray(answers.rowStart[p], answers.rowStart[p + 1])].map((code) => [`${p} ${Math.floor(code / 3)}`, (code % 3) - 1] as const),
        ).flat();
        expect(new Map(found)).toEqual(last);
        expect(found).toHaveLength(last.size);
      }),
    );
  });
});

describe("an analysis", () => {
  test("of any few answers fails never, and claims nothing that is no number", () => {
    fc.assert(
      fc.property(conversations, fc.boolean(), (conversation, isPolis) => {
        const answers = built(conversation);
        const isRejected = Array.from({ length: answers.statements }, (_, j) => j % 4 === 3);
        const found = analyse({ answers, isRejected }, { mode: isPolis ? "polis" : "drop", testsStability: false });
        const numbers = [...found.means, ...found.positions, ...found.extremities, ...found.priorities, ...found.consensus, ...found.components.flatMap((one) => [...one])];
        expect(numbers.filter((number) => !Number.isFinite(number))).toEqual([]);
        for (const { floor, support } of found.floors) {
          expect(floor === null || (floor >= 0 && floor <= 1)).toBe(true);
          for (const { low, mean, high } of support) expect(low <= mean && mean <= high).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });

  test("is the same whatever the order of the people", () => {
    const answers = syntheticConversation(600, 40, 12_000);
    const shuffled = Uint32Array.from({ length: 600 }, (_, p) => (p * 7 + 13) % 600);
    const [one, other] = [answers, withParticipants(answers, shuffled)].map((rows) => analyse(nothingRejected(rows), { mode: "drop" }));
    if (!one || !other) throw new Error("unreachable");
    one.groupings.forEach((grouping, at) => {
      const labelOf = new Map(one.grouped.map((p, i) => [p, grouping.labels[i] ?? -1]));
      const mine = other.grouped.map((row) => labelOf.get(shuffled[row] ?? -1) ?? -1);
      expect(adjustedRand(mine, [...(other.groupings[at]?.labels ?? [])])).toBe(1);
    });
    expect(one.floors.map(({ floor }) => floor?.toFixed(9))).toEqual(other.floors.map(({ floor }) => floor?.toFixed(9)));
  });

  test("calls groups stable or not whatever the order of the people", () => {
    const noise = syntheticNoise(60, 12);
    const shuffled = Uint32Array.from({ length: 60 }, (_, p) => (p * 7 + 13) % 60);
    const [one, other] = [noise, withParticipants(noise, shuffled)].map(
      (rows) => analyse(nothingRejected(rows), { mode: "drop", testsStability: true }).stability,
    );
    expect(one?.size).toBeGreaterThan(0);
    expect(other).toEqual(one);
  });

  test("finds the groups that were put in, and says so only because they are stable", () => {
    const found = analyse(nothingRejected(twoCamps(80)), { mode: "drop", testsStability: true });
    expect(found.groups?.sizes).toEqual([40, 40]);
    expect(adjustedRand([...(found.groups?.labels ?? [])], found.grouped.map((p) => p % 2))).toBe(1);
    const told = found.representative.map((list) => list.map(({ statement, direction }) => `${statement} ${direction}`));
    // Statements 0 to 4 part the camps; 5 to 9 are agreed to by all.
    expect(told.flat().every((one) => /^[0-4] /.test(one))).toBe(true);
    const bridging = [...found.floors.keys()].sort((a, b) => (found.floors[b]?.floor ?? 0) - (found.floors[a]?.floor ?? 0)).slice(0, 5);
    expect(bridging.sort()).toEqual([5, 6, 7, 8, 9]);
  });

  test("finds no stable groups in noise", () => {
    const noise = syntheticNoise(60, 12);
    expect(analyse(nothingRejected(noise), { mode: "drop", testsStability: true }).groups).toBeUndefined();
  });

  test.each([8, 25, 80])("of %i people still says how far each perspective agrees", (people) => {
    const strata: Stratum[] = ["neighbour", "uses-drugs"].map((name, g) => ({
      name,
      members: Array.from({ length: people / 2 }, (_, i) => 2 * i + g).filter((p) => p < people),
      mustBeHeard: true,
    }));
    const found = analyse(nothingRejected(twoCamps(people)), { mode: "drop", strata, testsStability: true });
    expect(found.floors).toHaveLength(10);
    const claims = found.floors.map(({ supportedByAll }) => supportedByAll);
    // Four people a side are too few to be shown at all, twelve are enough, and only what all agree to is called so.
    const half = (claim: boolean | "unknown") => Array.from({ length: 5 }, () => claim);
    expect(claims).toEqual(people === 8 ? [...half("unknown"), ...half("unknown")] : [...half(false), ...half(true)]);
  });

  test("does not know what a perspective thinks that must be heard and gave few answers", () => {
    const strata: Stratum[] = [
      { name: "neighbour", members: Array.from({ length: 50 }, (_, p) => p), mustBeHeard: true },
      { name: "uses-drugs", members: [50, 51, 52, 53, 54, 55], mustBeHeard: true },
    ];
    const found = analyse(nothingRejected(twoCamps(56)), { mode: "drop", strata });
    expect(new Set(found.floors.map(({ supportedByAll }) => supportedByAll))).toEqual(new Set(["unknown"]));
  });

  test("is not moved by a flood: copies of one perspective that want what the others do not raise it by at most a twentieth of the list", () => {
    const answers = syntheticConversation(400, 60, 9000);
    const [, three] = analyse(nothingRejected(answers), { mode: "drop" }).groupings;
    const strataWith = (copies: number): Stratum[] =>
      ["neighbour", "uses-drugs", "works-here"].map((name, g) => ({
        name,
        members: Array.from({ length: 400 + (g === 1 ? copies : 0) }, (_, p) => p).filter((p) => p >= 400 || three?.labels[p] === g),
        mustBeHeard: true,
      }));
    const calm = analyse(nothingRejected(answers), { mode: "drop", strata: strataWith(0) });
    const divisive = [...calm.floors.keys()].sort((a, b) => wantedMore(calm, b) - wantedMore(calm, a)).slice(0, 5);
    const flooded = analyse(nothingRejected(withCopies(answers, 400, divisive)), { mode: "drop", strata: strataWith(400) });
    for (const statement of divisive) expect(rank(calm, statement) - rank(flooded, statement)).toBeLessThanOrEqual(0.05 * 60);
  });
});

type Found = ReturnType<typeof analyse>;

/** By how much those who use drugs support a statement more than the others do. */
function wantedMore(found: Found, j: number): number {
  const means = found.floors[j]?.support.map(({ mean }) => mean) ?? [];
  return (means[1] ?? 0) - Math.min(means[0] ?? 0, means[2] ?? 0);
}

function rank(found: Found, statement: number): number {
  const order = [...found.floors.keys()].sort((a, b) => (found.floors[b]?.floor ?? 0) - (found.floors[a]?.floor ?? 0));
  return order.indexOf(statement);
}

/** The even agree with statements 0 to 4 and the odd do not; nine of ten agree with 5 to 9. */
function twoCamps(people: number): Answers {
  return fromRule(people, 10, (p, j) => (j < 5 ? (p % 2 === 0 ? 1 : -1) : (p + j) % 10 === 0 ? -1 : 1));
}

function syntheticNoise(people: number, statements: number): Answers {
  return fromRule(people, statements, (p, j) => (((p + 1) * 2_654_435_761 + (j + 1) * 40_503 * (p + 7)) % 1_009) % 3 - 1);
}

function fromRule(people: number, statements: number, rule: (p: number, j: number) => number): Answers {
  const votes = Array.from({ length: people * statements }, (_, at) => [Math.floor(at / statements), at % statements] as const);
  return built({ participants: people, statements, votes: votes.map(([p, j]) => [p, j, rule(p, j)] as const) });
}

function withCopies(answers: Answers, copies: number, agreed: readonly number[]): Answers {
  const row = [...agreed].sort((a, b) => a - b).map((j) => 3 * j + 2);
  const participants = answers.participants + copies;
  const rowStart = new Uint32Array(participants + 1);
  rowStart.set(answers.rowStart);
  for (let p = answers.participants; p < participants; p += 1) rowStart[p + 1] = (rowStart[p] ?? 0) + row.length;
  const codes = new Uint16Array(rowStart[participants] ?? 0);
  codes.set(answers.codes);
  for (let p = answers.participants; p < participants; p += 1) codes.set(row, rowStart[p]);
  return { participants, statements: answers.statements, rowStart, codes };
}
