import { addDays, isDay, momentOf, startOfDay } from "../platform/i18n/dates.ts";
import { isoWeeksOf } from "./iso-weeks.ts";
import { OsmUnsayable, orRefusal } from "./osm.ts";
import type { OsmDates, OsmRefusal, OsmRule, Validity } from "./osm.ts";
import { parseOsmRules } from "./osm-rules.ts";
import { minutesOfDay, weekdays } from "./schedule.ts";
import type { Closure, Exception, HolidayRule, Line, Rhythm, Schedule, Span, Weekday } from "./schedule.ts";
import { tidySpans } from "./week.ts";

/** Hours that come again; weeks are counted when all of them are known. */
interface Draft extends Span {
  readonly days: readonly Weekday[];
  readonly comes: Exclude<Rhythm, { kind: "fortnightly" }> | { readonly kind: "weeks"; readonly isOdd: boolean; readonly stretches: readonly Stretch[] };
  readonly text: string;
}

interface Stretch {
  readonly from: string;
  readonly to: string;
}

interface Reading {
  drafts: Draft[];
  holidays: { readonly spans: readonly Span[]; readonly text: string } | null;
  exceptions: Exception[];
  closures: Closure[];
}

const wholeDay: Span = { from: 0, to: minutesOfDay };

/** In this order schedules let one kind of rule outdo the other. */
const ranks = ["usual", "holidays", "exception", "closure"] as const;

/**
 * Reads OSM `opening_hours` text into a schedule that answers alike on the days of `valid`. Hours belong to the day on
 * which they begin: a day off does not end what began on the evening before.
 * @returns the schedule, or why and where the text says what a schedule cannot
 */
export function readOsm(text: string, valid: Validity): { readonly schedule: Schedule } | OsmRefusal {
  return orRefusal(() => {
    const reading: Reading = { drafts: [], holidays: null, exceptions: [], closures: [] };
    let reached = 0;
    for (const rule of parseOsmRules(text)) {
      const rank = ranks.indexOf(kindOf(rule));
      if (rank < reached) throw new OsmUnsayable("order", rule.text);
      take(reading, rule, valid);
      reached = rule.onHolidays ? 1 : rank;
    }
    const { drafts, exceptions, closures } = reading;
    const lines = linesOf(drafts, valid);
    return { schedule: { lines, exceptions, onHolidays: holidayRule(reading), closures: joinedClosures(closures) } };
  });
}

function kindOf({ dates, weeks, weekdays: days, onHolidays, spans, isOpen, text }: OsmRule): (typeof ranks)[number] {
  const isDated = dates.length > 0 && weeks === "all";
  if (isDated && (days.length > 0 || onHolidays)) throw new OsmUnsayable("not-understood", text);
  if (onHolidays && weeks !== "all") throw new OsmUnsayable("holidays", text);
  if (isDated) return !isOpen && spans.length > 0 ? "closure" : "exception";
  return onHolidays && days.length === 0 ? "holidays" : "usual";
}

function take(reading: Reading, rule: OsmRule, valid: Validity): void {
  const { adds, isOpen, comment, text } = rule;
  const stretches = rule.dates.flatMap((dates) => stretchesOf(dates, valid, text));
  const spans = isOpen ? (rule.spans.length > 0 ? rule.spans : [wholeDay]) : rule.spans;
  switch (kindOf(rule)) {
    case "closure":
      reading.closures.push(...stretches.flatMap((one) => closuresOf(one, spans, comment, valid)));
      return;
    case "exception":
      if (adds && isOpen) throw new OsmUnsayable("order", text);
      reading.exceptions.push(...stretches.map((one) => ({ ...one, spans: tidySpans(spans), reason: comment })));
      return;
    default:
      if (comment !== "") throw new OsmUnsayable("comment", text);
      if (!isOpen && spans.length > 0) throw new OsmUnsayable("order", text);
      if (rule.onHolidays && adds && isOpen) throw new OsmUnsayable("holidays", text);
      if (rule.onHolidays) reading.holidays = { spans, text };
      if (rule.weekdays.length > 0 || !rule.onHolidays) takeUsual(reading, rule, spans, stretches);
  }
}

function takeUsual(reading: Reading, { adds, isOpen, weeks, weekdays: named, text }: OsmRule, spans: readonly Span[], stretches: readonly Stretch[]): void {
  const on = named.length > 0 ? named : weekdays.map((day) => ({ day, which: null }));
  const days = on.map(({ day }) => day);
  if (!adds || !isOpen) {
    const isSometimes = weeks !== "all" || on.some(({ which }) => which !== null);
    const isTouched = reading.drafts.some((draft) => draft.days.some((day) => days.includes(day)));
    if (isSometimes && (isTouched || !isOpen)) throw new OsmUnsayable("order", text);
    reading.drafts = reading.drafts
      .map((draft) => ({ ...draft, days: draft.days.filter((day) => !days.includes(day)) }))
      .filter((draft) => draft.days.length > 0);
  }
  const whichever = [...new Set(on.map(({ which }) => which))];
  if (weeks !== "all" && whichever.some((which) => which !== null)) throw new OsmUnsayable("weeks", text);
  for (const which of whichever) {
    const its = weekdays.filter((day) => on.some((one) => one.day === day && one.which === which));
    const comes = weeks !== "all" ? { kind: "weeks" as const, isOdd: weeks === "odd", stretches }
      : which === null ? { kind: "weekly" as const } : { kind: "monthly" as const, which };
    reading.drafts.push(...tidySpans(spans).map((span) => ({ ...span, days: its, comes, text })));
  }
}

/** Rules for the same hours in several stretches of weeks are one line, when together they come every other week. */
function linesOf(drafts: readonly Draft[], valid: Validity): Line[] {
  const byHours = new Map<string, Draft[]>();
  const lines: Line[] = [];
  for (const { text, comes, ...line } of drafts) {
    const key = JSON.stringify(line);
    if (comes.kind === "weeks") byHours.set(key, [...(byHours.get(key) ?? []), { ...line, comes, text }]);
    else lines.push({ ...line, rhythm: comes });
  }
  for (const together of byHours.values()) {
    const [first] = together;
    if (first) lines.push({ days: first.days, from: first.from, to: first.to, rhythm: { kind: "fortnightly", from: firstMonday(together, valid) } });
  }
  return lines;
}

function firstMonday(drafts: readonly Draft[], valid: Validity): string {
  const weeks = isoWeeksOf(valid);
  const own = weeks.map(({ monday, number }) => drafts.some(({ comes, text }) => comes.kind === "weeks" && comes.isOdd === (number % 2 === 1) && isWithin(monday, comes.stretches, text, valid)));
  const [monday] = weeks;
  if (!monday || own.some((comes, at) => at > 0 && comes === own[at - 1])) throw new OsmUnsayable("weeks", drafts[0]?.text ?? "");
  return own[0] ? monday.monday : addDays(monday.monday, 7);
}

/** Whether a week lies in one of the stretches; no stretches: always. Days outside `valid` do not matter. */
function isWithin(monday: string, stretches: readonly Stretch[], text: string, valid: Validity): boolean {
  if (stretches.length === 0) return true;
  const first = later(monday, addDays(valid.from, -1));
  const last = earlier(addDays(monday, 6), valid.to);
  const touching = stretches.filter(({ from, to }) => from <= last && to >= first);
  if (touching.some(({ from, to }) => from > first || to < last)) throw new OsmUnsayable("weeks", text);
  return touching.length > 0;
}

function holidayRule({ holidays, drafts }: Reading): HolidayRule {
  if (!holidays) return "as-usual";
  if (holidays.spans.length === 0) return "closed";
  const sunday = drafts.filter(({ days }) => days.includes(7));
  const isSame = JSON.stringify(tidySpans(sunday)) === JSON.stringify(tidySpans(holidays.spans));
  if (!isSame || sunday.some(({ comes }) => comes.kind !== "weekly")) throw new OsmUnsayable("holidays", holidays.text);
  return "as-sunday";
}

/** The days meant; dates without a year are those of every year that has a part in `valid`. */
function stretchesOf({ from, to }: OsmDates, valid: Validity, text: string): Stretch[] {
  if ((from.year === null) !== (to.year === null)) throw new OsmUnsayable("impossible", text);
  const day = (year: number, { month, day: number }: OsmDates["from"]) => `${year}-${two(month)}-${two(number)}`;
  const stretch = (year: number, lastYear: number) => {
    const found = { from: day(year, from), to: day(lastYear, to) };
    if (!isDay(found.from) || !isDay(found.to) || found.to < found.from) throw new OsmUnsayable("impossible", text);
    return found;
  };
  if (from.year !== null && to.year !== null) return [stretch(from.year, to.year)];
  const wraps = day(2000, to) < day(2000, from) ? 1 : 0;
  const [first, last] = [Number(valid.from.slice(0, 4)) - 1, Number(valid.to.slice(0, 4))];
  return Array.from({ length: last - first + 1 }, (_, after) => stretch(first + after, first + after + wraps));
}

const two = (number: number) => String(number).padStart(2, "0");

const later = (a: string, b: string) => (a > b ? a : b);

const earlier = (a: string, b: string) => (a < b ? a : b);

function closuresOf({ from, to }: Stretch, spans: readonly Span[], reason: string, valid: Validity): Closure[] {
  const found: Closure[] = [];
  const last = earlier(to, valid.to);
  for (let day = later(from, addDays(valid.from, -2)); day <= last; day = addDays(day, 1))
    found.push(...spans.map((span) => ({ from: moment(day, span.from), until: moment(day, span.to), reason })));
  return found;
}

function moment(day: string, minutes: number): number {
  const date = addDays(day, Math.floor(minutes / minutesOfDay));
  const inDay = minutes % minutesOfDay;
  return inDay === 0 ? startOfDay(date).getTime() : momentOf(date, `${two(Math.floor(inDay / 60))}:${two(inDay % 60)}`).getTime();
}

/** Those that follow each other for the same reason are one. */
function joinedClosures(found: readonly Closure[]): Closure[] {
  const result: Closure[] = [];
  for (const one of found) {
    const last = result.at(-1);
    if (last && last.until === one.from && last.reason === one.reason) result[result.length - 1] = { ...last, until: one.until };
    else result.push(one);
  }
  return result;
}
