import { Temporal } from "temporal-polyfill";
import { timeZone } from "../platform/i18n/dates.ts";
import type { HoursDay } from "./days.ts";
import { spansOn } from "./opening.ts";
import { minutesOfDay, weekdays } from "./schedule.ts";
import type { Closure, Schedule, Span, Weekday } from "./schedule.ts";
import { tidySpans } from "./week.ts";

/** As schema.org has it. Hours that close no later than they open end on the next day; 00:00 to 00:00 is closed. */
export interface OpeningHoursSpecification {
  readonly "@type": "OpeningHoursSpecification";
  readonly dayOfWeek?: readonly string[];
  readonly opens: string;
  readonly closes: string;
  readonly validFrom?: string;
  readonly validThrough?: string;
}

/** Hours for search engines: those of any week, and days on which others apply. */
export interface SchemaOrgHours {
  readonly openingHoursSpecification: readonly OpeningHoursSpecification[];
  readonly specialOpeningHoursSpecification: readonly OpeningHoursSpecification[];
}

const closed: Span = { from: 0, to: 0 };

/**
 * A schedule as schema.org can say it: what comes every week, and each of `days` that differs from that — by a fortnight,
 * a first Monday, a holiday, an exception or a closure — with all of its hours.
 * @param days without a gap; the first one only lends its night to the second
 */
export function schemaOrgHours(schedule: Schedule, days: readonly HoursDay[]): SchemaOrgHours {
  const usual = (weekday: Weekday) =>
    tidySpans(schedule.lines.filter(({ days: own, rhythm }) => rhythm.kind === "weekly" && own.includes(weekday)));
  const byHours = new Map<string, { span: Span; days: Weekday[] }>();
  for (const weekday of weekdays)
    for (const span of usual(weekday)) {
      const key = `${span.from}-${span.to}`;
      byHours.set(key, { span, days: [...(byHours.get(key)?.days ?? []), weekday] });
    }
  return {
    openingHoursSpecification: [...byHours.values()].map(({ span, days: own }) => specification(span, { dayOfWeek: own.map((day) => dayNames[day - 1] ?? "") })),
    specialOpeningHoursSpecification: days.slice(1).flatMap((day, before) => {
      const spans = [...nightLeft(schedule, days[before]), ...openOn(schedule, day).filter(({ from }) => from < minutesOfDay)];
      if (JSON.stringify(spans) === JSON.stringify(usual(day.weekday))) return [];
      const valid = { validFrom: day.day, validThrough: day.day };
      return (spans.length > 0 ? spans : [closed]).map((span) => specification(span, valid));
    }),
  };
}

const openOn = (schedule: Schedule, day: HoursDay) =>
  tidySpans(spansOn(schedule, day)).flatMap((span) => withoutClosures(span, schedule.closures, day.day));

/** What of a day's hours begins after its midnight, because a closure ended then: hours of the next day. */
function nightLeft(schedule: Schedule, day: HoursDay | undefined): Span[] {
  if (!day) return [];
  const late = openOn(schedule, day).filter(({ from }) => from >= minutesOfDay);
  return late.map(({ from, to }) => ({ from: from - minutesOfDay, to: to - minutesOfDay }));
}

const dayNames = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;

/** Search engines take a day that ends at 00:00 for one that never began, and hours as long as a day for none. */
function specification({ from, to }: Span, when: Partial<OpeningHoursSpecification>): OpeningHoursSpecification {
  const isAmbiguous = to > from && (to === minutesOfDay || to - from === minutesOfDay);
  return { "@type": "OpeningHoursSpecification", ...when, opens: clock(from), closes: clock(isAmbiguous ? to - 1 : to) };
}

function withoutClosures(span: Span, closures: readonly Closure[], day: string): Span[] {
  return closures.reduce<Span[]>((left, closure) => {
    const from = minutesInto(day, closure.from, Math.floor);
    const until = closure.until === null ? Number.POSITIVE_INFINITY : minutesInto(day, closure.until, Math.ceil);
    return left.flatMap((one) => [
      ...(one.from < from ? [{ from: one.from, to: Math.min(one.to, from) }] : []),
      ...(one.to > until ? [{ from: Math.max(one.from, until), to: one.to }] : []),
    ]);
  }, [span]);
}

/** Minutes of the wall clock from the midnight of a day to a moment. */
function minutesInto(day: string, moment: number, round: (minutes: number) => number): number {
  const wall = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(timeZone).toPlainDateTime();
  return round(Temporal.PlainDate.from(day).toPlainDateTime().until(wall, { largestUnit: "seconds" }).seconds / 60);
}

const clock = (minutes: number) =>
  [Math.floor(minutes / 60) % 24, minutes % 60].map((part) => String(part).padStart(2, "0")).join(":");
