import { addDays, dayOf, formatDateOfYear, formatTime, formatWeekdayInFull, momentOf } from "../../../platform/i18n/dates.ts";
import type { Lang } from "../../../platform/i18n/lang.ts";

/** "torsdag kl. 15.43", with the date when it is not today. */
export function momentWords(at: Date, now: Date, lang: Lang): string {
  const day = dayOf(at) === dayOf(now) ? formatWeekdayInFull(at, lang) : `${formatWeekdayInFull(at, lang)} ${formatDateOfYear(at, lang)}`;
  return lang === "da" ? `${day} kl. ${formatTime(at, lang)}` : `${day} ${formatTime(at, lang)}`;
}

/** Other times that people ask for, as the address writes them; those that have passed are the next day's. */
export function otherTimes(now: Date): { readonly key: "tonight" | "thisNight" | "tomorrow"; readonly at: string }[] {
  const today = dayOf(now);
  const next = (time: string) => `${momentOf(today, time) > now ? today : addDays(today, 1)}T${time}`;
  const evening = momentOf(today, "20:00") > now ? [{ key: "tonight" as const, at: `${today}T20:00` }] : [];
  return [...evening, { key: "thisNight", at: next("02:00") }, { key: "tomorrow", at: `${addDays(today, 1)}T10:00` }];
}
