/** 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/**
 * From one wall-clock time to another, in minutes after midnight of the day on which it begins: `from` below 1440, `to`
 * above `from` by at most 1440. 22:00 to 04:00 is 1320 to 1680; round the clock is 0 to 1440 on every day.
 */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Every week; every other week, of which `from` is a day in one; or the first, … or last such weekday of a month. */
export type Rhythm =
  | { readonly kind: "weekly" }
  | { readonly kind: "fortnightly"; readonly from: string }
  | { readonly kind: "monthly"; readonly which: 1 | 2 | 3 | 4 | "last" };

/** Hours that come again: on these weekdays, in this rhythm. */
export interface Line extends Span {
  readonly days: readonly Weekday[];
  readonly rhythm: Rhythm;
}

/** Days on which other hours apply, first and last of them included. No spans: closed. */
export interface Exception {
  readonly from: string;
  readonly to: string;
  readonly spans: readonly Span[];
  readonly reason: string;
}

/** What happens on Denmark's public holidays, where no exception says otherwise. */
export type HolidayRule = "as-usual" | "closed" | "as-sunday";

/** Closed from a moment on, whatever the hours say. */
export interface Closure {
  /** Milliseconds since 1970. */
  readonly from: number;
  /** null when nobody knows yet. */
  readonly until: number | null;
  readonly reason: string;
}

/** When something is open, in Danish wall-clock time. */
export interface Schedule {
  readonly lines: readonly Line[];
  /** Where several speak of a day, the last one counts. */
  readonly exceptions: readonly Exception[];
  readonly onHolidays: HolidayRule;
  readonly closures: readonly Closure[];
}

export const minutesOfDay = 1440;

/** Whether a span can be meant: it begins on its day, takes some time and a day at most. */
export function isSpan({ from, to }: Span): boolean {
  const isWhole = Number.isInteger(from) && Number.isInteger(to);
  return isWhole && from >= 0 && from < minutesOfDay && to > from && to <= from + minutesOfDay;
}
