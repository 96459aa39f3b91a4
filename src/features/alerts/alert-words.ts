import { lastingWhenWords } from "../../hours/words.ts";
import type { District } from "../../platform/district/district.ts";
import { formatDateOfYear, formatTime } from "../../platform/i18n/dates.ts";
import { messageLength, toGsm } from "../../platform/i18n/gsm.ts";
import type { Lang } from "../../platform/i18n/lang.ts";
import type { AlertKind, AlertWords, PublicAlert } from "./alert.ts";
import { texts as kindTexts } from "./texts/kinds.ts";
import { texts } from "./texts/visitors.ts";

/** The headline in a language; what nobody wrote in English stays Danish. */
export function headlineIn({ headline, headlineEn }: Pick<AlertWords, "headline" | "headlineEn">, lang: Lang): { text: string; isDanish: boolean } {
  return lang === "en" && headlineEn !== "" ? { text: headlineEn, isDanish: false } : { text: headline, isDanish: true };
}

/** "Maria Kirkeplads, Halmtorvet", or the whole district. */
export function areaWords({ area }: Pick<AlertWords, "area">, district: Pick<District, "name">, lang: Lang): string {
  return area.length === 0 ? texts[lang].wholeDistrict(district.name) : area.join(", ");
}

/** Everything that helps against danger of a kind, with what somebody wrote besides it. */
export function adviceOf(kind: AlertKind, lang: Lang): readonly string[] {
  return kindTexts[lang][kind].advice;
}

/** "Gælder til tirsdag kl. 10.00" */
export function untilWords(expiresAt: Date, now: Date, lang: Lang): string {
  return texts[lang].holdsUntil(lastingWhenWords(expiresAt.getTime(), now.getTime(), lang));
}

/** One line: where it stands among other things, and what to do about it. */
export function lineOf(alert: Pick<PublicAlert, "kind" | "words">, lang: Lang): string {
  const { label, short } = kindTexts[lang][alert.kind];
  return `${label}: ${headlineIn(alert.words, lang).text}. ${short}`;
}

/** An alert in one text message: what it is, what to do, until when; where, when there is room. The headline is cut last. */
export function textMessage({ kind, words, expiresAt }: Pick<PublicAlert, "kind" | "words" | "expiresAt">, district: Pick<District, "name">, lang: Lang): string {
  const { label, short } = kindTexts[lang][kind];
  const at = lang === "da" ? `${formatDateOfYear(expiresAt, lang)} kl. ${formatTime(expiresAt, lang)}` : `${formatDateOfYear(expiresAt, lang)} ${formatTime(expiresAt, lang)}`;
  const [head, tail] = [toGsm(`${label}: `), toGsm(`. ${short} ${texts[lang].short(at)}`)];
  const headline = toGsm(headlineIn(words, lang).text);
  const area = toGsm(` (${areaWords(words, district, lang)})`);
  const room = messageLength - head.length - tail.length;
  if (headline.length + area.length <= room) return head + headline + area + tail;
  return head + (headline.length <= room ? headline : `${headline.slice(0, room - 3).trimEnd()}...`) + tail;
}
