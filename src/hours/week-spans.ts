import { minutesOfDay, weekdays } from "./schedule.ts";
import type { Span } from "./schedule.ts";
import { minutesOfWeek } from "./usual-week.ts";
import type { WeekCounts } from "./usual-week.ts";

/**
 * A usual week as people read it: the hours that begin on each day, Monday first. Those of a night belong to its evening;
 * what is open for longer than a day is told day by day.
 */
export function spansOfWeek(week: WeekCounts): Span[][] {
  const days: Span[][] = weekdays.map(() => []);
  const firstClosed = week.indexOf(0);
  if (firstClosed < 0) return days.map(() => [{ from: 0, to: minutesOfDay }]);
  let takes = 0;
  for (let step = 1; step <= minutesOfWeek; step++) {
    const minute = (firstClosed + step) % minutesOfWeek;
    if (week[minute] !== 0) takes++;
    else if (takes > 0) {
      for (const { day, ...span } of byDay((minute - takes + minutesOfWeek) % minutesOfWeek, takes)) days[day]?.push(span);
      takes = 0;
    }
  }
  return days.map((spans) => spans.toSorted((a, b) => a.from - b.from));
}

/** What runs from a minute of the week on, in spans of a day at most. */
function byDay(begins: number, takes: number): (Span & { day: number })[] {
  const [day, from] = [Math.floor(begins / minutesOfDay), begins % minutesOfDay];
  if (takes <= minutesOfDay) return [{ day, from, to: from + takes }];
  const rest = takes - (minutesOfDay - from);
  return [{ day, from, to: minutesOfDay }, ...byDay(((day + 1) * minutesOfDay) % minutesOfWeek, rest)];
}
