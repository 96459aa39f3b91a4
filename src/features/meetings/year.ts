import type { ClosedDay } from "../../platform/calendar/closed-days.ts";
import { addDays, dayOf } from "../../platform/i18n/dates.ts";
import { daysUntil, nextDays, seriesDay } from "./exceptions.ts";
import type { MindfulRhythm, Pause } from "./exceptions.ts";

interface SomeMeeting {
  readonly id: string;
  readonly seriesId: string;
  readonly rhythmDay: string | null;
  readonly startsAt: Date;
}

interface SomeSeries extends MindfulRhythm {
  readonly id: string;
}

interface SomePause extends Pause {
  readonly id: string;
  readonly seriesId: string;
}

/** One line of the coming year of meetings, in the order of its days. */
export type YearEntry<M, S, P> =
  /** A planned meeting, moved and cancelled ones too; `holiday` when the rule of its series took it from `insteadOf`. */
  | { readonly kind: "meeting"; readonly day: string; readonly meeting: M; readonly holiday?: ClosedDay; readonly insteadOf?: string }
  /** A day of the rhythm that is not planned yet. */
  | { readonly kind: "expected"; readonly day: string; readonly series: S; readonly holiday?: ClosedDay; readonly insteadOf?: string }
  /** A day of the rhythm without a meeting because of a holiday. */
  | { readonly kind: "away"; readonly day: string; readonly series: S; readonly holiday: ClosedDay }
  /** A pause, with how many days of the rhythm it takes. */
  | { readonly kind: "pause"; readonly day: string; readonly series: S; readonly pause: P; readonly falls: number };

interface Known<M, S, P> {
  readonly series: readonly S[];
  readonly pauses: readonly P[];
  /** All meetings of the series from the first day on, whatever became of them. */
  readonly meetings: readonly M[];
}

/**
 * What happens between two days, both included: planned meetings, days that the series will plan, holidays on which a
 * meeting falls away, and pauses. A pause stands where it begins, or first when it has begun already.
 */
export function entriesBetween<M extends SomeMeeting, S extends SomeSeries, P extends SomePause>(
  { series, pauses, meetings }: Known<M, S, P>,
  from: string,
  until: string,
): YearEntry<M, S, P>[] {
  const bySeries = new Map(series.map((one) => [one.id, one]));
  const planned = meetings.map((meeting): YearEntry<M, S, P> => {
    const day = dayOf(meeting.startsAt);
    const own = bySeries.get(meeting.seriesId);
    return { kind: "meeting", day, meeting, ...(own && originOf(own, pausesOf(pauses, own), meeting.rhythmDay, day)) };
  });
  const others = series.flatMap((one) => unplanned(one, pausesOf(pauses, one), meetings, from, until));
  return [...planned, ...others]
    .filter(({ day }) => day >= from && day <= until)
    .sort((a, b) => a.day.localeCompare(b.day) || order.indexOf(a.kind) - order.indexOf(b.kind));
}

const order = ["pause", "away", "meeting", "expected"];

/** The last day of the so many next meetings of a series, planned or not; undefined when its pauses leave none. */
export function dayOfNext(series: MindfulRhythm, pauses: readonly Pause[], today: string, count: number): string | undefined {
  return nextDays(series, pauses, addDays(today, -1), count).at(-1)?.day;
}

function pausesOf<P extends SomePause>(pauses: readonly P[], series: SomeSeries): P[] {
  return pauses.filter((pause) => pause.seriesId === series.id);
}

function originOf(series: MindfulRhythm, pauses: readonly Pause[], rhythmDay: string | null, day: string) {
  if (rhythmDay === null) return {};
  const planned = seriesDay(series, pauses, rhythmDay);
  if (planned.day !== day || !planned.holiday) return {};
  return { holiday: planned.holiday, ...(rhythmDay !== day && { insteadOf: rhythmDay }) };
}

function unplanned<M extends SomeMeeting, S extends SomeSeries, P extends SomePause>(
  series: S,
  pauses: readonly P[],
  meetings: readonly M[],
  from: string,
  until: string,
): YearEntry<M, S, P>[] {
  const own = meetings.flatMap((one) => (one.seriesId === series.id && one.rhythmDay !== null ? [one.rhythmDay] : []));
  const last = own.toSorted().at(-1) ?? "";
  const open = daysUntil(series, pauses, addDays(from, -1), until).filter(({ rhythmDay }) => !own.includes(rhythmDay));
  const days = open.flatMap(({ rhythmDay, day, holiday, pause }): YearEntry<M, S, P>[] => {
    if (pause) return [];
    if (day === undefined) return holiday ? [{ kind: "away", day: rhythmDay, series, holiday }] : [];
    if (rhythmDay < last) return [];
    return [{ kind: "expected", day, series, ...(holiday && { holiday }), ...(day !== rhythmDay && { insteadOf: rhythmDay }) }];
  });
  const lying = pauses.filter(({ fromDay, toDay }) => toDay >= from && fromDay <= until);
  return [
    ...days,
    ...lying.map((pause): YearEntry<M, S, P> => ({
      kind: "pause",
      day: pause.fromDay < from ? from : pause.fromDay,
      series,
      pause,
      falls: open.filter((one) => one.pause === pause).length,
    })),
  ];
}
