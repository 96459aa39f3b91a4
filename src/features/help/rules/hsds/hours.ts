import { minutesOfDay } from "../../../../hours/schedule.ts";
import type { Exception, Line, Rhythm, Span, Weekday } from "../../../../hours/schedule.ts";
import { readOsm } from "../../../../hours/osm-read.ts";
import { isDay } from "../../../../platform/i18n/dates.ts";
import { partId, visitId } from "./ids.ts";
import { needOf } from "./parts.ts";
import type { HsdsSchedule } from "./parts.ts";
import { hoursText, readFor, writtenFor } from "../hours/osm-hours.ts";
import type { Cells } from "../exchange/service-cells.ts";
import type { VisitLine } from "../service.ts";
import { writeVisitsText } from "../hours/visits-text.ts";

const mostVisits = 64;

export type ReadHsdsHours = { readonly cells: Cells } | { readonly unread: string };

/** Ends reading from within. */
class HoursUnread extends Error {}

/**
 * Hours and visits from the schedules of a service. Our own tell everything once more as `opening_hours`, holidays too, and
 * that is believed; others are read as far as they come every week, every other week or on such a weekday of the month.
 */
export function readHsdsHours(serviceId: string, schedules: readonly HsdsSchedule[], today: string): ReadHsdsHours {
  const visitIds = Array.from({ length: mostVisits }, (_, at) => visitId(serviceId, at));
  const isVisit = ({ id }: HsdsSchedule) => visitIds.includes(id ?? "");
  const own = schedules.filter((one) => !isVisit(one));
  try {
    const visits = writeVisitsText(schedules.filter(isVisit).map(visitOf), writtenFor(today));
    const told = toldAsOsm(own, today);
    // Ours are only without it when it could not say them; what it leaves out must not be taken for all.
    const isUnsaid = told === undefined && own.some(({ id }) => id === partId(serviceId, "schedule line 0"));
    return { cells: { visits, ...(!isUnsaid && { opening_hours: told ?? hoursText(hoursOf(own), today) }) } };
  } catch (error) {
    if (error instanceof HoursUnread) return { unread: error.message };
    throw error;
  }
}

function toldAsOsm(schedules: readonly HsdsSchedule[], today: string): string | undefined {
  const told = schedules.map(({ notes }) => /^opening_hours=(.+)$/s.exec(notes ?? "")?.[1]).find((one) => one !== undefined);
  const read = told === undefined ? undefined : readOsm(told, readFor(today));
  return read && "schedule" in read ? hoursText(read.schedule, today) : undefined;
}

function hoursOf(schedules: readonly HsdsSchedule[]) {
  const lines: Line[] = [];
  const exceptions: Exception[] = [];
  for (const one of schedules) {
    if (one.freq) lines.push(lineOf(one));
    else takeDated(exceptions, one);
  }
  return { lines, exceptions, onHolidays: "as-usual" as const };
}

/** Several hours on the same days are one exception. */
function takeDated(exceptions: Exception[], one: HsdsSchedule): void {
  const [from = "", to = from] = [one.valid_from ?? undefined, one.valid_to ?? undefined];
  if (!isDay(from) || !isDay(to) || to < from) throw unread(one);
  const spans = one.opens_at || one.closes_at ? [spanOf(one)] : [];
  const last = exceptions.at(-1);
  if (last && last.from === from && last.to === to && last.spans.length > 0 && spans.length > 0)
    exceptions[exceptions.length - 1] = { ...last, spans: [...last.spans, ...spans] };
  else exceptions.push({ from, to, spans, reason: one.description ?? "" });
}

function visitOf(one: HsdsSchedule): VisitLine {
  const [about] = one.attributes ?? [];
  return { ...lineOf(one), label: one.description || "–", need: (about && needOf(about)) ?? null };
}

const dayNames = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

function lineOf(one: HsdsSchedule): Line {
  const { freq, interval, byday, dtstart, until, valid_from: from, valid_to: to } = one;
  const on = (byday ?? "").split(",").map((part) => /^([+-]?\d)?(MO|TU|WE|TH|FR|SA|SU)$/.exec(part.trim()));
  const days = on.map((found) => (dayNames.indexOf(found?.[2] ?? "") + 1) as Weekday);
  const ordinals = [...new Set(on.map((found) => Number(found?.[1] ?? 0)))];
  // Hours for a season would be hours for good here.
  if (!on.every((found) => found) || ordinals.length !== 1 || until || from || to) throw unread(one);
  const rhythm = rhythmOf(freq ?? "", interval ?? 1, ordinals[0] ?? 0, dtstart ?? "");
  if (!rhythm) throw unread(one);
  return { days: [...new Set(days)], rhythm, ...spanOf(one) };
}

function rhythmOf(freq: string, interval: number, ordinal: number, start: string): Rhythm | undefined {
  if (freq === "WEEKLY" && ordinal === 0 && interval === 1) return { kind: "weekly" };
  if (freq === "WEEKLY" && ordinal === 0 && interval === 2 && isDay(start)) return { kind: "fortnightly", from: start };
  if (freq !== "MONTHLY" || interval !== 1) return undefined;
  if (ordinal === -1) return { kind: "monthly", which: "last" };
  const which = ([1, 2, 3, 4] as const).find((one) => one === ordinal);
  return which && { kind: "monthly", which };
}

function spanOf(one: HsdsSchedule): Span {
  const [from, until] = [minutesIn(one.opens_at), minutesIn(one.closes_at)];
  if (from === undefined || until === undefined || from >= minutesOfDay) throw unread(one);
  return { from, to: until > from ? until : until + minutesOfDay };
}

function minutesIn(text: string | null | undefined): number | undefined {
  const found = /^(\d\d):(\d\d)(?::00)?$/.exec(text ?? "");
  const minutes = Number(found?.[1]) * 60 + Number(found?.[2]);
  return found && minutes <= minutesOfDay ? minutes : undefined;
}

function unread({ freq, interval, byday, valid_from: from, valid_to: to, opens_at: opens, closes_at: closes }: HsdsSchedule): HoursUnread {
  return new HoursUnread([freq, interval, byday, from, to, opens, closes].filter((part) => part != null).join(" "));
}
