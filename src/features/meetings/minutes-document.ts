import type { District } from "../../platform/district/district.ts";
import { formatDate, formatDay } from "../../platform/i18n/dates.ts";
import type { Block } from "../../platform/markdown/blocks.ts";
import type { PdfDocument } from "../../platform/pdf/document.ts";
import { lastDayToCorrect } from "./cycle.ts";
import type { FixedMinutes } from "./minutes-version.ts";
import type { PublishedMinutes } from "./published.ts";
import { cycleTexts } from "./texts/cycle.ts";
import { minutesTexts } from "./texts/minutes.ts";
import { paperTexts } from "./texts/papers.ts";

// What minutes say is Danish, and so is their paper.
const t = paperTexts.da.pdf;
const words = cycleTexts.da;
const publicWords = minutesTexts.da.published;

interface Note {
  readonly writtenAt: Date;
  readonly text: string;
}

interface Paper {
  readonly district: Pick<District, "bodyName" | "bodyAddress" | "bodyEmail" | "isExample">;
  /** Where the minutes or their meeting are found by everyone. */
  readonly url: string;
}

/** Minutes that were sent, to print for those without mail: how and until when one corrects them stands on top. */
export function sentDocument(
  minutes: FixedMinutes,
  paper: Paper & { readonly version: number; readonly fixedAt: Date; readonly silentDay: string | null },
): PdfDocument {
  const { district, version, fixedAt, silentDay } = paper;
  const asked = silentDay
    ? [t.ask(formatDay(silentDay, "da"), formatDay(lastDayToCorrect(silentDay), "da")), ...(district.bodyEmail ? [t.how(district.bodyEmail)] : [])]
    : [];
  return {
    ...sheet(minutes, paper),
    numbers: [{ label: t.version, value: String(version) }],
    date: formatDate(fixedAt, "da"),
    blocks: [...(asked.length > 0 ? [notice(asked.join(" "))] : []), ...memberBlocks(minutes)],
    watermark: t.forApproval,
  };
}

/** Approved minutes for members, with functions and parties and the notes beside them. */
export function approvedDocument(
  minutes: FixedMinutes,
  paper: Paper & { readonly documentNumber: string; readonly approvedAt: Date; readonly sha256: string | null; readonly notes: readonly Note[] },
): PdfDocument {
  const { documentNumber, approvedAt, sha256, notes } = paper;
  const base = sheet(minutes, paper);
  return {
    ...base,
    numbers: [{ label: t.document, value: documentNumber }],
    date: formatDate(approvedAt, "da"),
    blocks: [paragraph(t.forMembers), ...memberBlocks(minutes), ...noteBlocks(notes)],
    footer: { ...base.footer, lines: [...base.footer.lines, ...(sha256 ? [`${t.hash} ${sha256}`] : [])] },
  };
}

/** Published minutes: parties, what was said and decided. Never a person. */
export function publishedDocument(
  minutes: PublishedMinutes,
  paper: Paper & { readonly documentNumber: string; readonly approvedAt: Date; readonly sha256: string; readonly notes: readonly Note[] },
): PdfDocument {
  const { documentNumber, approvedAt, sha256, notes } = paper;
  const base = sheet(minutes, paper);
  const items = minutes.items.flatMap((item, index) => [
    heading(`${index + 1}. ${item.title}`),
    ...textBlocks(item.minutes || publicWords.noText),
    ...titles(words.page.decisions, item.decisions.map(({ title }) => title)),
    ...(item.outcome === "carried-over" ? [paragraph(publicWords.carried)] : []),
  ]);
  return {
    ...base,
    numbers: [{ label: t.document, value: documentNumber }],
    date: formatDate(approvedAt, "da"),
    blocks: [...opening(minutes), ...items, ...noteBlocks(notes)],
    footer: { ...base.footer, lines: [...base.footer.lines, `${t.hash} ${sha256}`] },
  };
}

function sheet({ day }: { readonly day: string }, { district, url }: Paper) {
  const address = district.bodyAddress.split("\n").filter((line) => line.trim() !== "");
  return {
    lang: "da" as const,
    title: t.title(formatDay(day, "da")),
    letterhead: { name: district.bodyName, lines: [...address, ...(district.bodyEmail ? [district.bodyEmail] : [])] },
    footer: { lines: [[district.bodyName, ...address].join(" · ")], url, qr: true },
    ...(district.isExample && { watermark: t.example }),
  };
}

type Opening = Pick<FixedMinutes, "series" | "number" | "fromTime" | "toTime" | "place" | "parties">;

function opening({ series, number, fromTime, toTime, place, parties }: Opening): Block[] {
  return [
    paragraph(t.series(series, number, fromTime, toTime, place)),
    labelled(words.page.parties, parties.join(", ") || words.page.nobody),
  ];
}

function memberBlocks(minutes: FixedMinutes): Block[] {
  const { present, apologies, items } = minutes;
  return [
    ...opening(minutes),
    ...(present.length > 0 ? [labelled(words.page.present, present.join(" · "))] : []),
    ...(apologies.length > 0 ? [labelled(words.page.apologies, apologies.join(" · "))] : []),
    ...items.flatMap((item) => [
      heading(`${item.number}. ${item.title}`),
      ...textBlocks(item.minutes || words.page.noText),
      ...titles(words.page.decisions, item.decisions),
      ...titles(words.page.tasks, item.tasks),
      ...(item.outcome === "carried-over" ? [paragraph(words.page.carried)] : []),
    ]),
  ];
}

function noteBlocks(notes: readonly Note[]): Block[] {
  if (notes.length === 0) return [];
  return [
    heading(words.note.title),
    ...notes.flatMap(({ writtenAt, text }) => [
      paragraphBold(words.note.dated(formatDate(writtenAt, "da"))),
      ...textBlocks(text),
    ]),
  ];
}

function titles(label: string, list: readonly string[]): Block[] {
  if (list.length === 0) return [];
  return [
    { kind: "heading", level: 2, text: label },
    { kind: "list", ordered: false, items: list.map((title) => [paragraph(title)]) },
  ];
}

/** An empty line begins a paragraph, a line break stays one. */
function textBlocks(text: string): Block[] {
  return text
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map(paragraph);
}

const heading = (text: string): Block => ({ kind: "heading", level: 1, text });
const paragraph = (text: string): Block => ({ kind: "paragraph", text });
const paragraphBold = (text: string): Block => ({ kind: "paragraph", text: [{ text, bold: true }] });
const labelled = (label: string, text: string): Block => ({ kind: "paragraph", text: [{ text: `${label}: `, bold: true }, { text }] });
const notice = (text: string): Block => ({ kind: "notice", blocks: [paragraph(text)] });
