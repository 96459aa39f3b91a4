import { closedDay } from "../platform/calendar/closed-days.ts";
import type { Bilingual } from "../platform/i18n/lang.ts";
import { momentAt } from "./days.ts";
import type { HoursDay } from "./days.ts";
import { exceptionOn, spansOn, withoutClosures } from "./opening.ts";
import { isSpan } from "./schedule.ts";
import type { Schedule, Span } from "./schedule.ts";

/** The hours that begin on a day, and why they are not the usual ones. */
export interface DayHours {
  readonly day: string;
  /** In order, none touching another. Empty: closed. */
  readonly spans: readonly Span[];
  /** Words of the people who wrote the exception. */
  readonly reason: string | null;
  readonly holiday: Bilingual | null;
}

/** What stands beside each day on a list of hours. Closures are not days: whoever shows this says them above it. */
export function dayHours(schedule: Schedule, day: HoursDay): DayHours {
  const reason = exceptionOn(schedule, day.day)?.reason;
  return {
    day: day.day,
    spans: joinedSpans(spansOn(schedule, day)),
    reason: reason === undefined || reason === "" ? null : reason,
    holiday: day.isHoliday ? (closedDay(day.day)?.name ?? null) : null,
  };
}

/** Whether closures leave nothing of what is still to come of a day's hours. */
export function isShutOn(schedule: Schedule, days: readonly HoursDay[], index: number, now: number): boolean {
  const day = days[index];
  const coming = (day ? spansOn(schedule, day) : [])
    .map(({ from, to }) => ({ from: Math.max(now, momentAt(days, index, from)), to: momentAt(days, index, to) }))
    .filter(({ from, to }) => from < to);
  return coming.length > 0 && withoutClosures(coming, schedule).length === 0;
}

/** Spans in order, with those that overlap or touch made one. */
export function joinedSpans(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const { from, to } of spans) {
    const last = result.at(-1);
    if (last && from <= last.to) result[result.length - 1] = { from: last.from, to: Math.max(last.to, to) };
    else result.push({ from, to });
  }
  return result;
}

/** Spans in order; those that overlap or touch made one, unless that would take more than a day. */
export function tidySpans(spans: readonly Span[]): Span[] {
  const sorted = spans.map(({ from, to }) => ({ from, to })).toSorted((a, b) => a.from - b.from || a.to - b.to);
  const joined = joinedSpans(sorted);
  return joined.every(isSpan) ? joined : sorted;
}
