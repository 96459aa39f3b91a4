import fc from "fast-check";
import { expect, test } from "vitest";
import { anySchedule } from "./any-schedule.ts";
import { isSpan, weekdays } from "./schedule.ts";
import { usualWeek } from "./usual-week.ts";
import { spansOfWeek } from "./week-spans.ts";

test("the spans of a week are that week, each of a day at most", () => {
  fc.assert(
    fc.property(anySchedule("2026-01-05", 60), (schedule) => {
      const week = usualWeek(schedule);
      const days = spansOfWeek(week);
      expect(days.flat().every(isSpan)).toBe(true);
      const lines = weekdays.flatMap((day) => (days[day - 1] ?? []).map((span) => ({ ...span, days: [day], rhythm: { kind: "weekly" as const } })));
      expect(Buffer.from(usualWeek({ lines, closures: [] }).buffer).equals(Buffer.from(week.buffer))).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test("a night belongs to its evening, and what never closes is told day by day", () => {
  const weekly = (day: 1 | 5 | 7, from: number, to: number) => ({ days: [day], from: from * 60, to: to * 60, rhythm: { kind: "weekly" as const } });
  const week = (...lines: ReturnType<typeof weekly>[]) => spansOfWeek(usualWeek({ lines, closures: [] }));
  expect(week(weekly(7, 22, 28))[6]).toEqual([{ from: 1320, to: 1680 }]);
  expect(week({ ...weekly(1, 0, 24), days: [...weekdays] as never })).toEqual(weekdays.map(() => [{ from: 0, to: 1440 }]));
  const long = week(weekly(5, 8, 32), weekly(7, 0, 6), { ...weekly(5, 0, 24), days: [6] as never });
  expect(long.slice(4)).toEqual([[{ from: 480, to: 1440 }], [{ from: 0, to: 1440 }], [{ from: 0, to: 360 }]]);
});
