import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays } from "../../platform/i18n/dates.ts";
import { decisionStatuses } from "./decision.ts";
import { comesBackAt } from "./review.ts";
import { inAddress, narrows } from "./register.ts";
import { registerQuery, reviewResult } from "./schema.ts";

const days = fc.integer({ min: -400, max: 400 });
const status = fc.constantFrom(...decisionStatuses);

test("a decision comes back at the first meeting on or after its day, and no lapsed one ever does", () => {
  fc.assert(
    fc.property(days, days, status, (review, meeting, is) => {
      const reviewDay = addDays("2026-03-02", review);
      expect(comesBackAt({ reviewDay, status: is }, addDays("2026-03-02", meeting))).toBe(is !== "lapsed" && review <= meeting);
    }),
  );
});

test("a decision without a day, or without a meeting to come, waits", () => {
  fc.assert(
    fc.property(days, status, (day, is) => {
      const some = addDays("2026-03-02", day);
      expect(comesBackAt({ reviewDay: null, status: is }, some)).toBe(false);
      expect(comesBackAt({ reviewDay: some, status: is }, undefined)).toBe(false);
    }),
  );
});

test("what a review says is complete: why, and when it comes back", () => {
  const errorsOf = (input: object) => {
    const result = reviewResult.safeParse({ version: "1", ...input });
    return result.success ? [] : result.error.issues.map(({ path, message }) => `${String(path[0])}: ${message}`);
  };
  expect(errorsOf({ outcome: "stands" })).toEqual([]);
  expect(errorsOf({})).toEqual(["outcome: required"]);
  expect(errorsOf({ outcome: "lapsed" })).toEqual(["note: required"]);
  expect(errorsOf({ outcome: "changed" })).toEqual(["note: required"]);
  expect(errorsOf({ outcome: "again" })).toEqual(["nextDay: required"]);
  expect(errorsOf({ outcome: "again", nextDay: "2026-02-30" })).toContain("nextDay: invalid_date");
  expect(reviewResult.parse({ version: "1", outcome: "lapsed", note: "Porten er væk", nextDay: "2026-09-01" }).nextDay).toBeNull();
});

test("any address is a filter of the register, and one that it has made itself means the same again", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (year, is, party, letter) => {
      expect(() => registerQuery.parse({ year, status: is, party, letter })).not.toThrow();
    }),
  );
  const nothing = { words: "", year: undefined, status: undefined, toReview: false, partyId: "", letter: undefined };
  expect(narrows(nothing)).toBe(false);
  const asked = { ...nothing, year: 2024, toReview: true, letter: "with" as const };
  expect(narrows(asked)).toBe(true);
  expect(registerQuery.parse({ ...inAddress(asked), year: "2024" })).toEqual({ year: 2024, status: "review", party: "", letter: "with" });
});
