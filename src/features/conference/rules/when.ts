import { dayOf, formatDateTime, formatDayAndDate, formatTime } from "../../../platform/i18n/dates.ts";
import type { Lang } from "../../../platform/i18n/lang.ts";
import type { Span } from "./programme/programme.ts";
import { texts } from "../texts/visitors.ts";

/** "16.00–16.30" */
export function clockSpan({ startsAt, endsAt }: Span, lang: Lang): string {
  return `${formatTime(startsAt, lang)}–${formatTime(endsAt, lang)}`;
}

/** "kl. 16.00–16.30" */
export function atClock(span: Span, lang: Lang): string {
  return texts[lang].at(clockSpan(span, lang));
}

/** "onsdag den 13. oktober 2010 kl. 16.00–20.00"; over several days both ends. */
export function wholeSpan(span: Span, lang: Lang): string {
  const { startsAt, endsAt } = span;
  if (dayOf(startsAt) === dayOf(endsAt)) return texts[lang].dayAt(formatDayAndDate(startsAt, lang), clockSpan(span, lang));
  return `${formatDateTime(startsAt, lang)} – ${formatDateTime(endsAt, lang)}`;
}

/** "onsdag den 6. oktober 2010 kl. 12.00" */
export function minuteOf(at: Date, lang: Lang): string {
  return texts[lang].dayAt(formatDayAndDate(at, lang), formatTime(at, lang));
}
