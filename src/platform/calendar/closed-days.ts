import { Temporal } from "temporal-polyfill";
import type { Bilingual } from "../i18n/lang.ts";
import { addDays } from "../i18n/dates.ts";

/**
 * Why a day is no ordinary one in Denmark. `official` days are public holidays by law; on days closed `by-custom` the law
 * says nothing, but offices, schools and most agreements do.
 */
export interface ClosedDay {
  /** A calendar day, such as `2026-04-02`. */
  readonly day: string;
  readonly name: Bilingual;
  readonly kind: "official" | "by-custom";
}

const byEaster: readonly { readonly after: number; readonly name: Bilingual; readonly untilYear?: number }[] = [
  { after: -3, name: { da: "skærtorsdag", en: "Maundy Thursday" } },
  { after: -2, name: { da: "langfredag", en: "Good Friday" } },
  { after: 0, name: { da: "påskedag", en: "Easter Day" } },
  { after: 1, name: { da: "2. påskedag", en: "Easter Monday" } },
  { after: 26, name: { da: "store bededag", en: "Great Prayer Day" }, untilYear: 2023 },
  { after: 39, name: { da: "Kristi himmelfartsdag", en: "Ascension Day" } },
  { after: 49, name: { da: "pinsedag", en: "Whit Sunday" } },
  { after: 50, name: { da: "2. pinsedag", en: "Whit Monday" } },
];

const byDate: readonly { readonly date: string; readonly kind: ClosedDay["kind"]; readonly name: Bilingual }[] = [
  { date: "01-01", kind: "official", name: { da: "nytårsdag", en: "New Year's Day" } },
  { date: "05-01", kind: "by-custom", name: { da: "1. maj", en: "1 May" } },
  { date: "06-05", kind: "by-custom", name: { da: "grundlovsdag", en: "Constitution Day" } },
  { date: "12-24", kind: "by-custom", name: { da: "juleaften", en: "Christmas Eve" } },
  { date: "12-25", kind: "official", name: { da: "juledag", en: "Christmas Day" } },
  { date: "12-26", kind: "official", name: { da: "2. juledag", en: "Boxing Day" } },
  { date: "12-31", kind: "by-custom", name: { da: "nytårsaften", en: "New Year's Eve" } },
];

/**
 * The days of a year on which Denmark is closed, in order, each once: a day that is both is official. The rules are
 * those of today; of the past they know only that store bededag was a holiday until 2023.
 * @param year from 1583, when the Gregorian calendar begins, to 9999
 */
export function closedDaysOf(year: number): ClosedDay[] {
  const easter = easterDay(year);
  const official = byEaster
    .filter(({ untilYear }) => untilYear === undefined || year <= untilYear)
    .map(({ after, name }) => ({ day: addDays(easter, after), name, kind: "official" as const }));
  const fixed = byDate.map(({ date, kind, name }) => ({ day: `${year}-${date}`, name, kind }));
  const taken = new Set(official.map(({ day }) => day));
  return [...official, ...fixed.filter(({ day }) => !taken.has(day))].sort((a, b) => a.day.localeCompare(b.day));
}

const years = new Map<number, ReadonlyMap<string, ClosedDay>>();

/** Why Denmark is closed on a calendar day; undefined on every other day, also on an ordinary Sunday. */
export function closedDay(day: string): ClosedDay | undefined {
  const { year } = Temporal.PlainDate.from(day);
  const known = years.get(year) ?? new Map(closedDaysOf(year).map((closed) => [closed.day, closed]));
  years.set(year, known);
  return known.get(day);
}

/** Easter Day by the Gregorian computus, after Meeus, Jones and Butcher. */
export function easterDay(year: number): string {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const moonShift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - moonShift + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const correction = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const days = epact + toSunday - 7 * correction + 114;
  return Temporal.PlainDate.from({ year, month: Math.floor(days / 31), day: (days % 31) + 1 }).toString();
}
