import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { solved } from "../../../test/solve-puzzle.ts";
import { floodOf, puzzleLifetimeMs, secondsLeft, standingOf, usualGuard } from "./guard.ts";
import { makePuzzle, readPuzzle } from "./puzzle.ts";

const now = new Date("2026-03-02T09:00:00Z");
const work = { tries: 8, rounds: 5 };
const path = "/vesterbro/street/report";
const after = (ms: number) => new Date(now.getTime() + ms);

describe("how a puzzle stands", () => {
  const ages = fc.integer({ min: -10 * 60_000, max: 3 * puzzleLifetimeMs });
  const waits = fc.integer({ min: 1, max: 600 });

  test("nothing lets through that is neither solved nor waited for, nor what is too old", () => {
    fc.assert(
      fc.property(ages, waits, fc.boolean(), (age, wait, isSolved) => {
        const standing = standingOf({ madeAt: now, isSolved }, wait, after(age));
        const counts = age >= -60_000 && age <= puzzleLifetimeMs;
        expect(standing === "solved").toBe(counts && isSolved);
        expect(standing === "waited").toBe(counts && !isSolved && age >= wait * 1000);
      }),
    );
  });

  test("whoever waits as long as they were told has waited", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 * 60_000 }), waits, (age, wait) => {
        const puzzle = { madeAt: now, isSolved: false };
        fc.pre(standingOf(puzzle, wait, after(age)) === "early");
        const told = secondsLeft(now, wait, after(age));
        expect(told).toBeLessThanOrEqual(wait);
        expect(standingOf(puzzle, wait, after(age + told * 1000))).toBe("waited");
      }),
    );
  });
});

test("a flood is far above what a newspaper or a busy drop-in centre brings", () => {
  expect(floodOf(300)).toEqual({ atOnce: 300, secondsEach: 2 });
  expect(floodOf(0)).toBeUndefined();
  expect(usualGuard.flood).toEqual(floodOf(300));
});

describe("a puzzle", () => {
  const make = (more: Partial<{ secret: string; path: string }> = {}) => makePuzzle(more.secret ?? "a secret", more.path ?? path, work, now);
  const read = (text: string) => readPuzzle("a secret", path, text);

  test("is known again, unsolved and solved, with the moment it was made", async () => {
    const puzzle = await make();
    expect(await read(puzzle)).toMatchObject({ madeAt: now, isSolved: false });
    const answered = await read(await solved(puzzle));
    expect(answered).toMatchObject({ madeAt: now, isSolved: true });
    expect(answered?.id).toBe((await read(puzzle))?.id);
    expect((await read(await make()))?.id).not.toBe(answered?.id);
  });

  test("of another form or another installation is none, solved or not", async () => {
    for (const foreign of [await make({ path: "/norrebro/street/report" }), await make({ path: "/sign-in" }), await make({ secret: "another secret" })]) {
      expect(await read(foreign)).toBeUndefined();
      expect(await read(await solved(foreign))).toBeUndefined();
    }
  });

  test("is not solved by another's answer, nor by none, nor by the prefix that everybody sees", async () => {
    const [mine, other] = [await make(), JSON.parse(await solved(await make()))];
    const { challenge } = JSON.parse(mine);
    const { keyPrefix } = challenge.parameters;
    for (const derivedKey of [other.solution.derivedKey, "", keyPrefix, keyPrefix.padEnd(64, "0"), "zz"])
      expect((await read(JSON.stringify({ challenge, solution: { counter: 1, derivedKey } })))?.isSolved ?? false).toBe(false);
  });

  test("that was changed anywhere is none", async () => {
    const puzzle = await solved(await make());
    const question = puzzle.indexOf(',"solution"');
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: question - 1 }), fc.constantFrom("0", "9", "a", "/", '"', "}"), async (at, letter) => {
        const changed = puzzle.slice(0, at) + letter + puzzle.slice(at + 1);
        fc.pre(changed !== puzzle);
        expect(await read(changed)).toBeUndefined();
      }),
    );
  });

  test("that is no puzzle at all is none", async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json(), fc.constant("[".repeat(5000))), async (text) => {
        expect(await read(text)).toBeUndefined();
      }),
    );
  });
});
