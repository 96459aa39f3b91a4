import { Temporal } from "temporal-polyfill";
import { addDays, momentOf, startOfDay, timeZone } from "../platform/i18n/dates.ts";
import { weekNumber } from "./days.ts";
import { isoWeeksOf } from "./iso-weeks.ts";
import { OsmUnsayable, orRefusal, osmMonths, osmWeekdays } from "./osm.ts";
import type { OsmRefusal, Validity } from "./osm.ts";
import { minutesOfDay, weekdays } from "./schedule.ts";
import type { Closure, Exception, Line, Schedule, Span, Weekday } from "./schedule.ts";
import { tidySpans } from "./week.ts";

const minuteMs = 60_000;

/**
 * A schedule as OSM `opening_hours` text. `readOsm` reads it back to one that answers alike on the days of `valid`.
 * Closures are told in whole minutes, rounded so that nobody is sent to a closed door.
 * @returns the text, or why the hours cannot be said in it
 */
export function writeOsm(schedule: Schedule, valid: Validity): { readonly text: string } | OsmRefusal {
  return orRefusal(() => {
    const usual = [...weeklyRules(schedule), ...otherRules(schedule, valid)].join(", ") || "off";
    const others = [
      ...holidayRule(schedule),
      ...schedule.exceptions.filter(({ from, to }) => from <= valid.to && to >= addDays(valid.from, -1)).map(exceptionRule),
      ...schedule.closures.flatMap((closure) => closureRules(closure, valid)),
    ];
    return { text: usual === always && others.length === 0 ? "24/7" : [usual, ...others].join("; ") };
  });
}

const always = "Mo-Su 00:00-24:00";

/** Days with the same hours together, in the order of the week. */
function weeklyRules({ lines }: Schedule): string[] {
  const byHours = new Map<string, Weekday[]>();
  for (const day of weekdays) {
    const hours = hoursText(weeklyOn(lines, day));
    if (hours !== "") byHours.set(hours, [...(byHours.get(hours) ?? []), day]);
  }
  return [...byHours].map(([hours, days]) => `${daysText(days)} ${hours}`);
}

const weeklyOn = (lines: readonly Line[], day: Weekday) =>
  lines.filter(({ days, rhythm }) => rhythm.kind === "weekly" && days.includes(day));

/** Lines that come less often than every week. */
function otherRules({ lines }: Schedule, valid: Validity): string[] {
  return lines.flatMap(({ days, rhythm, ...span }) => {
    if (rhythm.kind === "weekly") return [];
    const hours = hoursText([span]);
    const sorted = weekdays.filter((day) => days.includes(day));
    if (rhythm.kind === "fortnightly") return weekSelectors(rhythm.from, valid).map((weeks) => `${weeks} ${daysText(sorted)} ${hours}`);
    const which = rhythm.which === "last" ? -1 : rhythm.which;
    return [`${sorted.map((day) => `${dayName(day)}[${which}]`).join(",")} ${hours}`];
  });
}

/**
 * Odd or even weeks; where a year has 53 of them the other ones follow, so that each stretch needs its dates.
 * Weeks on which nothing depends fall to the stretch before them.
 */
function weekSelectors(from: string, valid: Validity): string[] {
  const own = isoWeeksOf(valid).filter(({ monday }) => (weekNumber(monday) - weekNumber(from)) % 2 === 0);
  const stretches: { isOdd: boolean; first: string; last: string }[] = [];
  for (const { monday, number } of own) {
    const current = stretches.at(-1);
    const isOdd = number % 2 === 1;
    if (current?.isOdd === isOdd) current.last = monday;
    else stretches.push({ isOdd, first: monday, last: monday });
  }
  return stretches.map(({ isOdd, first, last }) => {
    const weeks = isOdd ? "week 1-53/2" : "week 2-52/2";
    return stretches.length === 1 ? weeks : `${datesText(first, addDays(last, 6))} ${weeks}`;
  });
}

function holidayRule({ lines, onHolidays }: Schedule): string[] {
  if (onHolidays === "as-usual") return [];
  const sunday = onHolidays === "closed" ? [] : lines.filter(({ days }) => days.includes(7));
  const other = sunday.find(({ rhythm }) => rhythm.kind !== "weekly");
  if (other) throw new OsmUnsayable("holidays", `Su ${hoursText([other])}`);
  return [`PH ${hoursText(sunday) || "off"}`];
}

function exceptionRule({ from, to, spans, reason }: Exception): string {
  const hours = spans.length === 0 ? "off" : hoursText(spans);
  const comment = commentText(reason);
  return `${datesText(from, to)} ${hours}${comment !== "" && spans.length > 0 ? " open" : ""}${comment}`;
}

/** Always with times, which tells them from days off: those leave alone what began on the evening before. */
function closureRules({ from, until, reason }: Closure, valid: Validity): string[] {
  const [first, last] = [startOfDay(addDays(valid.from, -1)).getTime(), startOfDay(addDays(valid.to, 1)).getTime()];
  const begins = wallClock(Math.max(from, first), Math.floor);
  const ends = wallClock(Math.min(until ?? last, last), Math.ceil);
  if (from >= last || (until !== null && until <= first)) return [];
  const rule = (start: string, end: string, span: Span) => `${datesText(start, end)} ${hoursText([span])} off${commentText(reason)}`;
  if (begins.day === ends.day) return begins.minutes < ends.minutes ? [rule(begins.day, begins.day, { from: begins.minutes, to: ends.minutes })] : [];
  const next = addDays(begins.day, 1);
  return [
    rule(begins.day, begins.day, { from: begins.minutes, to: minutesOfDay }),
    ...(next < ends.day ? [rule(next, addDays(ends.day, -1), { from: 0, to: minutesOfDay })] : []),
    ...(ends.minutes > 0 ? [rule(ends.day, ends.day, { from: 0, to: ends.minutes })] : []),
  ];
}

function wallClock(moment: number, round: (minutes: number) => number): { day: string; minutes: number } {
  const whole = round(moment / minuteMs) * minuteMs;
  const wall = Temporal.Instant.fromEpochMilliseconds(whole).toZonedDateTimeISO(timeZone);
  const day = wall.toPlainDate().toString();
  const minutes = wall.hour * 60 + wall.minute;
  if (momentOf(day, clock(minutes)).getTime() !== whole) throw new OsmUnsayable("doubled-hour", `${day} ${clock(minutes)}`);
  return { day, minutes };
}

function hoursText(spans: readonly Span[]): string {
  return tidySpans(spans).map(({ from, to }) => `${clock(from)}-${clock(to - minutesOfDay > 0 && to - minutesOfDay < from ? to - minutesOfDay : to)}`).join(",");
}

const clock = (minutes: number) => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;

const two = (number: number) => String(number).padStart(2, "0");

const dayName = (day: Weekday) => osmWeekdays[day - 1] ?? "";

/** `Mo-Fr,Su`: three or more in a row as from–to. */
function daysText(days: readonly Weekday[]): string {
  const runs: Weekday[][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run?.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  return runs.map((run) => (run.length > 2 ? [run[0], run.at(-1)].flatMap((day) => day ?? []).map(dayName).join("-") : run.map(dayName).join(","))).join(",");
}

function datesText(from: string, to: string): string {
  return from === to ? dateText(from) : `${dateText(from)}-${dateText(to)}`;
}

function dateText(day: string): string {
  return `${day.slice(0, 4)} ${osmMonths[Number(day.slice(5, 7)) - 1] ?? ""} ${day.slice(8)}`;
}

/** The format has no way to write its own quotation mark within a comment. */
const commentText = (reason: string) => (reason === "" ? "" : ` "${reason.replaceAll('"', "”")}"`);
