import type { Span, Weekday } from "./schedule.ts";

/**
 * The days on which a text and a schedule say the same, first and last of them included. OSM counts weeks anew every
 * year and knows dates without a year; a schedule does neither. Over a stretch of days they can still agree.
 */
export interface Validity {
  readonly from: string;
  readonly to: string;
}

/** Why hours cannot be said in the other language. */
export type OsmProblem =
  /** A word, sign or number that is no part of what is read here. */
  | "not-understood"
  /** A date, time or weekday that does not exist. */
  | "impossible"
  /** A rule that comes after one which it would have to give way to, or takes away a part that cannot be taken away. */
  | "order"
  /** Words beside hours that come again: they may be a condition. */
  | "comment"
  /** Weeks that are not every other one on all these days. */
  | "weeks"
  /** Other hours on holidays than on Sundays, or Sundays that do not come every week. */
  | "holidays"
  /** A moment in the hour that comes twice. */
  | "doubled-hour";

/** Hours that cannot be said in the other language, and the part at which that shows. */
export interface OsmRefusal {
  readonly problem: OsmProblem;
  readonly part: string;
}

/** Ends reading or writing from within; what is called from outside returns `refusal`. */
export class OsmUnsayable extends Error {
  readonly refusal: OsmRefusal;

  constructor(problem: OsmProblem, part: string) {
    super(`${problem}: ${part}`);
    this.refusal = { problem, part };
  }
}

/** What `say` returns, or why it could not. */
export function orRefusal<T>(say: () => T): T | OsmRefusal {
  try {
    return say();
  } catch (error) {
    if (error instanceof OsmUnsayable) return error.refusal;
    throw error;
  }
}

/** From a date to a date; without years: every year. */
export interface OsmDates {
  readonly from: OsmDate;
  readonly to: OsmDate;
}

export interface OsmDate {
  readonly year: number | null;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

/** A weekday, every week or as the first, … or last of its month. */
export interface OsmWeekday {
  readonly day: Weekday;
  readonly which: 1 | 2 | 3 | 4 | "last" | null;
}

/** One rule of a text, as it stands there. */
export interface OsmRule {
  /** After a comma: it adds to what is said before, where others replace it. */
  readonly adds: boolean;
  /** Empty: on all days. */
  readonly dates: readonly OsmDates[];
  readonly weeks: "all" | "odd" | "even";
  /** Empty: on all of them. */
  readonly weekdays: readonly OsmWeekday[];
  readonly onHolidays: boolean;
  /** Empty: the whole day. */
  readonly spans: readonly Span[];
  readonly isOpen: boolean;
  readonly comment: string;
  readonly text: string;
}

export const osmWeekdays = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"] as const;

export const osmMonths = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;
