import { formatDate, formatDayAndDate, formatTime } from "../../platform/i18n/dates.ts";
import type { Lang } from "../../platform/i18n/lang.ts";
import type { District } from "../../platform/district/district.ts";
import type { Block } from "../../platform/markdown/blocks.ts";
import type { PdfDocument } from "../../platform/pdf/document.ts";
import { hoursOf } from "./agenda-time.ts";
import type { AgendaChange, SentAgenda, SentLine } from "./sent-agenda.ts";
import { agendaTexts } from "./texts/agenda.ts";
import { meetingTexts } from "./texts/meeting.ts";
import { seriesTexts } from "./texts/series.ts";
import { sentAgendaTexts } from "./texts/sent-agenda.ts";

/** One line of a sent agenda in words. */
export interface LineInWords {
  readonly itemId: string;
  readonly isClosed: boolean;
  /** "2. Lys i porten" */
  readonly title: string;
  /** "16.10–16.30 · Drøftelse · Oplæg: opsøgende medarbejder, Gadeplan" */
  readonly facts: string;
  readonly text: string;
  readonly attachments: readonly string[];
}

/** The lines of an agenda in words, numbered and with their hours. */
export function linesInWords(sent: Pick<SentAgenda, "startsAt" | "lines">, lang: Lang): LineInWords[] {
  const t = agendaTexts[lang];
  const paper = sentAgendaTexts[lang].paper;
  const hours = hoursOf(new Date(sent.startsAt), sent.lines.map((line) => line.plannedMinutes));
  return sent.lines.map((line, index) => {
    const known = hours[index];
    const time = known
      ? t.time.hours(formatTime(known.from, lang), formatTime(known.to, lang))
      : line.plannedMinutes !== null && t.time.short(line.plannedMinutes);
    const purpose = !line.isClosed && meetingTexts[lang].agenda.purpose[line.purpose];
    const presenter = line.presenter && `${paper.presenter}: ${line.presenter}`;
    return {
      itemId: line.itemId,
      isClosed: line.isClosed,
      title: `${index + 1}. ${titleOf(line, lang)}`,
      facts: [time, purpose, presenter].filter(Boolean).join(" · "),
      text: line.text,
      attachments: line.attachments.map(({ name }) => name),
    };
  });
}

/** "Møde 2, 15. april 2026" */
export function sentName(sent: SentAgenda, lang: Lang): string {
  const date = formatDate(new Date(sent.startsAt), lang);
  return sent.isExtra ? seriesTexts[lang].extraName(date) : meetingTexts[lang].meeting.name(sent.number, date);
}

/** "onsdag den 15. april 2026 kl. 16.00–18.00" */
export function sentWhen(sent: SentAgenda, lang: Lang): string {
  const [from, to] = [new Date(sent.startsAt), new Date(sent.endsAt)];
  const hours = meetingTexts[lang].meeting.hours(formatTime(from, lang), formatTime(to, lang));
  return `${formatDayAndDate(from, lang)}${lang === "da" ? " " : ", "}${hours}`;
}

/** What has changed on an agenda, a sentence each: "Ændret: Lys i porten (minutter, bilag)". */
export function changesInWords(changes: readonly AgendaChange[], lang: Lang): string[] {
  const t = sentAgendaTexts[lang].changes;
  return changes.map((change) => {
    const details = [
      ...(change.titleBefore === undefined ? [] : [t.before(change.titleBefore)]),
      ...change.fields.filter((field) => field !== "title").map((field) => t.fields[field]),
    ];
    return `${t[change.kind]}: ${titleOf(change, lang)}${details.length > 0 ? ` (${details.join(", ")})` : ""}`;
  });
}

function titleOf(line: Pick<SentLine, "isClosed" | "title">, lang: Lang): string {
  return line.isClosed ? sentAgendaTexts[lang].paper.closed : line.title;
}

interface Paper {
  readonly sent: SentAgenda;
  readonly version: number;
  readonly sentAt: Date;
  readonly changes: readonly AgendaChange[];
  readonly district: Pick<District, "bodyName" | "bodyAddress" | "bodyEmail" | "isExample">;
  /** The meeting's page, absolute. */
  readonly url: string;
}

/** A sent agenda as a paper. In Danish, as all that leaves the house. */
export function agendaDocument({ sent, version, sentAt, changes, district, url }: Paper): PdfDocument {
  const t = sentAgendaTexts.da;
  const address = district.bodyAddress.split("\n").filter((line) => line.trim() !== "");
  return {
    lang: "da",
    title: t.paper.title(sentName(sent, "da")),
    letterhead: { name: district.bodyName, lines: [...address, ...(district.bodyEmail ? [district.bodyEmail] : [])] },
    numbers: [{ label: t.paper.version, value: String(version) }],
    date: formatDate(sentAt, "da"),
    blocks: [
      paragraph(`${sent.series}. ${t.paper.when(sentWhen(sent, "da"), sent.place)}`),
      ...changesBlock(changes),
      ...sent.news.flatMap(newsBlocks),
      ...linesInWords(sent, "da").flatMap(lineBlocks),
    ],
    footer: { lines: [[district.bodyName, ...address].join(" · ")], url, qr: true },
    ...(district.isExample && { watermark: t.paper.example }),
  };
}

function changesBlock(changes: readonly AgendaChange[]): Block[] {
  if (changes.length === 0) return [];
  return [{ kind: "notice", blocks: [list(changesInWords(changes, "da"))] }];
}

function newsBlocks({ title, lines }: SentAgenda["news"][number]): Block[] {
  return [
    { kind: "heading", level: 1, text: title },
    list(lines.map(({ text, about, status }) => [text, about, status].filter(Boolean).join(" · "))),
  ];
}

function lineBlocks({ title, facts, text, attachments }: LineInWords): Block[] {
  return [
    { kind: "heading", level: 1, text: title },
    ...(facts ? [paragraph(facts)] : []),
    ...text.split(/\n\s*\n/).filter((part) => part.trim() !== "").map(paragraph),
    ...(attachments.length > 0 ? [paragraph(`${sentAgendaTexts.da.paper.attachments}: ${attachments.join(", ")}`)] : []),
  ];
}

function paragraph(text: string): Block {
  return { kind: "paragraph", text };
}

function list(texts: readonly string[]): Block {
  return { kind: "list", ordered: false, items: texts.map((text) => [paragraph(text)]) };
}
