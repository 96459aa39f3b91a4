import fc from "fast-check";
import { expect, test } from "vitest";
import { anySchedule } from "./any-schedule.ts";
import { daysFrom } from "./days.ts";
import { openings } from "./opening.ts";
import { minutesOfDay } from "./schedule.ts";
import { commonWeek, emptyParts, fewestByHour, minutesOfWeek, steadyRows, sumOfWeeks, usualWeek } from "./usual-week.ts";
import type { WeekCounts } from "./usual-week.ts";

const anyUsual = anySchedule("2026-03-02", 7).map((schedule) => ({
  ...schedule, exceptions: [], closures: [], lines: schedule.lines.filter(({ rhythm }) => rhythm.kind === "weekly"),
}));
const anyWeek = fc.array(anyUsual, { maxLength: 3 }).map((schedules) => sumOfWeeks(schedules.map(usualWeek)));
const minutes = Array.from({ length: minutesOfWeek }, (_, minute) => minute);

test("a usual week is what the calendar says of a week without anything special", () => {
  // Monday 2 March 2026; the Sunday before lends its night.
  const days = daysFrom("2026-03-01", 9);
  const monday = days[1]?.begins ?? 0;
  fc.assert(
    fc.property(anyUsual, (schedule) => {
      const expected = new Uint16Array(minutesOfWeek);
      for (const { from, to } of openings(schedule, days)) {
        const [start, end] = [from, to].map((at) => Math.min(minutesOfWeek, Math.max(0, (at - monday) / 60_000)));
        expected.fill(1, start, end);
      }
      expect(usualWeek(schedule)).toEqual(expected);
    }),
    { numRuns: 150 },
  );
});

test("what does not come every week, and what is closed until further notice, is not usual", () => {
  const line = { from: 600, to: 660, days: [1 as const] };
  const never = { lines: [{ ...line, rhythm: { kind: "monthly" as const, which: 1 as const } }, { ...line, rhythm: { kind: "fortnightly" as const, from: "2026-03-02" } }], closures: [] };
  const weekly = [{ ...line, rhythm: { kind: "weekly" as const } }];
  const open = (week: WeekCounts) => week.reduce((sum, count) => sum + count, 0);
  expect(open(usualWeek(never))).toBe(0);
  expect(open(usualWeek({ lines: weekly, closures: [{ from: 0, until: null, reason: "" }] }))).toBe(0);
  expect(open(usualWeek({ lines: weekly, closures: [{ from: 0, until: 1, reason: "" }] }))).toBe(60);
});

test("every minute without an open place lies in one empty part, no other does, and no two parts touch", () => {
  fc.assert(
    fc.property(anyWeek, (week) => {
      const inParts = new Uint16Array(minutesOfWeek);
      const parts = emptyParts(week);
      for (const { from, takes } of parts) for (let step = 0; step < takes; step++) inParts[(from + step) % minutesOfWeek] = (inParts[(from + step) % minutesOfWeek] ?? 0) + 1;
      expect(inParts).toEqual(week.map((count) => (count === 0 ? 1 : 0)));
      const touching = parts.filter(({ from, takes }) => takes < minutesOfWeek && week[(from + takes) % minutesOfWeek] === 0);
      expect(touching).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

test("an hour counts the fewest of its minutes, and the rows of a table say every minute's count", () => {
  fc.assert(
    fc.property(anyWeek, (week) => {
      const hours = fewestByHour(week);
      const rows = steadyRows(week);
      expect(rows.map(({ from }) => from).slice(1)).toEqual(rows.slice(0, -1).map(({ to }) => to));
      const wrong = minutes.filter((minute) => {
        const [day, inDay] = [Math.floor(minute / minutesOfDay), minute % minutesOfDay];
        const row = rows.find(({ from, to }) => from <= inDay && inDay < to);
        return row?.counts[day] !== week[minute] || (hours[day]?.[Math.floor(inDay / 60)] ?? Infinity) > (week[minute] ?? 0);
      });
      expect(wrong).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

test("what is common is open in both", () => {
  fc.assert(
    fc.property(anyWeek, anyWeek, (one, other) => {
      const both = commonWeek(one, other);
      expect(minutes.filter((minute) => (both[minute] === 1) !== (Math.min(one[minute] ?? 0, other[minute] ?? 0) > 0))).toEqual([]);
    }),
    { numRuns: 20 },
  );
});
