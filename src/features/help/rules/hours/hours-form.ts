import { weekdays } from "../../../../hours/schedule.ts";
import type { Exception, HolidayRule, Line, Rhythm, Schedule, Span, Weekday } from "../../../../hours/schedule.ts";
import { tidySpans } from "../../../../hours/week.ts";
import { isDay } from "../../../../platform/i18n/dates.ts";
import { isNeed } from "../needs.ts";
import type { Service, VisitLine } from "../service.ts";
import { readHours, writeHours } from "./typed-hours.ts";

/** What the form says of hours. Closures are not typed here: they have a button of their own. */
export interface TypedHours {
  readonly schedule: Omit<Schedule, "closures">;
  readonly visits: readonly VisitLine[];
  /** What was written in free words, by field: everyone will read it. */
  readonly words?: Readonly<Record<string, string>>;
}

export interface HoursError {
  readonly field: string;
  readonly code: string;
}

export const rhythmNames = ["weekly", "fortnightly", "first", "second", "third", "fourth", "last"] as const;

export type RhythmName = (typeof rhythmNames)[number];

export const holidayRules: readonly HolidayRule[] = ["as-usual", "closed", "as-sunday"];

/** Rows that a form may have: visits and other rhythms, and dated exceptions. */
export const mostRows = 16;
export const longestLabel = 60;
export const longestReason = 120;

const rows = Array.from({ length: mostRows }, (_, at) => at + 1);

/** The names of the fields of a form. */
export const hoursFields = {
  day: (weekday: Weekday) => `day-${weekday}`,
  visit: (row: number, part: "label" | "rhythm" | "day" | "time" | "from" | "need") => `visit-${row}-${part}`,
  exception: (row: number, part: "from" | "to" | "time" | "reason") => `exception-${row}-${part}`,
} as const;

type Fields = Readonly<Record<string, unknown>>;

const textIn = (fields: Fields, name: string) => {
  const value = fields[name];
  return typeof value === "string" ? value.trim() : "";
};

/** Reads the hours that were typed, and everything that cannot be read, at its field. */
export function readHoursForm(fields: Fields): { hours: TypedHours; errors: readonly HoursError[] } {
  const errors: HoursError[] = [];
  const wrong = (field: string, code: string) => {
    errors.push({ field, code });
    return [];
  };
  const grid = weekdays.flatMap((weekday) => {
    const name = hoursFields.day(weekday);
    const spans = readHours(textIn(fields, name)) ?? wrong(name, "hours_unclear");
    return spans.map((span) => ({ weekday, span }));
  });
  const more = withDaysJoined(rows.flatMap((row) => readVisitRow(fields, row, wrong)));
  const rule = holidayRules.find((one) => one === textIn(fields, "onHolidays")) ?? "as-usual";
  const schedule = {
    lines: [...weeklyLines(grid), ...more.filter(({ label }) => label === "").map(({ label: _l, need: _n, ...line }) => line)],
    exceptions: withSameDaysJoined(rows.flatMap((row) => readException(fields, row, wrong))),
    onHolidays: rule,
  };
  const free = rows.flatMap((row) => [hoursFields.visit(row, "label"), hoursFields.exception(row, "reason")]);
  const words = Object.fromEntries(free.map((name) => [name, textIn(fields, name)]).filter(([, said]) => said !== ""));
  return { hours: { schedule, visits: more.filter(({ label }) => label !== ""), words }, errors };
}

/** What is the same but for its weekday becomes one line. */
function withDaysJoined(lines: readonly VisitLine[]): VisitLine[] {
  const byRest = new Map<string, { line: VisitLine; days: Set<Weekday> }>();
  for (const line of lines) {
    const key = JSON.stringify({ ...line, days: [] });
    const known = byRest.get(key) ?? { line, days: new Set() };
    for (const day of line.days) known.days.add(day);
    byRest.set(key, known);
  }
  return [...byRest.values()].map(({ line, days }) => ({ ...line, days: [...days] }));
}

type Wrong = (field: string, code: string) => never[];

function readVisitRow(fields: Fields, row: number, wrong: Wrong): VisitLine[] {
  const name = (part: Parameters<typeof hoursFields.visit>[1]) => hoursFields.visit(row, part);
  const said = (part: Parameters<typeof hoursFields.visit>[1]) => textIn(fields, name(part));
  const label = said("label").replace(/\s+/g, " ");
  if (label === "" && said("time") === "") return [];
  if (label.length > longestLabel) return wrong(name("label"), "too_long");
  const spans = readHours(said("time"));
  if (!spans || spans.length === 0) return wrong(name("time"), "hours_unclear");
  const weekday = weekdays.find((one) => String(one) === said("day"));
  if (!weekday) return wrong(name("day"), "required");
  const rhythm = readRhythm(said("rhythm"), said("from"));
  if (!rhythm) return wrong(name("from"), "first_day_needed");
  const need = said("need");
  return spans.map((span) => ({ ...span, days: [weekday], rhythm, label, need: isNeed(need) ? need : null }));
}

function readRhythm(name: string, from: string): Rhythm | undefined {
  if (name === "fortnightly") return isDay(from) ? { kind: "fortnightly", from } : undefined;
  const which = (["first", "second", "third", "fourth"] as const).findIndex((one) => one === name);
  if (name === "last") return { kind: "monthly", which: "last" };
  return which < 0 ? { kind: "weekly" } : { kind: "monthly", which: (which + 1) as 1 | 2 | 3 | 4 };
}

function readException(fields: Fields, row: number, wrong: Wrong): Exception[] {
  const name = (part: Parameters<typeof hoursFields.exception>[1]) => hoursFields.exception(row, part);
  const said = (part: Parameters<typeof hoursFields.exception>[1]) => textIn(fields, name(part));
  const [from, to, time, reason] = [said("from"), said("to"), said("time"), said("reason").replace(/\s+/g, " ")];
  if (from === "" && to === "" && time === "" && reason === "") return [];
  if (!isDay(from)) return wrong(name("from"), "invalid_date");
  if (to !== "" && !isDay(to)) return wrong(name("to"), "invalid_date");
  if (to !== "" && to < from) return wrong(name("to"), "ends_before_start");
  if (reason.length > longestReason) return wrong(name("reason"), "too_long");
  const spans = readHours(time);
  return spans ? [{ from, to: to === "" ? from : to, spans, reason }] : wrong(name("time"), "hours_unclear");
}

/** Hours that stand in two rows about the same days are all of them meant. */
function withSameDaysJoined(exceptions: readonly Exception[]): Exception[] {
  const joined: Exception[] = [];
  for (const one of exceptions) {
    const at = joined.findLastIndex(({ from, to }) => from === one.from && to === one.to);
    const known = joined[at];
    if (!known || known.spans.length === 0 || one.spans.length === 0) joined.push(one);
    else joined[at] = { ...one, spans: tidySpans([...known.spans, ...one.spans]), reason: joinedReasons(known.reason, one.reason) };
  }
  return joined;
}

function joinedReasons(first: string, second: string): string {
  const both = [...new Set([first, second])].filter(Boolean).join(". ");
  return both.length > longestReason ? first : both;
}

/** The same hours on several weekdays become one line. */
function weeklyLines(grid: readonly { readonly weekday: Weekday; readonly span: Span }[]): Line[] {
  const byHours = new Map<string, { span: Span; days: Weekday[] }>();
  for (const { weekday, span } of grid) {
    const key = `${span.from}-${span.to}`;
    const known = byHours.get(key) ?? { span, days: [] };
    known.days.push(weekday);
    byHours.set(key, known);
  }
  return [...byHours.values()].map(({ span, days }) => ({ ...span, days, rhythm: { kind: "weekly" } }));
}

/** What stands in the form of hours that are known already. Exceptions that ended before `today` are let go. */
export function fillHoursForm({ schedule, visits }: Pick<Service, "schedule" | "visits">, today: string): Record<string, string> {
  const values: Record<string, string> = { onHolidays: schedule.onHolidays };
  const weekly = schedule.lines.filter(({ rhythm }) => rhythm.kind === "weekly");
  for (const weekday of weekdays)
    values[hoursFields.day(weekday)] = writeHours(tidySpans(weekly.filter(({ days }) => days.includes(weekday))));
  const others = schedule.lines.filter(({ rhythm }) => rhythm.kind !== "weekly").map((line) => ({ ...line, label: "", need: null }));
  visitRows([...visits, ...others]).forEach(({ line, weekday, spans }, at) => {
    const row = at + 1;
    values[hoursFields.visit(row, "label")] = line.label;
    values[hoursFields.visit(row, "rhythm")] = rhythmName(line.rhythm);
    values[hoursFields.visit(row, "day")] = String(weekday);
    values[hoursFields.visit(row, "time")] = writeHours(tidySpans(spans));
    values[hoursFields.visit(row, "from")] = line.rhythm.kind === "fortnightly" ? line.rhythm.from : "";
    values[hoursFields.visit(row, "need")] = line.need ?? "";
  });
  thatSpeak(schedule.exceptions)
    .filter(({ to }) => to >= today)
    .forEach(({ from, to, spans, reason }, at) => {
      const row = at + 1;
      values[hoursFields.exception(row, "from")] = from;
      values[hoursFields.exception(row, "to")] = to === from ? "" : to;
      values[hoursFields.exception(row, "time")] = writeHours(tidySpans(spans));
      values[hoursFields.exception(row, "reason")] = reason;
    });
  return values;
}

/** Without those that a later one overrules on all of their days: two rows about the same days would be joined when they are saved. */
function thatSpeak(exceptions: readonly Exception[]): readonly Exception[] {
  return exceptions.filter((one, at) => !exceptions.slice(at + 1).some((later) => later.from <= one.from && one.to <= later.to));
}

/** As they were typed: who comes twice on a day has one row for both, so that there are never more rows than a form has. */
function visitRows(lines: readonly VisitLine[]): { readonly line: VisitLine; readonly weekday: Weekday; readonly spans: Span[] }[] {
  const byRow = new Map<string, { line: VisitLine; weekday: Weekday; spans: Span[] }>();
  for (const line of lines)
    for (const weekday of line.days) {
      const { label, rhythm, need } = line;
      const key = JSON.stringify([label, rhythm, need, weekday]);
      const row = byRow.get(key) ?? { line, weekday, spans: [] };
      row.spans.push({ from: line.from, to: line.to });
      byRow.set(key, row);
    }
  return [...byRow.values()];
}

export function rhythmName(rhythm: Rhythm): RhythmName {
  if (rhythm.kind !== "monthly") return rhythm.kind;
  return rhythm.which === "last" ? "last" : (["first", "second", "third", "fourth"] as const)[rhythm.which - 1] ?? "first";
}

/** Rows to write in, besides those that hold something. */
export const emptyRows = 2;

/** How many rows of a kind a form shows: those that hold something, and the empty ones. */
export function rowsToShow(values: Fields, kind: "visit" | "exception"): number {
  const last = rows.findLast((row) => {
    const filled = kind === "visit" ? ["label", "time"] : ["from", "to", "time", "reason"];
    return filled.some((part) => textIn(values, `${kind}-${row}-${part}`) !== "");
  });
  return Math.min(mostRows, (last ?? 0) + emptyRows);
}
