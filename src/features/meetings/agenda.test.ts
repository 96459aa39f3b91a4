import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ageWords, meetingAtDay, moved } from "./agenda.ts";

test.each([
  [1, undefined, undefined],
  [2, "2. gang på dagsordenen", "On the agenda for the 2nd time"],
  [3, "3. gang på dagsordenen", "On the agenda for the 3rd time"],
  [12, "12. gang på dagsordenen", "On the agenda for the 12th time"],
  [21, "21. gang på dagsordenen", "On the agenda for the 21st time"],
])("an item %i times on the agenda", (times, da, en) => {
  expect(ageWords(times, "da")).toBe(da);
  expect(ageWords(times, "en")).toBe(en);
});

describe("moving an item", () => {
  const agenda = fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 12 });
  test("keeps every item once, and up undoes down", () => {
    fc.assert(
      fc.property(agenda, fc.nat(), (ids, pick) => {
        const id = ids[pick % ids.length] ?? "";
        const down = moved(ids, id, "down");
        expect([...down].sort()).toEqual([...ids].sort());
        expect(id === ids.at(-1) ? down : moved(down, id, "up")).toEqual(ids);
      }),
    );
  });
});

test("what came of an item belongs to the last of its meetings that had begun", () => {
  const days = ["2026-01-14", "2026-02-25", "2026-04-08"];
  expect(meetingAtDay(days, "2026-01-01")).toBe(0);
  expect(meetingAtDay(days, "2026-02-24")).toBe(0);
  expect(meetingAtDay(days, "2026-02-25")).toBe(1);
  expect(meetingAtDay(days, "2027-01-01")).toBe(2);
});
