import type { District } from "../../../../platform/district/district.ts";
import { dayOf, formatDate, formatDay } from "../../../../platform/i18n/dates.ts";
import type { Lang } from "../../../../platform/i18n/lang.ts";
import type { Block, Inline } from "../../../../platform/markdown/blocks.ts";
import type { PdfDocument } from "../../../../platform/pdf/document.ts";
import { mapPicture } from "./map-picture.ts";
import { letterOf } from "./opinion-map.ts";
import type { Question, Result, Statement } from "../../queries/questions.ts";
import { enoughForGroups, fewestShown } from "./small-numbers.ts";
import { commonGround, groupsToTell, isSupportedByAll, mostAgreed, unheardOn, whatDivides } from "./summary.ts";
import type { GroupSummary, StatementSummary } from "./summary.ts";
import { groupTexts } from "../../texts/groups.ts";
import { paperTexts } from "../../texts/paper.ts";
import { resultTexts } from "../../texts/result.ts";
import { howItStands, isTooFew, mapInWords, percentOf, perspectiveTitle, perspectiveWords } from "./result-words.ts";

interface Paper {
  readonly question: Question;
  readonly statements: readonly Statement[];
  readonly result: Result;
  readonly lang: Lang;
  readonly district: Pick<District, "bodyName" | "bodyAddress" | "isExample">;
  /** The result's page, absolute. */
  readonly url: string;
}

/** A table of more would be a book. */
const mostListed = 20;

/** What came out, on two or three sheets: the same that the page says, in the same order. */
export function resultDocument(paper: Paper): PdfDocument {
  const { question, result, lang, district, url } = paper;
  const t = resultTexts[lang];
  const words = paperTexts[lang];
  const { status, statusAt, openedAt, closesOn } = question;
  const lastDay = status === "closed" && dayOf(statusAt) < closesOn ? dayOf(statusAt) : closesOn;
  return {
    lang,
    title: question.title,
    letterhead: { name: district.bodyName, lines: district.bodyAddress.split("\n").filter((line) => line.trim() !== "") },
    numbers: [],
    date: formatDate(result.analysedAt, lang),
    blocks: [
      paragraph([
        { text: `${words.asker} `, bold: true },
        { text: `${question.asker}. ${openedAt ? words.period(formatDate(openedAt, lang), formatDay(lastDay, lang)) : ""}` },
      ]),
      paragraph(howItStands(lang, question, result)),
      ...supportBlocks(paper),
      ...groupBlocks(paper),
      heading(t.howTitle),
      { kind: "list", ordered: false, items: words.how.map((sentence) => [paragraph(sentence)]) },
    ],
    footer: { lines: [district.bodyName], url, qr: true },
    ...(district.isExample && { watermark: words.example }),
  };
}

function supportBlocks(paper: Paper): Block[] {
  const { lang, result: { summary } } = paper;
  const t = resultTexts[lang];
  if (Object.keys(summary.heard).length === 0) return togetherBlocks(paper);
  const common = commonGround(summary);
  const shared = common.filter(isSupportedByAll);
  const perhaps = common.filter((one) => !isSupportedByAll(one));
  const divides = whatDivides(summary);
  return [
    heading(t.common),
    ...(shared.length > 0 ? [paragraph(t.commonLead), ...supportTable(paper, shared)] : [paragraph(t.noCommon)]),
    ...(perhaps.length > 0 ? [heading(t.perhaps), paragraph(t.perhapsLead), ...supportTable(paper, perhaps)] : []),
    heading(t.divides),
    ...(divides.length > 0 ? [paragraph(t.dividesLead), ...supportTable(paper, divides)] : [paragraph(t.noDivides)]),
  ];
}

/** A column for each perspective while they have room beside each other, else a line for each. */
const mostColumns = 3;

function supportTable(paper: Paper, these: readonly StatementSummary[]): Block[] {
  const { lang, question } = paper;
  const words = paperTexts[lang];
  const listed = these.slice(0, mostListed);
  const names = [...new Set(listed.flatMap(({ support }) => support.map(({ name }) => name)))].sort();
  const statement = (one: StatementSummary) =>
    [
      textOf(paper, one.id),
      ...unheardOn(one, question.mustBeHeard).map((name) => `${resultTexts[lang].unknown(perspectiveWords(lang, name))}.`),
    ].join("\n");
  const share = ({ support }: StatementSummary, name: string) => {
    const one = support.find((own) => own.name === name);
    return one && one.seen >= fewestShown
      ? words.share(percentOf(one.mean), percentOf(one.low), percentOf(one.high), names.length <= mostColumns)
      : resultTexts[lang].few;
  };
  const more: Block[] = these.length > mostListed ? [paragraph(words.more(these.length - mostListed))] : [];
  if (names.length > mostColumns) {
    const lines = (one: StatementSummary) => names.map((name) => `${perspectiveTitle(lang, name)}: ${share(one, name)}`).join("\n");
    return [{ kind: "table", header: [words.statement, words.support], rows: listed.map((one) => [statement(one), lines(one)]), widths: [1, 1] }, ...more];
  }
  const rows = listed.map((one) => [statement(one), ...names.map((name) => share(one, name))]);
  const header = [words.statement, ...names.map((name) => perspectiveTitle(lang, name))];
  return [{ kind: "table", header, rows, widths: [3, ...names.map(() => 1)] }, ...more];
}

function togetherBlocks(paper: Paper): Block[] {
  const t = resultTexts[paper.lang];
  const most = mostAgreed(paper.result.summary);
  return [
    heading(t.together),
    paragraph(t.togetherLead),
    ...(most.length > 0
      ? [
          {
            kind: "table" as const,
            header: [paperTexts[paper.lang].statement, t.allAnswers],
            rows: most.map(({ id, agree, seen }) => [textOf(paper, id), t.agreeOf(agree, seen)]),
          },
        ]
      : []),
  ];
}

function groupBlocks(paper: Paper): Block[] {
  const { lang, result: { summary } } = paper;
  const t = groupTexts[lang];
  const groups = groupsToTell(summary);
  if (groups.length === 0) return [heading(t.title), paragraph(isTooFew(summary) ? t.few(enoughForGroups) : t.none)];
  const people = groups.reduce((sum, { size }) => sum + size, 0);
  return [
    heading(t.title),
    paragraph(t.lead),
    ...(summary.map
      ? [
          { kind: "picture" as const, svg: mapPicture(summary.map), alt: paperTexts[lang].mapWords(mapInWords(lang, groups)) },
          paragraph(t.caption(people)),
        ]
      : []),
    ...groups.flatMap((group, g) => groupInWords(paper, group, letterOf(g))),
  ];
}

function groupInWords(paper: Paper, { size, says }: GroupSummary, letter: string): Block[] {
  const t = groupTexts[paper.lang];
  const part = (direction: string, label: string): Block[] => {
    const these = says.filter((one) => one.direction === direction);
    if (these.length === 0) return [];
    return [paragraph(label), { kind: "list", ordered: false, items: these.map(({ id }) => [paragraph(textOf(paper, id))]) }];
  };
  return [
    { kind: "heading", level: 2, text: t.group(letter, size) },
    ...(says.length === 0 ? [paragraph(t.alike)] : [...part("agree", t.agreeOn), ...part("disagree", t.disagreeOn)]),
  ];
}

const textOf = ({ statements }: Paper, id: string) => statements.find((one) => one.id === id)?.text ?? "";
const paragraph = (text: Inline): Block => ({ kind: "paragraph", text });
const heading = (text: string): Block => ({ kind: "heading", level: 1, text });
