import { closedDay } from "../../platform/calendar/closed-days.ts";
import type { ClosedDay } from "../../platform/calendar/closed-days.ts";
import { addDays } from "../../platform/i18n/dates.ts";
import { nextMeetingDay, weekdayOf } from "./series.ts";
import type { Rhythm } from "./series.ts";

/** What a series does when its rhythm falls on a day on which Denmark is closed. */
export const holidayRules = ["week-later", "move-days", "hold"] as const;
export type HolidayRule = (typeof holidayRules)[number];

/** A rhythm with what it does on holidays. */
export interface MindfulRhythm extends Rhythm {
  readonly holidayRule: HolidayRule;
  /** For `move-days`: how many days later, or earlier when negative; never 0. */
  readonly holidayDays: number;
}

/** A time without meetings, both days included. */
export interface Pause {
  readonly fromDay: string;
  readonly toDay: string;
  readonly reason: string;
}

/** What becomes of one day of a rhythm. */
export interface SeriesDay {
  /** The day that the rhythm alone gives. */
  readonly rhythmDay: string;
  /** When the meeting is held; undefined when it falls away. */
  readonly day: string | undefined;
  /** The holiday on the rhythm's day, whatever came of it. */
  readonly holiday?: ClosedDay;
  /** The pause because of which it falls away. */
  readonly pause?: Pause;
}

/**
 * Where the meeting of one day of the rhythm goes. A pause takes it away; a holiday moves it by the series' rule, on past
 * further closed days. It never goes as far as another day of the rhythm: then it falls away, for that one comes anyway.
 */
export function seriesDay(series: MindfulRhythm, pauses: readonly Pause[], rhythmDay: string): SeriesDay {
  const pause = pauseOn(pauses, rhythmDay);
  if (pause) return { rhythmDay, day: undefined, pause };
  const holiday = closedDay(rhythmDay);
  if (!holiday) return { rhythmDay, day: rhythmDay };
  if (series.holidayRule === "hold") return { rhythmDay, day: rhythmDay, holiday };
  const day = firstOpenDay(series, rhythmDay);
  const pauseThere = day === undefined ? undefined : pauseOn(pauses, day);
  if (pauseThere) return { rhythmDay, day: undefined, holiday, pause: pauseThere };
  return { rhythmDay, day, holiday };
}

/** The pause that lies over a day; undefined when none does. */
export function pauseOn<P extends Pause>(pauses: readonly P[], day: string): P | undefined {
  return pauses.find(({ fromDay, toDay }) => fromDay <= day && day <= toDay);
}

/** What becomes of the days of a rhythm after a day until another, that one included, in order. */
export function daysUntil(series: MindfulRhythm, pauses: readonly Pause[], after: string, until: string): SeriesDay[] {
  const days: SeriesDay[] = [];
  for (let day = nextMeetingDay(series, after); day <= until; day = nextMeetingDay(series, day))
    days.push(seriesDay(series, pauses, day));
  return days;
}

/** A pause longer than this between two meetings is the end of a series rather than a pause. */
const patience = 260;

/**
 * The first meeting days of a rhythm after a day, with what falls away between them.
 * @returns up to `count` days on which there is a meeting; fewer when pauses leave none
 */
export function nextDays(series: MindfulRhythm, pauses: readonly Pause[], after: string, count: number): SeriesDay[] {
  const days: SeriesDay[] = [];
  let held = 0;
  let day = after;
  for (let looked = 0; held < count && looked < patience; looked += 1) {
    day = nextMeetingDay(series, day);
    const one = seriesDay(series, pauses, day);
    days.push(one);
    if (one.day !== undefined) held += 1;
  }
  return days;
}

/** A day of the rhythm after a day on which there is a meeting; undefined when pauses leave none. */
export function nextHeldDay(
  series: MindfulRhythm,
  pauses: readonly Pause[],
  after: string,
): { readonly rhythmDay: string; readonly day: string } | undefined {
  const last = nextDays(series, pauses, after, 1).at(-1);
  return last?.day === undefined ? undefined : { rhythmDay: last.rhythmDay, day: last.day };
}

function firstOpenDay(series: MindfulRhythm, rhythmDay: string): string | undefined {
  const [first, onward] =
    series.holidayRule === "week-later" ? [7, 7] : [series.holidayDays, Math.sign(series.holidayDays)];
  const earliest = addDays(rhythmDay, -7 * series.everyWeeks);
  const latest = addDays(rhythmDay, 7 * series.everyWeeks);
  const weekendsAreOpen = weekdayOf(rhythmDay) > 5;
  let day = addDays(rhythmDay, first);
  while (closedDay(day) || (!weekendsAreOpen && weekdayOf(day) > 5)) day = addDays(day, onward);
  return day > earliest && day < latest ? day : undefined;
}
