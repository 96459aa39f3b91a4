import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { filledSeats, overlapping, runsOn } from "./seats.ts";
import type { Period } from "./seats.ts";

const day = fc.integer({ min: 0, max: 400 }).map((n) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10));
const period: fc.Arbitrary<Period & { id: string }> = fc
  .record({
    id: fc.uuid(),
    memberId: fc.constantFrom("a", "b", "c"),
    partyId: fc.constantFrom("x", "y"),
    isDeputy: fc.boolean(),
    days: fc.tuple(day, fc.option(day)),
  })
  .map(({ days: [one, other], ...rest }) => {
    const [fromDay, toDay] = other === null ? [one, null] : one <= other ? [one, other] : [other, one];
    return { ...rest, fromDay, toDay };
  });
const seats = fc.record({ seats: fc.nat(5), deputySeats: fc.nat(5) });

describe("seats", () => {
  test("filled and missing always add up to at least what a party should have", () => {
    fc.assert(
      fc.property(seats, fc.array(period), day, (wanted, people, on) => {
        const filled = filledSeats(wanted, people, on);
        expect(filled.representatives + filled.missing).toBeGreaterThanOrEqual(wanted.seats);
        expect(filled.deputies + filled.missingDeputies).toBeGreaterThanOrEqual(wanted.deputySeats);
        expect(filled.missing === 0 || filled.extra === 0).toBe(true);
        const running = new Set(people.filter((one) => runsOn(one, on)).map((one) => one.memberId));
        expect(filled.representatives + filled.deputies).toBe(running.size);
      }),
    );
  });

  test("who has stopped leaves a vacancy", () => {
    const one = { memberId: "a", partyId: "x", isDeputy: false, fromDay: "2026-01-01", toDay: "2026-03-01" };
    expect(filledSeats({ seats: 1, deputySeats: 1 }, [one], "2026-03-01")).toMatchObject({ missing: 0, missingDeputies: 1 });
    expect(filledSeats({ seats: 1, deputySeats: 1 }, [one], "2026-03-02")).toMatchObject({ missing: 1, missingDeputies: 1 });
    expect(filledSeats({ seats: 0, deputySeats: 0 }, [one], "2026-02-01")).toMatchObject({ missing: 0, extra: 0 });
  });
});

describe("overlaps", () => {
  test("two periods overlap exactly when some day is in both, whichever is asked first", () => {
    const aYear = Array.from({ length: 401 }, (_, n) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10));
    fc.assert(
      fc.property(period, period, (one, other) => {
        const both = aYear.some((on) => runsOn(one, on) && runsOn(other, on));
        const same = one.memberId === other.memberId && one.partyId === other.partyId && one.id !== other.id;
        expect(overlapping(one, [one, other]).length === 1).toBe(both && same);
        expect(overlapping(other, [one, other]).length).toBe(overlapping(one, [one, other]).length);
      }),
    );
  });
});
