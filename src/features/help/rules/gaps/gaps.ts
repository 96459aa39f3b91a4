import { minutesOfDay } from "../../../../hours/schedule.ts";
import type { Span, Weekday } from "../../../../hours/schedule.ts";
import { commonWeek, emptyParts, minutesOfWeek, sumOfWeeks, usualWeek } from "../../../../hours/usual-week.ts";
import type { WeekCounts, WeekPart } from "../../../../hours/usual-week.ts";
import { helpsWith } from "../now/board.ts";
import { needs } from "../needs.ts";
import type { Need } from "../needs.ts";
import { freshness } from "../service.ts";
import type { Service } from "../service.ts";

/** One need in a usual week. */
export interface NeedWeek {
  readonly need: Need;
  /** How many places help with it in each minute. */
  readonly counts: WeekCounts;
  /** How many places help with it at some time of the week. */
  readonly places: number;
  /** How many of these nobody has checked for too long. */
  readonly overdue: number;
}

/** When a gap is: the whole week; on some days from one time to another; or once a week over more than a day. */
export type GapTime =
  | { readonly kind: "always" }
  | { readonly kind: "days"; readonly days: readonly Weekday[]; readonly span: Span }
  | { readonly kind: "long"; readonly from: GapEdge; readonly to: GapEdge };

export interface GapEdge {
  readonly day: Weekday;
  /** After midnight of that day. */
  readonly minutes: number;
}

/** Hours of a usual week in which no place helps with a need. */
export interface Gap {
  /** The same for the same need and time. */
  readonly key: string;
  readonly need: Need;
  readonly time: GapTime;
  /** Minutes of a week. */
  readonly minutes: number;
  /** Of `NeedWeek`. */
  readonly places: number;
  readonly overdue: number;
}

/** A usual week of every need, those that no place helps with included. */
export function needWeeks(services: readonly Service[], now: Date): NeedWeek[] {
  const open = new Map(services.map((service) => [service, usualWeek(service.schedule)]));
  return needs.map((need) => {
    const helping = services.flatMap((service) => {
      const week = open.get(service);
      if (!week || !helpsWith(service, need)) return [];
      const helps = service.needs.includes(need) ? week : commonWeek(week, visitWeek(service, need));
      return helps.includes(1) ? [{ service, helps }] : [];
    });
    return {
      need,
      counts: sumOfWeeks(helping.map(({ helps }) => helps)),
      places: helping.length,
      overdue: helping.filter(({ service }) => freshness(service, now).isOverdue).length,
    };
  });
}

const visitWeek = ({ visits, schedule: { closures } }: Service, need: Need) =>
  usualWeek({ lines: visits.filter((visit) => visit.need === need), closures });

/** All gaps, those of the most hours first; the same hours on several days are one gap. */
export function gapsIn(weeks: readonly NeedWeek[]): Gap[] {
  return weeks.flatMap(gapsOf).sort((a, b) => b.minutes - a.minutes || needs.indexOf(a.need) - needs.indexOf(b.need));
}

/** The gaps of one need, in the order of the week. */
export function gapsOf({ need, counts, places, overdue }: NeedWeek): Gap[] {
  const byTime = Map.groupBy(emptyParts(counts), timeKey);
  return [...byTime].map(([key, parts]) => ({
    key: `${need}-${key}-${parts.map(({ from }) => dayAt(from)).join("")}`,
    need,
    time: timeOf(parts),
    minutes: parts.reduce((sum, { takes }) => sum + takes, 0),
    places,
    overdue,
  }));
}

/** What parts have in common that are told together. */
function timeKey({ from, takes }: WeekPart): string {
  if (takes === minutesOfWeek) return "always";
  return takes <= minutesOfDay ? `${from % minutesOfDay}-${takes}` : `long${from}-${takes}`;
}

function timeOf(parts: readonly WeekPart[]): GapTime {
  const { from, takes } = parts[0] ?? { from: 0, takes: minutesOfWeek };
  if (takes === minutesOfWeek) return { kind: "always" };
  const inDay = from % minutesOfDay;
  if (takes <= minutesOfDay) return { kind: "days", days: parts.map((part) => dayAt(part.from)), span: { from: inDay, to: inDay + takes } };
  const end = (from + takes) % minutesOfWeek;
  return { kind: "long", from: { day: dayAt(from), minutes: inDay }, to: { day: dayAt(end), minutes: end % minutesOfDay } };
}

const dayAt = (minute: number) => (Math.floor(minute / minutesOfDay) + 1) as Weekday;
