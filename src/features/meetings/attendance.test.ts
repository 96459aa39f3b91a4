import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isMissed, markOf, marks, marksOf, standsInFor } from "./attendance.ts";
import type { Voice } from "./attendance.ts";

const mark = fc.constantFrom(...marks);
const someMarks = fc.array(mark, { maxLength: 12 });

describe("not seen for three meetings", () => {
  test("depends on the three newest meetings held while the party was in the network, and on nothing else", () => {
    fc.assert(
      fc.property(someMarks, someMarks, (newest, older) => {
        const counted = newest.filter((one) => one !== "not-yet");
        expect(counted.length < 3 || isMissed([...newest, ...older]) === isMissed(newest)).toBe(true);
        expect(isMissed(newest)).toBe(isMissed(counted));
        expect(isMissed(["present", ...newest])).toBe(false);
        expect(isMissed(newest) && counted.length < 3).toBe(false);
      }),
    );
  });

  test("says so at the third meeting in a row and not before; being there once begins it anew", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("apology" as const, "absent" as const), { maxLength: 6 }), someMarks, (away, before) => {
        expect(isMissed([...away, "present", ...before])).toBe(away.length >= 3);
      }),
    );
  });

  test.each([
    [[], false],
    [["absent", "absent"], false],
    [["absent", "absent", "not-yet", "not-yet"], false],
    [["absent", "apology", "absent", "present"], true],
    [["apology", "apology", "apology"], true],
    [["absent", "absent", "present", "absent"], false],
  ] as const)("%j → %s", (newestFirst, missed) => {
    expect(isMissed(newestFirst)).toBe(missed);
  });
});

describe("a party's mark", () => {
  test.each([
    [{ day: "2026-03-04", isPresent: true, sentApology: true }, "present"],
    [{ day: "2026-03-04", isPresent: false, sentApology: true }, "apology"],
    [{ day: "2026-03-04", isPresent: false, sentApology: false }, "absent"],
    [{ day: "2026-03-03", isPresent: false, sentApology: false }, "not-yet"],
    [{ day: "2026-03-03", isPresent: true, sentApology: false }, "present"],
  ] as const)("%j, in the network since 4 March → %s", (noted, expected) => {
    expect(markOf(noted, "2026-03-04")).toBe(expected);
  });
});

test("a party that was noted before it stood in the list is not new at later meetings", () => {
  const held = (day: string, present: string[]) => ({ id: day, number: 1, startsAt: new Date(`${day}T15:00:00Z`), present, apologies: [] });
  const meetings = [held("2026-03-18", []), held("2026-03-11", ["p"]), held("2026-03-04", [])];
  expect(marksOf({ id: "p", since: "2026-06-01" }, meetings)).toEqual(["absent", "present", "not-yet"]);
});

describe("a deputy", () => {
  const voice = (memberId: string, partyId: string, isDeputy: boolean): Voice => ({ memberId, partyId, partyName: partyId, function: "x", isDeputy });
  const [chair, deputy, other] = [voice("chair", "p", false), voice("deputy", "p", true), voice("other", "q", false)];
  const voices = [chair, deputy, other];

  test("stands in for the representative of the same party who sent an apology", () => {
    expect(standsInFor(deputy, voices, new Set(["chair"]))).toEqual([chair]);
  });

  test.each([
    ["nobody sent one", deputy, []],
    ["somebody of another party did", deputy, ["other"]],
    ["they are no deputy", chair, ["other", "chair"]],
  ] as const)("stands in for nobody when %s", (_, one, away) => {
    expect(standsInFor(one, voices, new Set<string>(away))).toEqual([]);
  });

  test("never stands in for themselves", () => {
    const both = voice("deputy", "p", false);
    expect(standsInFor(deputy, [both, deputy], new Set(["deputy"]))).toEqual([]);
  });
});
