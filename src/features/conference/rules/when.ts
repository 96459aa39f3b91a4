import { dayOf, formatDateTime, formatDayAndDate, formatHours, formatTime } from "../../../platform/i18n/dates.ts";
import type { Lang } from "../../../platform/i18n/lang.ts";
import type { Span } from "./programme/programme.ts";
import { texts } from "../texts/visitors.ts";

/** "kl. 16.00–16.30" */
export function atClock(span: Span, lang: Lang): string {
  return texts[lang].at(formatHours(span, lang));
}

/** "onsdag den 13. oktober 2010 kl. 16.00–20.00"; over several days both ends. */
export function wholeSpan(span: Span, lang: Lang): string {
  const { startsAt, endsAt } = span;
  if (dayOf(startsAt) === dayOf(endsAt)) return texts[lang].dayAt(formatDayAndDate(startsAt, lang), formatHours(span, lang));
  return `${formatDateTime(startsAt, lang)} – ${formatDateTime(endsAt, lang)}`;
}

/** "onsdag den 6. oktober 2010 kl. 12.00" */
export function minuteOf(at: Date, lang: Lang): string {
  return texts[lang].dayAt(formatDayAndDate(at, lang), formatTime(at, lang));
}
