import type { District } from "../../../../platform/district/district.ts";
import { formatDate } from "../../../../platform/i18n/dates.ts";
import type { Lang } from "../../../../platform/i18n/lang.ts";
import type { Block } from "../../../../platform/markdown/blocks.ts";
import type { PdfDocument } from "../../../../platform/pdf/document.ts";
import type { Conference } from "../../queries/conferences.ts";
import { evaluationSpan } from "../../rules/stages.ts";
import { minuteOf } from "../../rules/when.ts";
import { texts } from "../texts/evaluation.ts";
import { openQuestions, ratings } from "./evaluation.ts";

/** Room to write in, in lines. */
const linesToWriteOn = 6;

/** The three questions on one sheet, to be answered by hand. @param url where one can answer on the web, absolute */
export function sheetDocument(order: { readonly conference: Conference; readonly lang: Lang; readonly district: Pick<District, "bodyName" | "bodyAddress" | "isExample">; readonly url: string }): PdfDocument {
  const { conference, lang, district, url } = order;
  const t = texts[lang];
  return {
    lang,
    title: t.title,
    letterhead: { name: conference.title, lines: [district.bodyName] },
    numbers: [],
    date: formatDate(conference.startsAt, lang),
    blocks: [
      paragraph(t.sheet.lead),
      heading(t.questions.rating),
      { kind: "table", header: [t.sheet.cross, t.sheet.answer], rows: ratings.map((rating) => [[{ text: "□", large: true }], t.ratings[rating]]), widths: [1, 8] },
      ...openQuestions.flatMap((question): Block[] => [heading(t.questions[question]), paragraph("\n".repeat(linesToWriteOn))]),
      paragraph(`${t.sheet.anonymous} ${t.sheet.until(minuteOf(evaluationSpan(conference).until, lang))}`),
    ],
    footer: { lines: [t.sheet.web], url, qr: true },
    ...(district.isExample && { watermark: t.sheet.example }),
  };
}

const paragraph = (text: string): Block => ({ kind: "paragraph", text });
const heading = (text: string): Block => ({ kind: "heading", level: 1, text });
