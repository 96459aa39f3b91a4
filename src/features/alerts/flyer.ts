import type { District } from "../../platform/district/district.ts";
import { formatDateTime, formatDay } from "../../platform/i18n/dates.ts";
import type { Lang } from "../../platform/i18n/lang.ts";
import type { Flyer } from "../../platform/pdf/flyer.ts";
import type { PublicAlert } from "./alert.ts";
import { adviceOf, areaWords, headlineIn } from "./alert-words.ts";
import { paths } from "./paths.ts";
import { texts as kindTexts } from "./texts/kinds.ts";
import { texts } from "./texts/visitors.ts";

/** An alert as one sheet to hang on a door, with the day on which it comes down. */
export function alertFlyer({ id, kind, words, seenDay, expiresAt }: PublicAlert, district: District, lang: Lang, publicUrl: string): Flyer {
  const t = texts[lang];
  const { label, note } = kindTexts[lang][kind];
  const until = formatDateTime(expiresAt, lang);
  const isBatch = kind === "batch" || kind === "needles";
  return {
    lang,
    flyer: `${t.kind}: ${label}`,
    author: district.bodyName,
    heading: headlineIn(words, lang).text,
    until: t.holdsUntil(until),
    facts: [
      { term: t.looks, text: words.looks },
      { term: isBatch ? t.does : t.happens, text: words.does },
      { term: t.where, text: [words.where, `${t.seen} ${formatDay(seenDay, lang)}`].filter(Boolean).join(". ") },
      { term: t.area, text: areaWords(words, district, lang) },
    ].filter(({ text }) => text !== ""),
    todoTitle: t.todo,
    todo: [...adviceOf(kind, lang), ...(words.extra === "" ? [] : [words.extra])],
    note,
    foot: [t.flyerTakeDown(until), t.from(district.bodyName), t.flyerMore],
    url: publicUrl + paths.alert.to({ districtId: district.id, lang }, { id }),
    ...(district.isExample && { watermark: t.example }),
  };
}
