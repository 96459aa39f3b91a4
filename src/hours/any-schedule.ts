import fc from "fast-check";
import { addDays, momentOf } from "../platform/i18n/dates.ts";
import { weekdays } from "./schedule.ts";
import type { Line, Rhythm, Schedule, Span } from "./schedule.ts";

/** Any schedule, for property tests: exceptions and closures fall into `days` days from a calendar day on. */
export function anySchedule(first: string, days: number, rules: readonly Schedule["onHolidays"][] = ["as-usual"]): fc.Arbitrary<Schedule> {
  const day = fc.integer({ min: 0, max: days - 1 }).map((after) => addDays(first, after));
  const span: fc.Arbitrary<Span> = fc
    .tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 1, max: 96 }))
    .map(([from, takes]) => ({ from: from * 15, to: (from + takes) * 15 }));
  const rhythm: fc.Arbitrary<Rhythm> = fc.oneof(
    { weight: 4, arbitrary: fc.constant({ kind: "weekly" as const }) },
    fc.record({ kind: fc.constant("fortnightly" as const), from: day }),
    fc.record({ kind: fc.constant("monthly" as const), which: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const, "last" as const) }),
  );
  const line: fc.Arbitrary<Line> = fc
    .tuple(span, fc.subarray([...weekdays], { minLength: 1 }), rhythm)
    .map(([{ from, to }, on, comes]) => ({ from, to, days: on, rhythm: comes }));
  const exception = fc
    .tuple(day, fc.integer({ min: 0, max: 20 }), fc.array(span, { maxLength: 2 }))
    .map(([from, more, spans]) => ({ from, to: addDays(from, more), spans, reason: "" }));
  const closure = fc
    .tuple(day, fc.option(fc.integer({ min: 1, max: 90 })))
    .map(([from, hours]) => {
      const began = momentOf(from, "09:30").getTime();
      return { from: began, until: hours === null ? null : began + hours * 3_600_000, reason: "Lukket" };
    });
  return fc.record({
    lines: fc.array(line, { maxLength: 5 }),
    exceptions: fc.array(exception, { maxLength: 3 }),
    onHolidays: fc.constantFrom(...rules),
    closures: fc.array(closure, { maxLength: 2 }),
  });
}
