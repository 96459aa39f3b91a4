import { addDays, isDay } from "../platform/i18n/dates.ts";

/** Calendar days from one to before another. */
export interface DaySpan {
  readonly from: string;
  readonly to: string;
}

/** Danish and English names of months, and how they are shortened. */
const months = [
  ["januar", "january", "jan"], ["februar", "february", "feb"], ["marts", "march", "mar"], ["april", "apr"], ["maj", "may"], ["juni", "june", "jun"],
  ["juli", "july", "jul"], ["august", "aug"], ["september", "sept", "sep"], ["oktober", "october", "okt", "oct"], ["november", "nov"], ["december", "dec"],
];
const month = `(${months.flat().toSorted((a, b) => b.length - a.length).join("|")})`;
const inFull = `(${months.flat().filter((name) => name.length > 4 || name === "maj" || name === "juni" || name === "juli").join("|")})`;
const alone = (pattern: string) => new RegExp(String.raw`(?<![\p{L}\p{N}_/.-])${pattern}(?![\p{L}\p{N}_/-])`, "iu");

type Parts = { readonly year?: string | undefined; readonly month?: number; readonly day?: string };

/** How people write days, the most exact first. */
const writings: readonly { readonly pattern: RegExp; readonly read: (found: readonly (string | undefined)[]) => Parts }[] = [
  { pattern: alone(String.raw`(\d{4})-(\d{2})-(\d{2})`), read: ([year, number, day]) => ({ year, month: Number(number), day: day ?? "" }) },
  { pattern: alone(String.raw`(\d{1,2})/(\d{1,2})(?:[/ -]+(\d{4}))?`), read: ([day, number, year]) => ({ year, month: Number(number), day: day ?? "" }) },
  { pattern: alone(String.raw`(\d{1,2})[.-](\d{1,2})[.-](\d{4})`), read: ([day, number, year]) => ({ year, month: Number(number), day: day ?? "" }) },
  { pattern: alone(String.raw`(?:den\s+)?(\d{1,2})\.?\s*${month}\.?(?:,?\s+(\d{4}))?`), read: ([day, name, year]) => ({ year, month: numberOf(name), day: day ?? "" }) },
  { pattern: alone(String.raw`${month}\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?`), read: ([name, day, year]) => ({ year, month: numberOf(name), day: day ?? "" }) },
  { pattern: alone(String.raw`${month}\.?\s+(\d{4})`), read: ([name, year]) => ({ year, month: numberOf(name) }) },
  { pattern: alone(inFull), read: ([name]) => ({ month: numberOf(name) }) },
  { pattern: alone(String.raw`((?:19|20)\d\d)`), read: ([year]) => ({ year }) },
];

const numberOf = (name = "") => months.findIndex((names) => names.includes(name.toLowerCase())) + 1;

/**
 * The first time that is named in what was typed, and what is left of it: "23. september 2026", "23/9", "september", "2010".
 * Without a year, that of last year, this year and next.
 * @param today a calendar day
 */
export function daysIn(typed: string, today: string): { readonly days: readonly DaySpan[]; readonly rest: string } {
  for (const { pattern, read } of writings) {
    const found = pattern.exec(typed);
    if (!found) continue;
    const { year, ...parts } = read(found.slice(1));
    const thisYear = Number(today.slice(0, 4));
    const years = year === undefined ? [thisYear - 1, thisYear, thisYear + 1] : [Number(year)];
    const days = years.flatMap((one) => spanOf(one, parts.month, parts.day) ?? []);
    if (days.length > 0) return { days, rest: typed.replace(pattern, " ") };
  }
  return { days: [], rest: typed };
}

function spanOf(year: number, number?: number, day?: string): DaySpan | undefined {
  const two = (value: number | string) => String(value).padStart(2, "0");
  if (number === undefined) return { from: `${year}-01-01`, to: `${year + 1}-01-01` };
  if (day !== undefined) {
    const from = `${year}-${two(number)}-${two(day)}`;
    return isDay(from) ? { from, to: addDays(from, 1) } : undefined;
  }
  return { from: `${year}-${two(number)}-01`, to: number === 12 ? `${year + 1}-01-01` : `${year}-${two(number + 1)}-01` };
}
