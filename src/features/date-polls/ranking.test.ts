import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isReminderDue, takesAnswers } from "./poll.ts";
import { bestSlot, choices, rankSlots, tooFewAnswers } from "./ranking.ts";
import type { Choice, Slot, Voter } from "./ranking.ts";

const slotIds = ["a", "b", "c", "d"];
const slots = fc
  .array(fc.integer({ min: 0, max: 3 }), { minLength: 2, maxLength: 4 })
  .map((days): Slot[] => days.map((day, index) => ({ id: slotIds[index] ?? "", startsAt: new Date(2026, 2, 1 + day) })));
const voter = fc.record({
  mustBeThere: fc.boolean(),
  said: fc.option(fc.array(fc.constantFrom(...choices), { minLength: 4, maxLength: 4 })),
});
const voters = fc.array(voter, { maxLength: 7 }).map((list): Voter[] =>
  list.map(({ mustBeThere, said }, index) => ({
    id: String(index),
    mustBeThere,
    answers: new Map<string, Choice>((said ?? []).map((choice, at) => [slotIds[at] ?? "", choice])),
  })),
);
const ids = (ranked: readonly { slot: Slot }[]) => ranked.map(({ slot }) => slot.id);

describe("the order of times", () => {
  test("holds every time once and does not depend on the order they or the people come in", () => {
    fc.assert(
      fc.property(slots, voters, (some, people) => {
        const ranked = rankSlots(some, people);
        expect(ids(ranked).sort()).toEqual(some.map(({ id }) => id).sort());
        expect(ids(rankSlots([...some].reverse(), [...people].reverse()))).toEqual(ids(ranked));
      }),
    );
  });

  test("is by who must be there, then most yes, then fewest no, then the earliest", () => {
    const rank = { all_can: 0, waiting: 1, ruled_out: 2 };
    fc.assert(
      fc.property(slots, voters, (some, people) => {
        const keys = rankSlots(some, people).map(({ standing, yes, no, slot }) => [rank[standing], -yes, no, +slot.startsAt]);
        for (const [index, key] of keys.slice(1).entries()) {
          const first = key.findIndex((part, at) => part !== keys[index]?.[at]);
          expect(keys[index]?.[first] ?? 0).toBeLessThanOrEqual(key[first] ?? 0);
        }
      }),
    );
  });

  test("a time to which one who must be there says no is ruled out, and never the best", () => {
    fc.assert(
      fc.property(slots, voters, (some, people) => {
        const ranked = rankSlots(some, people);
        for (const { slot, standing, ruledOutBy } of ranked) {
          const cannot = people.filter(({ mustBeThere, answers }) => mustBeThere && answers.get(slot.id) === "no");
          expect(ruledOutBy).toEqual(cannot.map(({ id }) => id));
          expect(standing === "ruled_out").toBe(cannot.length > 0);
        }
        const [first] = ranked;
        const isBest = first?.standing === "all_can" && first.yes > 0 && !tooFewAnswers(people);
        expect(bestSlot(ranked, people)).toBe(isBest ? first : undefined);
      }),
    );
  });

  test("another yes never sends a time down", () => {
    fc.assert(
      fc.property(slots, voters, (some, people) => {
        const place = (voting: readonly Voter[]) => ids(rankSlots(some, voting)).indexOf("a");
        const one = { id: "new", mustBeThere: false, answers: new Map<string, Choice>([["a", "yes"]]) };
        expect(place([...people, one])).toBeLessThanOrEqual(place(people));
      }),
    );
  });
});

test.each([
  [0, 0, true],
  [0, 1, true],
  [1, 2, false],
  [1, 3, true],
  [2, 3, false],
])("%i of %i answered: too few is %s", (answered, asked, few) => {
  const people = Array.from({ length: asked }, (_, index) => ({
    id: String(index),
    mustBeThere: false,
    answers: new Map<string, Choice>(index < answered ? [["a", "yes"]] : []),
  }));
  expect(tooFewAnswers(people)).toBe(few);
});

describe("deadline and reminder", () => {
  const poll = { status: "open" as const, deadline: "2026-03-29", openedAt: new Date("2026-03-20T09:00:00Z"), remindedAt: null };
  test.each([
    // Summer time begins on the last day, which ends an hour earlier.
    ["2026-03-29T21:59:59Z", true],
    ["2026-03-29T22:00:00Z", false],
  ])("at %s one can answer: %s", (now, open) => expect(takesAnswers(poll, new Date(now))).toBe(open));

  test.each([
    [{}, "2026-03-26T22:59:00Z", false],
    [{}, "2026-03-26T23:00:00Z", true],
    [{}, "2026-03-29T08:00:00Z", true],
    [{}, "2026-03-30T08:00:00Z", false],
    [{ openedAt: new Date("2026-03-28T07:00:00Z") }, "2026-03-28T08:00:00Z", false],
    [{ remindedAt: new Date("2026-03-27T08:00:00Z") }, "2026-03-28T08:00:00Z", false],
    [{ status: "chosen" as const }, "2026-03-28T08:00:00Z", false],
  ])("with %o at %s the program reminds: %s", (change, now, due) =>
    expect(isReminderDue({ ...poll, ...change }, new Date(now))).toBe(due),
  );
});
