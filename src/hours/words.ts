import { addDays, dayOf, formatDateOfYear, formatTime, formatWeekdayInFull } from "../platform/i18n/dates.ts";
import type { Lang } from "../platform/i18n/lang.ts";
import type { OpenState } from "./opening.ts";

const minuteMs = 60_000;
/** Whoever sets out now may come too late. */
export const soonMinutes = 30;
/** So near that minutes say more than the clock. */
export const nearMinutes = 60;

/** Whether it closes within half an hour. */
export function closesSoon(state: OpenState, now: number): boolean {
  return state.isOpen && state.until !== null && state.until - now <= soonMinutes * minuteMs;
}

/** "Åbent til kl. 22.00", "Åbner om 40 min.", "Åbner i morgen kl. 08.00": what applies, in a few words, without the reason. */
export function stateWords(state: OpenState, now: number, lang: Lang): string {
  const t = words[lang];
  if (state.isOpen) {
    if (state.until === null) return t.open;
    return closesSoon(state, now) ? t.closesSoon(whenWords(state.until, now, lang)) : t.openUntil(whenWords(state.until, now, lang));
  }
  if (state.opens === null) return t.closed;
  const minutes = Math.ceil((state.opens - now) / minuteMs);
  return minutes <= nearMinutes ? t.opensIn(minutes) : t.opens(whenWords(state.opens, now, lang));
}

/** "kl. 22.00" or "22:00" today, "i morgen kl. 08.00", "fredag kl. 08.00" within a week, "12. januar kl. 08.00" later. */
export function whenWords(at: number, now: number, lang: Lang): string {
  const t = words[lang];
  const [today, day] = [dayOf(new Date(now)), dayOf(new Date(at))];
  const time = t.at(formatTime(new Date(at), lang));
  if (day === today || isThisNight(at, now)) return time;
  if (day === addDays(today, 1)) return `${t.tomorrow} ${time}`;
  return lastingWhenWords(at, now, lang);
}

/** The same where it may be read a day later, on a page that a phone has kept: never "i morgen", but "tirsdag kl. 08.00". */
export function lastingWhenWords(at: number, now: number, lang: Lang): string {
  const [today, day] = [dayOf(new Date(now)), dayOf(new Date(at))];
  const time = words[lang].at(formatTime(new Date(at), lang));
  if (day === today) return time;
  const format = day < addDays(today, 7) ? formatWeekdayInFull : formatDateOfYear;
  return `${format(new Date(at), lang)} ${time}`;
}

/** A night belongs to the day before it, from its morning on: nobody calls two o'clock tomorrow. */
export function isThisNight(at: number, now: number): boolean {
  return dayOf(new Date(at)) === addDays(dayOf(new Date(now)), 1) && hourOf(at) < 6 && hourOf(now) >= 6;
}

const hourOf = (at: number) => Number(formatTime(new Date(at), "en").slice(0, 2));

const words = {
  da: {
    open: "Åbent nu",
    openUntil: (when: string) => `Åbent til ${when}`,
    closesSoon: (when: string) => `Lukker snart, ${when}`,
    opensIn: (minutes: number) => `Åbner om ${minutes} min.`,
    opens: (when: string) => `Åbner ${when}`,
    closed: "Lukket",
    at: (time: string) => `kl. ${time}`,
    tomorrow: "i morgen",
  },
  en: {
    open: "Open now",
    openUntil: (when: string) => `Open until ${when}`,
    closesSoon: (when: string) => `Closes soon, ${when}`,
    opensIn: (minutes: number) => `Opens in ${minutes} min`,
    opens: (when: string) => `Opens ${when}`,
    closed: "Closed",
    at: (time: string) => time,
    tomorrow: "tomorrow",
  },
} as const;
