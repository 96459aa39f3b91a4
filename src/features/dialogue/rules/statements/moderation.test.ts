import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { areOtherSides, sidesOf, stepsOpenTo } from "./moderation.ts";
import type { Reader, Standing } from "./moderation.ts";
import { newSinceAnswered, statementStatuses, statusForWriter } from "./statement.ts";

const reader = fc.record({ memberId: fc.constantFrom("a", "b", "c", "d"), parties: fc.uniqueArray(fc.constantFrom("x", "y", "z"), { maxLength: 2 }) });
const standing: fc.Arbitrary<Standing> = fc.record({
  status: fc.constantFrom(...statementStatuses),
  isProposed: fc.boolean(),
  isAppealed: fc.boolean(),
  wasPublished: fc.boolean(),
  isOpen: fc.boolean(),
});

describe("who may do what with a statement", () => {
  test("nobody returns alone, none of one side returns together, and nobody answers an appeal against themselves", () => {
    fc.assert(
      fc.property(standing, fc.array(reader, { maxLength: 4 }), reader, (stands, before, me) => {
        const steps = stepsOpenTo(stands, before, me);
        const last = before.at(-1);
        expect(steps.includes("return") && (last === undefined || !areOtherSides(last, me))).toBe(false);
        expect(steps.includes("uphold") && before.some(({ memberId }) => memberId === me.memberId)).toBe(false);
        // What people may have answered is never merged, and what never was public ends with the question.
        expect(steps.includes("merge") && (stands.wasPublished || stands.status !== "waiting")).toBe(false);
        expect(steps.includes("merge") && !stands.isOpen).toBe(false);
        expect(steps.includes("return") || steps.includes("propose") ? stands.status : "waiting").toBe("waiting");
      }),
    );
  });

  test("to be of another side is the same both ways, and the secretariat is one side", () => {
    fc.assert(
      fc.property(reader, reader, (one, other) => {
        expect(areOtherSides(one, other)).toBe(areOtherSides(other, one));
        expect(areOtherSides(one, one)).toBe(false);
      }),
    );
    const says = (memberId: string, ...parties: string[]): Reader => ({ memberId, parties });
    expect(areOtherSides(says("a"), says("b"))).toBe(false);
    expect(areOtherSides(says("a"), says("b", "x"))).toBe(true);
    expect(areOtherSides(says("a", "x"), says("b", "x", "y"))).toBe(false);
    expect(sidesOf([says("a"), says("b", "x"), says("c", "x"), says("d", "y")])).toBe(3);
    expect(sidesOf([says("a"), says("b")])).toBe(1);
  });

  test.each<[string, Partial<Standing>, Reader[], string[]]>([
    ["a new one", {}, [], ["publish", "merge", "propose"]],
    ["one I want to return", { isProposed: true }, [{ memberId: "me", parties: ["x"] }], ["publish", "merge"]],
    ["one my own side wants to return", { isProposed: true }, [{ memberId: "a", parties: ["x"] }], ["publish", "merge"]],
    ["one another side wants to return", { isProposed: true }, [{ memberId: "a", parties: ["y"] }], ["publish", "merge", "return"]],
    ["a public one", { status: "published", wasPublished: true }, [], ["take_out"]],
    ["one another side has taken down", { isProposed: true, wasPublished: true, isOpen: false }, [{ memberId: "a", parties: [] }], ["publish", "return"]],
    ["a returned one", { status: "returned" }, [], []],
    ["an appeal", { status: "merged", isAppealed: true }, [{ memberId: "a", parties: ["x"] }], ["publish", "uphold"]],
    ["an appeal after I have decided", { status: "returned", isAppealed: true }, [{ memberId: "me", parties: ["x"] }], []],
    ["a new one after closing", { isOpen: false }, [], []],
  ])("%s", (_name, stands, before, steps) => {
    const fresh: Standing = { status: "waiting", isProposed: false, isAppealed: false, wasPublished: false, isOpen: true };
    expect(stepsOpenTo({ ...fresh, ...stands }, before, { memberId: "me", parties: ["x"] })).toEqual(steps);
  });
});

test("a writer hears of a status, never of what one alone thinks", () => {
  const at = { status: "waiting", isProposed: false, appealedOn: null, appealAnsweredOn: null, publishedOn: null, isOpen: true } as const;
  expect(statusForWriter(at)).toBe("waiting");
  expect(statusForWriter({ ...at, isProposed: true })).toBe("reading");
  expect(statusForWriter({ ...at, isProposed: true, publishedOn: "2026-03-02" })).toBe("taken_out");
  expect(statusForWriter({ ...at, isOpen: false })).toBe("late");
  expect(statusForWriter({ ...at, status: "returned", appealedOn: "2026-03-02" })).toBe("appealed");
  expect(statusForWriter({ ...at, status: "merged", appealedOn: "2026-03-02", appealAnsweredOn: "2026-03-03" })).toBe("upheld");
  expect(statusForWriter({ ...at, status: "published", appealedOn: "2026-03-02", appealAnsweredOn: "2026-03-03" })).toBe("published");
});

test("new statements are told of only to who had answered all before", () => {
  const all = [{ id: "a", isFromStart: true }, { id: "b", isFromStart: true }, { id: "c", isFromStart: false }, { id: "d", isFromStart: false }];
  for (const [answered, expected] of [["ab", 2], ["abc", 1], ["abcd", 0], ["a", 0], ["", 0], ["abd", 0], ["acd", 0]] as const)
    expect([answered, newSinceAnswered(all, new Set(answered))]).toEqual([answered, expected]);
});
