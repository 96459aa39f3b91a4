import type { District } from "../../platform/district/district.ts";
import { dayOf, formatDay } from "../../platform/i18n/dates.ts";
import type { Block } from "../../platform/markdown/blocks.ts";
import { markdownToBlocks } from "../../platform/markdown/to-blocks.ts";
import { blocksToText } from "../../platform/markdown/to-text.ts";
import type { PdfDocument } from "../../platform/pdf/document.ts";
import { titleOf } from "./decision.ts";
import type { Decision } from "./decision.ts";
import { councilTexts } from "./texts/council.ts";

/** The parts of an item in the form in which the city's committees get theirs, in its order. */
export const councilParts = ["proposal", "problem", "solution", "economy", "process"] as const;

export type CouncilPart = (typeof councilParts)[number];

/** What stands in each part, as Markdown; "" while nobody has written it. */
export type CouncilWords = Readonly<Record<CouncilPart, string>>;

/** Something of a decision's thread that everyone may read. */
export interface PublicStep {
  readonly kind: string;
  readonly title: string;
  readonly text: string;
}

/** What is to happen, as a line. */
export interface NextStep {
  readonly label: string;
  readonly title: string;
  /** Its status with its day, in Danish. */
  readonly status: string;
}

/**
 * What the form begins with: the decision's own wording, the public texts of what it came from, and its public tasks and
 * letters. What it costs, and how it is solved, somebody must write.
 */
export function beginning(decision: Pick<Decision, "wording" | "dissent">, origins: readonly PublicStep[], next: readonly NextStep[]): CouncilWords {
  const t = councilTexts.da.prefill;
  return {
    proposal: decision.wording,
    problem: origins.map(({ title, text }) => (text === "" || text === title ? title : `${title}\n\n${text}`)).join("\n\n"),
    solution: decision.dissent === "" ? "" : `${t.dissent} ${decision.dissent}`,
    economy: "",
    process: next.map(({ label, title, status }) => `- ${label}: ${title} (${status})`).join("\n"),
  };
}

/** A part that nobody has written says so, so that a reader at city hall does not take it for nothing. */
function blocksOf(words: CouncilWords): Block[] {
  const t = councilTexts.da;
  return councilParts.flatMap((part): Block[] => [
    { kind: "heading", level: 1, text: t.parts[part] },
    ...(words[part].trim() === "" ? [{ kind: "paragraph" as const, text: t.notWritten }] : markdownToBlocks(words[part])),
  ]);
}

interface CouncilPaper {
  readonly decision: Pick<Decision, "id" | "wording" | "day">;
  readonly words: CouncilWords;
  readonly district: District;
  /** Absolute address of the decision's page. */
  readonly url: string;
  readonly now: Date;
}

/** The paper as data for the PDF. In Danish: city hall reads it. */
export function councilDocument({ decision, words, district, url, now }: CouncilPaper): PdfDocument {
  const t = councilTexts.da;
  return {
    lang: "da",
    title: titleOf(decision.wording),
    letterhead: {
      name: district.bodyName,
      lines: [...district.bodyAddress.split("\n").filter((line) => line.trim() !== ""), ...(district.bodyEmail ? [district.bodyEmail] : [])],
    },
    numbers: [{ label: t.decided, value: formatDay(decision.day, "da") }],
    date: formatDay(dayOf(now), "da"),
    blocks: blocksOf(words),
    footer: { lines: [district.bodyName], url, qr: true },
    ...(district.isExample && { watermark: t.example }),
  };
}

/** The same as plain text, to be put into another system. */
export function councilText(paper: CouncilPaper): string {
  const { title, letterhead, numbers, date, blocks, footer } = councilDocument(paper);
  const head = [...numbers.map(({ label, value }) => `${label} ${value}`), date].join("\n");
  return `${[title, [letterhead.name, ...letterhead.lines].join("\n"), head, blocksToText(blocks), footer.url].join("\n\n")}\n`;
}
