import { Temporal } from "temporal-polyfill";
import { closedDay } from "../platform/calendar/closed-days.ts";
import { timeZone } from "../platform/i18n/dates.ts";
import { minutesOfDay } from "./schedule.ts";
import type { Weekday } from "./schedule.ts";

/** A Danish calendar day, with what hours ask of it. */
export interface HoursDay {
  /** Such as `2026-11-26`. */
  readonly day: string;
  readonly weekday: Weekday;
  readonly isHoliday: boolean;
  /** 1 for the first such weekday of its month, at most 5. */
  readonly nth: number;
  readonly isLastOfMonth: boolean;
  /** Counts weeks from Monday to Sunday, across years. */
  readonly week: number;
  /** Milliseconds since 1970 at its midnight. */
  readonly begins: number;
  /** Whether its wall clock runs through without a jump, so that minutes can be counted. */
  readonly isEven: boolean;
}

const minuteMs = 60_000;
const dayMs = minutesOfDay * minuteMs;

/** `count` days from a calendar day on, in order. Made once and used for many schedules. */
export function daysFrom(first: string, count: number): HoursDay[] {
  const start = Temporal.PlainDate.from(first);
  const midnights = Array.from({ length: count + 1 }, (_, after) => midnight(start.add({ days: after })));
  return Array.from({ length: count }, (_, after) => {
    const date = start.add({ days: after });
    const begins = midnights[after] ?? 0;
    return {
      day: date.toString(),
      weekday: date.dayOfWeek as Weekday,
      isHoliday: closedDay(date.toString())?.kind === "official",
      nth: Math.ceil(date.day / 7),
      isLastOfMonth: date.day + 7 > date.daysInMonth,
      week: weekNumber(date.toString()),
      begins,
      isEven: (midnights[after + 1] ?? 0) - begins === dayMs,
    };
  });
}

/** The number of the week of a calendar day, as in `HoursDay`. */
export function weekNumber(day: string): number {
  return Math.floor((Date.parse(day) - monday) / (7 * dayMs));
}

/**
 * The moment of a wall-clock time `minutes` after midnight, which may lie on the next day. Times that the clock jumps over
 * are the moment of the jump, so that what comes later by the clock is never earlier; one that comes twice is the first of
 * the two.
 */
export function momentAt(days: readonly HoursDay[], index: number, minutes: number): number {
  const over = Math.floor(minutes / minutesOfDay);
  const day = days[index + over];
  const inDay = minutes - over * minutesOfDay;
  if (day?.isEven) return day.begins + inDay * minuteMs;
  const date = Temporal.PlainDate.from(days[index]?.day ?? "").add({ days: over });
  const time = Temporal.PlainTime.from({ hour: Math.floor(inDay / 60), minute: inDay % 60 });
  const moment = date.toPlainDateTime(time).toZonedDateTime(timeZone);
  if (moment.toPlainTime().equals(time)) return moment.epochMilliseconds;
  // A jump at the moment itself does not count as a previous one.
  return moment.add({ milliseconds: 1 }).getTimeZoneTransition("previous")?.epochMilliseconds ?? moment.epochMilliseconds;
}

const midnight = (date: Temporal.PlainDate) => date.toZonedDateTime(timeZone).epochMilliseconds;

/** The first of 1970. */
const monday = Date.UTC(1970, 0, 5);
