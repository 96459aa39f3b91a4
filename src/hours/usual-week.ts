import { minutesOfDay, weekdays } from "./schedule.ts";
import type { Line, Schedule } from "./schedule.ts";

export const minutesOfWeek = 7 * minutesOfDay;

/** One entry for every minute of a usual week, from Monday at midnight. */
export type WeekCounts = Uint16Array;

/** A part of the week that comes round: `from` a minute of it, so many minutes long; after Sunday comes Monday. */
export interface WeekPart {
  readonly from: number;
  readonly takes: number;
}

/**
 * 1 for every minute in which something is open in a usual week. Only what comes every week counts; days that are different
 * and public holidays are not usual. Closed until further notice: none.
 */
export function usualWeek({ lines, closures }: Pick<Schedule, "lines" | "closures">): WeekCounts {
  const week = new Uint16Array(minutesOfWeek);
  if (closures.some(({ until }) => until === null)) return week;
  for (const line of lines.filter(({ rhythm }) => rhythm.kind === "weekly")) for (const part of partsOf(line)) fillPart(week, part);
  return week;
}

const partsOf = ({ days, from, to }: Line): WeekPart[] =>
  days.map((day) => ({ from: (day - 1) * minutesOfDay + from, takes: to - from }));

function fillPart(week: WeekCounts, { from, takes }: WeekPart): void {
  const end = from + takes;
  week.fill(1, from, Math.min(end, minutesOfWeek));
  if (end > minutesOfWeek) week.fill(1, 0, end - minutesOfWeek);
}

/** How many of some weeks are open in each minute. */
export function sumOfWeeks(weeks: readonly WeekCounts[]): WeekCounts {
  const sum = new Uint16Array(minutesOfWeek);
  for (const week of weeks) for (let minute = 0; minute < minutesOfWeek; minute++) sum[minute] = (sum[minute] ?? 0) + (week[minute] ?? 0);
  return sum;
}

/** What is open in both. */
export function commonWeek(one: WeekCounts, other: WeekCounts): WeekCounts {
  return one.map((count, minute) => (count > 0 && (other[minute] ?? 0) > 0 ? 1 : 0));
}

/** The longest parts in which nothing is open, in the order in which they begin; one that runs over Sunday night is whole. */
export function emptyParts(week: WeekCounts): WeekPart[] {
  const firstOpen = week.findIndex((count) => count > 0);
  if (firstOpen < 0) return [{ from: 0, takes: minutesOfWeek }];
  const parts: WeekPart[] = [];
  let takes = 0;
  for (let step = 1; step <= minutesOfWeek; step++) {
    const minute = (firstOpen + step) % minutesOfWeek;
    if (week[minute] === 0) {
      takes++;
    } else if (takes > 0) {
      parts.push({ from: (minute - takes + minutesOfWeek) % minutesOfWeek, takes });
      takes = 0;
    }
  }
  return parts.sort((a, b) => a.from - b.from);
}

/** The fewest that are open at any moment of each hour: seven days, Monday first, of 24 hours each. */
export function fewestByHour(week: WeekCounts): number[][] {
  return weekdays.map((day) =>
    Array.from({ length: 24 }, (_, hour) => {
      const from = (day - 1) * minutesOfDay + hour * 60;
      return Math.min(...week.subarray(from, from + 60));
    }),
  );
}

/** Parts of the day in which nothing changes on any weekday, with the count of each weekday, Monday first. */
export function steadyRows(week: WeekCounts): { readonly from: number; readonly to: number; readonly counts: readonly number[] }[] {
  const at = (minute: number) => weekdays.map((day) => week[(day - 1) * minutesOfDay + minute] ?? 0);
  const starts = Array.from({ length: minutesOfDay }, (_, minute) => minute).filter(
    (minute) => minute === 0 || weekdays.some((day) => week[(day - 1) * minutesOfDay + minute] !== week[(day - 1) * minutesOfDay + minute - 1]),
  );
  return starts.map((from, index) => ({ from, to: starts[index + 1] ?? minutesOfDay, counts: at(from) }));
}
