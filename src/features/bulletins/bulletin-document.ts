import type { District } from "../../platform/district/district.ts";
import { formatDate, formatDayAndDate } from "../../platform/i18n/dates.ts";
import type { Block, Span } from "../../platform/markdown/blocks.ts";
import type { PdfDocument } from "../../platform/pdf/document.ts";
import type { BulletinFigure } from "../../platform/web/feature.ts";
import { saidIn } from "./bulletin.ts";
import type { KnownMeeting, Lines } from "./bulletin.ts";
import { countInWords } from "./figures.ts";
import { texts } from "./texts.ts";

interface Paper {
  readonly district: Pick<District, "bodyName" | "bodyAddress" | "bodyEmail" | "isExample">;
  readonly meeting: KnownMeeting;
  readonly shownAt: Date;
  readonly contributions: readonly { readonly partyName: string; readonly lines: Lines }[];
  readonly figures: readonly BulletinFigure[];
  readonly since: Date;
  /** The bulletin's page, absolute. */
  readonly url: string;
}

/** A bulletin as one sheet of paper, small and dense. In Danish, as all that leaves the house. */
export function bulletinDocument(paper: Paper): PdfDocument {
  const { district, meeting, shownAt, contributions, figures, since, url } = paper;
  const t = texts.da;
  const address = district.bodyAddress.split("\n").filter((line) => line.trim() !== "");
  return {
    lang: "da",
    title: `${t.title}: ${meeting.title}`,
    letterhead: { name: district.bodyName, lines: [`${t.meeting}: ${formatDayAndDate(meeting.at, "da")}. ${t.page.membersOnly}.`] },
    numbers: [],
    date: formatDate(shownAt, "da"),
    blocks: [...figureBlocks(figures, since), ...contributions.flatMap(partyBlocks)],
    footer: { lines: [[district.bodyName, ...address].join(" · ")], url, qr: true },
    isDense: true,
    ...(district.isExample && { watermark: t.paper.example }),
  };
}

function figureBlocks(figures: readonly BulletinFigure[], since: Date): Block[] {
  if (figures.length === 0) return [];
  const t = texts.da;
  const counted = figures.map((figure) => `${figure.label.da}: ${countInWords(figure, "da")}`).join(" · ");
  return [{ kind: "notice", blocks: [{ kind: "paragraph", text: [{ text: `${t.figures}. `, bold: true }, { text: `${t.since(formatDate(since, "da"))} ${counted}` }] }] }];
}

function partyBlocks({ partyName, lines }: Paper["contributions"][number]): Block[] {
  const t = texts.da;
  const said = saidIn(lines).flatMap(({ prompt, text }, index): Span[] => [
    { text: `${index === 0 ? "" : "  "}${t.said[prompt]}: `, bold: true },
    { text },
  ]);
  return [
    { kind: "heading", level: 1, text: partyName },
    { kind: "paragraph", text: said.length > 0 ? said : [{ text: t.notAnswered, italic: true }] },
  ];
}
