import { Temporal } from "temporal-polyfill";
import { addDays, momentOf } from "../../platform/i18n/dates.ts";

/** How often a series of meetings comes: every so many weeks from its first day. */
export interface Rhythm {
  readonly everyWeeks: number;
  /** A calendar day; its weekday is the weekday of every meeting. */
  readonly firstDay: string;
}

export interface Hours {
  /** Danish wall time, such as `16:00`. */
  readonly fromTime: string;
  readonly toTime: string;
}

/** The first meeting day of a series strictly after a calendar day. */
export function nextMeetingDay(series: Rhythm, after: string): string {
  const step = series.everyWeeks * 7;
  const first = Temporal.PlainDate.from(series.firstDay);
  const passed = first.until(Temporal.PlainDate.from(after), { largestUnit: "days" }).days;
  return passed < 0 ? series.firstDay : addDays(series.firstDay, (Math.floor(passed / step) + 1) * step);
}

/** When a meeting on a day begins and ends: the same wall time in summer and winter. */
export function meetingHours(series: Hours, day: string): { startsAt: Date; endsAt: Date } {
  return { startsAt: momentOf(day, series.fromTime), endsAt: momentOf(day, series.toTime) };
}

/** The first day with this weekday (1 Monday … 7 Sunday) on or after a day. */
export function firstWeekday(weekday: number, from: string): string {
  const today = Temporal.PlainDate.from(from).dayOfWeek;
  return addDays(from, (weekday - today + 7) % 7);
}

/** The weekday of a calendar day, 1 Monday … 7 Sunday. */
export function weekdayOf(day: string): number {
  return Temporal.PlainDate.from(day).dayOfWeek;
}
