import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { attendanceOf, mergePresses } from "./presses.ts";
import type { Press } from "./presses.ts";

const minute = fc.integer({ min: 0, max: 600 }).map((minutes) => new Date(Date.UTC(2026, 3, 15, 14, minutes)));
const told: fc.Arbitrary<Press> = fc.record({
  id: fc.constantFrom("a", "b", "c", "d", "e"),
  registrationId: fc.constantFrom("anna", "bo", "cæcilie"),
  pressedAt: minute,
  takenBackAt: fc.option(minute, { nil: null }),
});
const batches = fc.array(fc.array(told, { maxLength: 6 }), { maxLength: 6 });

const afterAll = (sent: readonly (readonly Press[])[]) => sent.reduce<Press[]>((known, batch) => mergePresses(known, batch), []);
const sorted = (presses: readonly Press[]) => presses.toSorted((one, other) => (one.id < other.id ? -1 : 1));
const came = (presses: readonly Press[]) => [...attendanceOf(presses)].toSorted();

describe("presses that phones send when they have a line", () => {
  test("give the same in whatever order they come, and however often", () => {
    fc.assert(
      fc.property(batches, fc.infiniteStream(fc.nat()), (sent, dice) => {
        const order = [...sent, ...sent].map((batch) => ({ batch, at: dice.next().value })).toSorted((one, other) => one.at - other.at);
        const shuffled = order.map(({ batch }) => batch.toReversed());
        expect(sorted(afterAll(shuffled))).toEqual(sorted(afterAll(sent)));
      }),
    );
  });

  test("give the same in one batch as in many", () => {
    fc.assert(
      fc.property(batches, (sent) => {
        expect(came(mergePresses([], sent.flat()))).toEqual(came(afterAll(sent)));
      }),
    );
  });

  test("count each person once, from the earliest press that stands", () => {
    fc.assert(
      fc.property(fc.array(told), (presses) => {
        const merged = mergePresses([], presses);
        for (const [registrationId, at] of attendanceOf(merged)) {
          const standing = merged.filter((one) => one.registrationId === registrationId && one.takenBackAt === null);
          expect(Math.min(...standing.map(({ pressedAt }) => pressedAt.getTime()))).toBe(at.getTime());
        }
        const gone = merged.filter(({ registrationId }) => !attendanceOf(merged).has(registrationId));
        expect(gone.every(({ takenBackAt }) => takenBackAt !== null)).toBe(true);
      }),
    );
  });

  test("who takes back their own press does not take back another's", () => {
    const at = new Date("2026-04-15T14:00:00Z");
    const mine = { id: "a", registrationId: "bo", pressedAt: at, takenBackAt: null };
    const theirs = { ...mine, id: "b", pressedAt: new Date("2026-04-15T13:55:00Z") };
    const undone = { ...mine, takenBackAt: new Date("2026-04-15T14:01:00Z") };
    expect(came(afterAll([[mine], [undone], [theirs]]))).toEqual([["bo", theirs.pressedAt]]);
    expect(came(afterAll([[undone], [mine]]))).toEqual([]);
  });
});
