import type { District } from "../../../../platform/district/district.ts";
import { formatDate, formatHours } from "../../../../platform/i18n/dates.ts";
import type { Lang } from "../../../../platform/i18n/lang.ts";
import type { Block } from "../../../../platform/markdown/blocks.ts";
import { markdownToBlocks } from "../../../../platform/markdown/to-blocks.ts";
import type { PdfDocument } from "../../../../platform/pdf/document.ts";
import type { ThreadItem } from "../../../../thread/queries.ts";
import type { ThreadStep } from "../../../../ui/story.tsx";
import type { Conference } from "../../queries/conferences.ts";
import { supportLines } from "../../outcome/rules/support-words.ts";
import { peopleNames } from "../../rules/programme/change-words.ts";
import { slotsOf } from "../../rules/programme/programme.ts";
import type { Programme } from "../../rules/programme/programme.ts";
import { evaluationSpan } from "../../rules/stages.ts";
import { minuteOf, wholeSpan } from "../../rules/when.ts";
import { peopleFigures } from "../queries/report.ts";
import type { CameFor, PeopleCounts, Report, ReportNote, WorkshopOutcome } from "../queries/report.ts";
import { texts } from "../texts/report.ts";
import { openQuestions } from "./evaluation.ts";
import { answersIn, bandWords, isMerged } from "./evaluation-words.ts";

/** A report, and for whom it is laid out. */
export interface ReportPaper {
  readonly conference: Conference;
  readonly report: Report;
  /** What came of something, in words. */
  readonly stepsOf: (items: readonly ThreadItem[]) => readonly ThreadStep[];
  readonly lang: Lang;
  readonly district: Pick<District, "bodyName" | "bodyAddress" | "isExample">;
  /** The page of the report, absolute. */
  readonly url: string;
  readonly now: Date;
}

/** The report on paper: the same as its page, in the same order, with the moment at which it stood so. */
export function reportDocument(paper: ReportPaper): PdfDocument {
  const { conference, report, lang, district, url, now } = paper;
  const t = texts[lang];
  return {
    lang,
    title: t.title(conference.title),
    letterhead: { name: district.bodyName, lines: district.bodyAddress.split("\n").filter((line) => line.trim() !== "") },
    numbers: conference.caseNumber ? [{ label: t.paper.caseNumber, value: conference.caseNumber }] : [],
    date: formatDate(conference.reportedAt ?? now, lang),
    blocks: [
      paragraph(t.lead(wholeSpan(conference, lang), conference.place)),
      paragraph(`${t.paper.organiser}: ${conference.organiser}`),
      ...noteBlocks(report.notes, lang),
      ...markdownToBlocks(report.words.introduction),
      heading(t.people.title),
      ...(report.people ? peopleBlocks(report.people, lang) : [paragraph(t.people.none)]),
      ...outcomeBlocks(paper),
      ...evaluationBlocks(paper),
      ...afterBlocks(paper),
      ...(report.words.closing ? [heading(t.closing), ...markdownToBlocks(report.words.closing)] : []),
      ...(report.programme ? [heading(t.programme), programmeTable(report.programme, lang)] : []),
    ],
    footer: { lines: [district.bodyName], url, qr: true },
    ...(district.isExample && { watermark: t.paper.example }),
  };
}

function noteBlocks(notes: readonly ReportNote[], lang: Lang): Block[] {
  if (notes.length === 0) return [];
  const t = texts[lang].notes;
  return [heading(t.title), ...notes.map(({ kind, why, notedAt }) => paragraph(`${t[kind](formatDate(notedAt, lang))} ${why}`))];
}

function peopleBlocks(people: PeopleCounts, lang: Lang): Block[] {
  const t = texts[lang].people;
  const { shown, others } = people.byParty;
  const counted = peopleFigures.filter((key) => people[key] > 0);
  const rows = [...shown.map(({ of, count }) => [cameForWords(of, lang), String(count)]), ...(others ? [[t.others, String(others)]] : [])];
  return [
    { kind: "list", ordered: false, items: counted.map((key) => [paragraph(`${t[key]}: ${people[key]}`)]) },
    ...(shown.length > 0 ? [{ kind: "table" as const, header: [people.come > 0 ? t.byPartyCame : t.byParty, t.count], rows, align: ["start" as const, "end" as const], widths: [4, 1] }] : []),
    ...(shown.length > 0 && others !== 0 ? [paragraph(t.othersWhy)] : []),
  ];
}

function cameForWords(of: CameFor, lang: Lang): string {
  const t = texts[lang].people;
  if (of.party !== null) return of.name;
  return of.comesAs === "neighbour" ? t.neighbours : t.without;
}

function evaluationBlocks({ conference, report, lang }: ReportPaper): Block[] {
  const t = texts[lang].evaluation;
  const { evaluation, quotes } = report;
  if (evaluation.state === "none") return [];
  const told = (): Block[] => {
    if (evaluation.state !== "closed") return [paragraph(t.open(minuteOf(evaluationSpan(conference).until, lang)))];
    const { bands } = evaluation;
    if (!bands) return [paragraph(t.few)];
    const all = answersIn(bands);
    const lines = bands.map((band) => [paragraph(`${bandWords(band, lang)}: ${t.of(band.count, all)}`)]);
    return [paragraph(t.answers(all)), { kind: "list", ordered: false, items: lines }, ...(isMerged(bands) ? [paragraph(t.merged)] : [])];
  };
  const said = openQuestions.flatMap((question): Block[] => {
    const own = quotes.filter((quote) => quote.question === question);
    if (own.length === 0) return [];
    return [{ kind: "heading", level: 2, text: t[question] }, ...own.map(({ words }): Block => ({ kind: "quote", blocks: [paragraph(words)] }))];
  });
  return [heading(t.title), ...told(), ...said, ...(said.length > 0 ? [paragraph(t.quotes)] : [])];
}

function outcomeBlocks(paper: ReportPaper): Block[] {
  const { report, lang, stepsOf } = paper;
  const t = texts[lang].outcomes;
  if (report.outcomes.length === 0) return [];
  const one = ({ recommendation, after }: WorkshopOutcome["recommendations"][number]): Block[] => [
    { kind: "paragraph", text: [{ text: recommendation.sentence, bold: true }] },
    paragraph(supportLines(recommendation.support, lang).join(" ")),
    ...(after.length > 0 ? [stepList(stepsOf(after), lang)] : [paragraph(t.notYet)]),
  ];
  return [
    heading(t.title),
    asOf(paper),
    ...report.outcomes.flatMap(({ workshop, recommendations }): Block[] => [
      { kind: "heading", level: 2, text: workshop.title },
      { kind: "list", ordered: true, items: recommendations.map(one) },
    ]),
  ];
}

function afterBlocks(paper: ReportPaper): Block[] {
  const { report, lang, stepsOf } = paper;
  if (report.after.length > 0) return [heading(texts[lang].after.title), asOf(paper), stepList(stepsOf(report.after), lang)];
  return report.outcomes.length > 0 ? [] : [heading(texts[lang].after.title), asOf(paper), paragraph(texts[lang].after.none)];
}

/** What is on paper is of one moment; the page goes on. */
function asOf({ lang, url, now }: ReportPaper): Block {
  return { kind: "paragraph", text: [{ text: `${texts[lang].after.asOf(minuteOf(now, lang))} ` }, { text: url.replace(/^https?:\/\//u, ""), href: url }] };
}

function stepList(steps: readonly ThreadStep[], lang: Lang): Block {
  const dated = (words: string | undefined, date: Date | undefined) => [words, date && formatDate(date, lang)].filter(Boolean).join(", ");
  const lines = steps.map(({ label, title, date, status, statusDate }) => [`${dated(label, date)}: ${title}`, dated(status, statusDate)].filter(Boolean).join(". "));
  return { kind: "list", ordered: false, items: lines.map((line) => [paragraph(line)]) };
}

function programmeTable(programme: Programme, lang: Lang): Block {
  const t = texts[lang].paper;
  const rows = slotsOf(programme).map((slot) => [formatHours(slot, lang), [slot.session.title, peopleNames(slot.session.people, lang), slot.room].filter(Boolean).join("\n")]);
  return { kind: "table", header: [t.time, t.what], rows, widths: [1, 4] };
}

const paragraph = (text: string): Block => ({ kind: "paragraph", text });
const heading = (text: string): Block => ({ kind: "heading", level: 1, text });
