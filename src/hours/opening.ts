import { momentAt, weekNumber } from "./days.ts";
import type { HoursDay } from "./days.ts";
import type { Exception, Line, Schedule, Span, Weekday } from "./schedule.ts";

/** Open from one moment until just before another, in milliseconds since 1970. */
export interface Opening {
  readonly from: number;
  readonly to: number;
}

/** What applies at a moment. Later than the days that were looked at is null. */
export type OpenState =
  | { readonly isOpen: true; readonly until: number | null }
  | { readonly isOpen: false; readonly opens: number | null; readonly reason: string | null };

/**
 * When it is open, in order, none touching another. Hours belong to the day on which they begin: a closed Sunday does not
 * end what began on Saturday night.
 * @param days without a gap; the first one only lends its night to the second
 */
export function openings(schedule: Schedule, days: readonly HoursDay[]): readonly Opening[] {
  const found = days.flatMap((day, index) =>
    spansOn(schedule, day).map(({ from, to }) => ({ from: momentAt(days, index, from), to: momentAt(days, index, to) })),
  );
  return withoutClosures(joined(found), schedule);
}

/** The hours that begin on a day, in order; they may overlap. */
export function spansOn(schedule: Schedule, day: HoursDay): readonly Span[] {
  const exception = schedule.exceptions.length > 0 ? exceptionOn(schedule, day.day) : undefined;
  if (exception) return inOrder(exception.spans);
  if (day.isHoliday && schedule.onHolidays === "closed") return [];
  const weekday = day.isHoliday && schedule.onHolidays === "as-sunday" ? 7 : day.weekday;
  return inOrder(schedule.lines.filter((line) => comesOn(line, day, weekday)));
}

/** The exception that speaks of a calendar day. */
export function exceptionOn({ exceptions }: Schedule, day: string): Exception | undefined {
  return exceptions.findLast(({ from, to }) => from <= day && day <= to);
}

/** What applies at a moment, by openings that reach some days further. */
export function stateAt(schedule: Schedule, found: readonly Opening[], now: number, lookedUntil: number): OpenState {
  const next = found.find(({ to }) => to > now);
  if (next && next.from <= now) return { isOpen: true, until: next.to < lookedUntil ? next.to : null };
  return { isOpen: false, opens: next?.from ?? null, reason: closureAt(schedule, now)?.reason ?? null };
}

/** The closure that applies at a moment. */
export const closureAt = ({ closures }: Schedule, now: number) =>
  closures.find(({ from, until }) => from <= now && (until === null || now < until));

function comesOn({ days, rhythm }: Line, day: HoursDay, weekday: Weekday): boolean {
  if (!days.includes(weekday)) return false;
  switch (rhythm.kind) {
    case "weekly":
      return true;
    case "fortnightly":
      return (day.week - weekNumber(rhythm.from)) % 2 === 0;
    case "monthly":
      return rhythm.which === "last" ? day.isLastOfMonth : day.nth === rhythm.which;
  }
}

const inOrder = (spans: readonly Span[]) =>
  spans.every(({ from }, at) => at === 0 || from > (spans[at - 1] as Span).from) ? spans : [...spans].sort((a, b) => a.from - b.from || a.to - b.to);

/** Those that overlap or touch become one; those that a jump of the clock leaves no time are none. */
function joined(found: readonly Opening[]): Opening[] {
  const result: Opening[] = [];
  for (const { from, to } of [...found].sort((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (to <= from) continue;
    if (last && from <= last.to) result[result.length - 1] = { from: last.from, to: Math.max(last.to, to) };
    else result.push({ from, to });
  }
  return result;
}

/** What is left of openings when the closures are taken out. */
export function withoutClosures(found: readonly Opening[], { closures }: Schedule): readonly Opening[] {
  return closures.reduce<readonly Opening[]>(
    (left, { from, until }) =>
      left.flatMap((one) => [
        ...(one.from < from ? [{ from: one.from, to: Math.min(one.to, from) }] : []),
        ...(until !== null && one.to > until ? [{ from: Math.max(one.from, until), to: one.to }] : []),
      ]),
    found,
  );
}
