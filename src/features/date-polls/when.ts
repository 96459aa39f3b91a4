import { dayOf, formatDayAndDate, formatHours, formatTime, formatWeekday } from "../../platform/i18n/dates.ts";
import type { Lang } from "../../platform/i18n/lang.ts";

interface Hours {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** "onsdag den 25. november 2026 kl. 16.00–18.00" */
export function whenWords({ startsAt, endsAt }: Hours, lang: Lang): string {
  const hours = formatHours({ startsAt, endsAt }, lang);
  const day = formatDayAndDate(startsAt, lang);
  return lang === "da" ? `${day} kl. ${hours}` : `${day}, ${hours}`;
}

/** The same for a narrow column: "ons. 25/11 16.00" */
export function shortWhen({ startsAt }: Hours, lang: Lang): string {
  const [, month = "", day = ""] = dayOf(startsAt).split("-");
  return `${formatWeekday(startsAt, lang)} ${Number(day)}/${Number(month)} ${formatTime(startsAt, lang)}`;
}
