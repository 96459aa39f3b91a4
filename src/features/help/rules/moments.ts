import { addDays, dayOf, formatDateOfYear, formatTime, formatWeekdayInFull, momentOf } from "../../../platform/i18n/dates.ts";
import type { Lang } from "../../../platform/i18n/lang.ts";

/** "torsdag kl. 15.43", with the date when it is not today. */
export function momentWords(at: Date, now: Date, lang: Lang): string {
  return dayOf(at) === dayOf(now) ? `${formatWeekdayInFull(at, lang)} ${clockWords(at, lang)}` : datedWords(at, lang);
}

/** "torsdag 26. november kl. 15.43": for what is read on another day. */
export function datedWords(at: Date, lang: Lang): string {
  return `${formatWeekdayInFull(at, lang)} ${formatDateOfYear(at, lang)} ${clockWords(at, lang)}`;
}

const clockWords = (at: Date, lang: Lang) => (lang === "da" ? `kl. ${formatTime(at, lang)}` : formatTime(at, lang));

type OtherTime = { readonly key: "today" | "tonight" | "thisNight" | "tomorrow"; readonly at: string };

/** Other times that people ask for, as the address writes them, in their order; in the night the morning is today's. */
export function otherTimes(now: Date): OtherTime[] {
  const today = dayOf(now);
  const tomorrow = addDays(today, 1);
  const isNight = now < momentOf(today, "06:00");
  const times: OtherTime[] = [
    { key: "thisNight", at: `${isNight ? today : tomorrow}T02:00` },
    isNight ? { key: "today", at: `${today}T10:00` } : { key: "tomorrow", at: `${tomorrow}T10:00` },
    { key: "tonight", at: `${today}T20:00` },
  ];
  return times.filter(({ at }) => momentOf(at.slice(0, 10), at.slice(11)) > now).toSorted((a, b) => (a.at < b.at ? -1 : 1));
}
