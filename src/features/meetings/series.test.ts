import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, dayOf, formatTime, momentOf } from "../../platform/i18n/dates.ts";
import { firstWeekday, meetingHours, nextMeetingDay, weekdayOf } from "./series.ts";

const day = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays("2010-01-01", n));
const rhythm = fc.record({ everyWeeks: fc.integer({ min: 1, max: 52 }), firstDay: day });

describe("the next meeting day", () => {
  test("is the first of the rhythm after a day, on the series' weekday", () => {
    fc.assert(
      fc.property(rhythm, day, (series, after) => {
        const next = nextMeetingDay(series, after);
        expect(next > after).toBe(true);
        expect(next >= series.firstDay).toBe(true);
        expect(weekdayOf(next)).toBe(weekdayOf(series.firstDay));
        const previous = addDays(next, -7 * series.everyWeeks);
        expect(previous <= after || next === series.firstDay).toBe(true);
      }),
    );
  });

  test("walks on in steps of exactly so many weeks", () => {
    fc.assert(
      fc.property(rhythm, (series) => {
        const first = nextMeetingDay(series, addDays(series.firstDay, -1));
        expect(first).toBe(series.firstDay);
        expect(nextMeetingDay(series, first)).toBe(addDays(first, 7 * series.everyWeeks));
      }),
    );
  });

  test("begins at the same wall time in summer and winter", () => {
    fc.assert(
      fc.property(rhythm, day, fc.constantFrom("00:30", "08:15", "16:00", "21:45"), (series, after, fromTime) => {
        const next = nextMeetingDay(series, after);
        const { startsAt } = meetingHours({ fromTime, toTime: "23:00" }, next);
        expect(formatTime(startsAt, "en")).toBe(fromTime);
        expect(dayOf(startsAt)).toBe(next);
      }),
    );
  });

  test("six weeks over the end of summer time are an hour longer", () => {
    const series = { everyWeeks: 6, firstDay: "2026-10-14" };
    expect(nextMeetingDay(series, "2026-10-14")).toBe("2026-11-25");
    const hours = (on: string) => meetingHours({ fromTime: "16:00", toTime: "18:00" }, on).startsAt.getTime();
    expect(hours("2026-11-25") - hours("2026-10-14")).toBe((42 * 24 + 1) * 3_600_000);
    expect(momentOf("2026-11-25", "16:00").toISOString()).toBe("2026-11-25T15:00:00.000Z");
  });
});

test("the first weekday on or after a day is within the week", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 7 }), day, (weekday, from) => {
      const found = firstWeekday(weekday, from);
      expect(weekdayOf(found)).toBe(weekday);
      expect(found >= from && found < addDays(from, 7)).toBe(true);
    }),
  );
});
