import { addDays } from "../../../../platform/i18n/dates.ts";
import { minutesOfDay, weekdays } from "../../../../hours/schedule.ts";
import type { Line, Weekday } from "../../../../hours/schedule.ts";
import { writeOsm } from "../../../../hours/osm-write.ts";
import type { Service, VisitLine } from "../service.ts";
import { partId, termId, visitId } from "./ids.ts";

/** The days for which the notation beside the schedules is right: a year, as directories are fetched again. */
const validDays = 366;

const names = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const;

/**
 * When a service is open, as HSDS says it after iCalendar's rules; `closes_at` no later than `opens_at` is on the next day.
 * An entry without `freq` tells the days from `valid_from` to `valid_to`, instead of the rules; without hours: closed.
 * HSDS cannot say what holds on holidays: `notes` tells all of it once more as OSM `opening_hours`, where that can.
 */
export function hsdsSchedules({ id, schedule, visits }: Service, today: string, schedule_link: string) {
  const own = (part: string) => ({ id: partId(id, `schedule ${part}`), service_id: id, wkst: "MO" as const, schedule_link });
  const osm = writeOsm(schedule, { from: today, to: addDays(today, validDays) });
  const notes = "text" in osm ? { notes: `opening_hours=${osm.text}` } : {};
  const coming = schedule.exceptions.filter(({ to }) => to >= today);
  return [
    ...schedule.lines.map((line, at) => ({ ...own(`line ${at}`), ...recurrence(line), ...notes })),
    ...coming.flatMap(({ from, to, spans, reason }) => {
      const days = { valid_from: from, valid_to: to, ...(reason !== "" && { description: reason }) };
      if (spans.length === 0) return [{ ...own(`closed ${from}`), ...days }];
      return spans.map((span) => ({ ...own(`other ${from} ${span.from}`), ...days, ...hours(span) }));
    }),
    ...visits.map((visit, at) => ({ ...own(""), id: visitId(id, at), ...recurrence(visit), description: visit.label, ...needOf(visit, visitId(id, at)) })),
  ];
}

/** What somebody helps with who visits. */
function needOf({ need }: VisitLine, link_id: string) {
  if (need === null) return {};
  return { attributes: [{ id: partId(link_id, `need ${need}`), link_id, link_entity: "schedule", taxonomy_term_id: termId(need) }] };
}

function recurrence({ days, rhythm, ...span }: Line) {
  const on = weekdays.filter((day) => days.includes(day));
  const byday = (before: string) => on.map((day) => `${before}${names[day - 1] ?? ""}`).join(",");
  switch (rhythm.kind) {
    case "weekly":
      return { freq: "WEEKLY" as const, interval: 1, byday: byday(""), ...hours(span) };
    case "fortnightly":
      return { freq: "WEEKLY" as const, interval: 2, dtstart: firstOn(rhythm.from, on), byday: byday(""), ...hours(span) };
    case "monthly":
      return { freq: "MONTHLY" as const, interval: 1, byday: byday(rhythm.which === "last" ? "-1" : String(rhythm.which)), ...hours(span) };
  }
}

/** The first of the weekdays in the week of a day, in which the fortnights begin. */
function firstOn(day: string, on: readonly Weekday[]): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
  return addDays(day, (on[0] ?? 1) - weekday);
}

const hours = ({ from, to }: { from: number; to: number }) => ({ opens_at: clock(from), closes_at: to === minutesOfDay ? "24:00" : clock(to % minutesOfDay) });

const clock = (minutes: number) => [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, "0")).join(":");
