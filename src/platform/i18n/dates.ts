import { Temporal } from "temporal-polyfill";
import type { Lang } from "./lang.ts";

/** All wall-clock times are Danish, wherever the server stands. */
export const timeZone = "Europe/Copenhagen";

const locale = { da: "da-DK", en: "en-GB" } as const;

const formatters = new Map<string, Intl.DateTimeFormat>();

function format(lang: Lang, options: Intl.DateTimeFormatOptions, at: Date): string {
  const key = lang + JSON.stringify(options);
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat(locale[lang], { timeZone, ...options });
    formatters.set(key, formatter);
  }
  return formatter.format(at);
}

/** "22. november 2026" */
export function formatDate(at: Date, lang: Lang): string {
  return format(lang, { day: "numeric", month: "long", year: "numeric" }, at);
}

/** "onsdag den 25. november 2026" */
export function formatDayAndDate(at: Date, lang: Lang): string {
  return format(lang, { weekday: "long", day: "numeric", month: "long", year: "numeric" }, at);
}

/** "november 2026" */
export function formatMonth(at: Date, lang: Lang): string {
  return format(lang, { month: "long", year: "numeric" }, at);
}

/** "ons." in Danish, "Wed" in English */
export function formatWeekday(at: Date, lang: Lang): string {
  return format(lang, { weekday: "short" }, at);
}

/** "onsdag" in Danish, "Wednesday" in English */
export function formatWeekdayInFull(at: Date, lang: Lang): string {
  return format(lang, { weekday: "long" }, at);
}

/** "12. januar", where the year is plain */
export function formatDateOfYear(at: Date, lang: Lang): string {
  return format(lang, { day: "numeric", month: "long" }, at);
}

/** "16.00" in Danish, "16:00" in English */
export function formatTime(at: Date, lang: Lang): string {
  return format(lang, { hour: "2-digit", minute: "2-digit" }, at);
}

/** "16.00–18.00" in Danish, "16:00–18:00" in English */
export function formatHours({ startsAt, endsAt }: { readonly startsAt: Date; readonly endsAt: Date }, lang: Lang): string {
  return `${formatTime(startsAt, lang)}–${formatTime(endsAt, lang)}`;
}

/** "22. november 2026 kl. 16.00" */
export function formatDateTime(at: Date, lang: Lang): string {
  return lang === "da"
    ? `${formatDate(at, lang)} kl. ${formatTime(at, lang)}`
    : `${formatDate(at, lang)}, ${formatTime(at, lang)}`;
}

/** A calendar day (`2026-11-22`) as "22. november 2026". */
export function formatDay(day: string, lang: Lang): string {
  return formatDate(startOfDay(day), lang);
}

/** The Danish calendar day of a moment, as `2026-11-22`. */
export function dayOf(at: Date): string {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** `days` later (or earlier) than a calendar day. */
export function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** The moment a Danish calendar day begins. */
export function startOfDay(day: string): Date {
  return momentOf(day, "00:00");
}

/** A moment on a calendar day: the given one when it falls on it, so that what happens on one day keeps its order. */
export function momentOn(day: string, moment: Date): Date {
  return dayOf(moment) === day ? moment : startOfDay(day);
}

/** The moment of a Danish wall-clock time (`2026-11-25`, `16:00`), right across both daylight-saving nights. */
export function momentOf(day: string, time: string): Date {
  const local = Temporal.PlainDate.from(day).toPlainDateTime(Temporal.PlainTime.from(time));
  return new Date(local.toZonedDateTime(timeZone).epochMilliseconds);
}

/** True for a real calendar day written as `2026-11-22`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    Temporal.PlainDate.from(text, { overflow: "reject" });
    return true;
  } catch {
    return false;
  }
}
