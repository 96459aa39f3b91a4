import type { Block, Inline, Span, TableBlock } from "../markdown/blocks.ts";
import { inlineToText } from "../markdown/blocks.ts";
import type { PdfDocument } from "./document.ts";
import { oneLine, printableParts } from "./printable.ts";
import { qrCode } from "./qr-code.ts";
import { pdfWords } from "./words.ts";

/** Typst stops at some eighty nested calls; nobody reads a list in a list in a list in a list. */
const deepestNesting = 5;

/** Characters. */
const longestUnbrokenCell = 400;

interface TemplateSpan {
  parts: string[];
  bold: boolean;
  italic: boolean;
  code: boolean;
  large: boolean;
  href: string;
}

/** What `letter.typ` reads, as JSON. Every string that a person wrote is in printable parts. */
export const templateData = (document: PdfDocument): string =>
  JSON.stringify({
    lang: document.lang,
    words: pdfWords[document.lang],
    title: oneLine(document.title),
    author: oneLine(document.letterhead.name),
    heading: printableParts(document.title),
    letterhead: {
      name: printableParts(document.letterhead.name),
      lines: document.letterhead.lines.map(printableParts),
    },
    numbers: document.numbers.map(({ label, value }) => ({
      label: printableParts(label),
      value: printableParts(value),
    })),
    running: [document.letterhead.name, ...document.numbers.slice(0, 1).map((number) => number.value)]
      .map(oneLine)
      .join(" · "),
    date: printableParts(document.date),
    recipient: (document.recipient ?? []).map(printableParts),
    blocks: templateBlocks(document.blocks),
    signature: (document.signature ?? []).map(printableParts),
    attachments: (document.attachments ?? []).map(({ name, detail, sha256 }) => ({
      name: printableParts(name),
      detail: printableParts(detail),
      sha256: printableParts(sha256),
    })),
    footer: {
      lines: document.footer.lines.map(printableParts),
      url: safeAddress(document.footer.url),
      address: printableParts(document.footer.url.replace(/^https?:\/\//u, "")),
      qr: document.footer.qr ? qrCode(document.footer.url) : "",
      qrAlt: `${pdfWords[document.lang].qrCode} ${oneLine(document.footer.url)}`,
    },
    dense: document.isDense ?? false,
    watermark: oneLine(document.watermark ?? ""),
  });

/** The address when it is one of the web or of mail, else nothing. */
export const safeAddress = (address: string): string =>
  /^(https?:\/\/|mailto:)/iu.test(address) && URL.canParse(address) ? new URL(address).href : "";

/** Blocks as `blocks.typ` reads them; their headings begin at level 2. */
export const templateBlocks = (blocks: Block[]): object[] => {
  let deepestHeading = 0;
  return blocks.map((block) => {
    if (block.kind !== "heading") return templateBlock(block, 1);
    // A heading may be one step below the one before it, never more: readers navigate by them.
    deepestHeading = Math.min(block.level, deepestHeading + 1);
    return { kind: "heading", level: deepestHeading + 1, text: templateInline(block.text) };
  });
};

const templateBlock = (block: Block, depth: number): object => {
  switch (block.kind) {
    // Inside a list or a notice a heading would tear the document's outline; it stands as bold text.
    case "heading":
      return paragraph([{ text: inlineToText(block.text), bold: true }]);
    case "paragraph":
      return paragraph(block.text);
    case "picture":
      return { kind: "picture", svg: block.svg, alt: oneLine(block.alt) };
    case "table":
      return templateTable(block);
    case "list":
      if (depth > deepestNesting) return paragraph(wordsOf([block]));
      return {
        kind: "list",
        ordered: block.ordered,
        start: Math.max(0, Math.trunc(block.start ?? 1)),
        items: block.items.map((item) => item.map((inner) => templateBlock(inner, depth + 1))),
      };
    case "notice":
    case "quote":
      if (depth > deepestNesting) return paragraph(wordsOf([block]));
      return { kind: block.kind, blocks: block.blocks.map((inner) => templateBlock(inner, depth + 1)) };
  }
};

const templateTable = ({ header, rows, align = [], widths = [] }: TableBlock): object => ({
  kind: "table",
  align: header.map((_, column) => align[column] ?? "start"),
  widths: widths.length === header.length ? widths : [],
  header: header.map(templateInline),
  // A row of few words stays on one page; a long one must be able to go on.
  short: rows.flat().every((cell) => inlineToText(cell).length <= longestUnbrokenCell),
  rows: rows.map((row) => header.map((_, column) => templateInline(row[column] ?? ""))),
});

const paragraph = (text: Inline): object => ({ kind: "paragraph", text: templateInline(text) });

const templateInline = (inline: Inline): TemplateSpan[] => {
  const spans: Span[] = typeof inline === "string" ? [{ text: inline }] : inline;
  return spans.map((span) => ({
    parts: printableParts(span.text),
    bold: span.bold ?? false,
    italic: span.italic ?? false,
    code: span.code ?? false,
    large: span.large ?? false,
    href: safeAddress(span.href ?? ""),
  }));
};

/** All words of the blocks, a line for each; walks without recursion, for it gets what is nested too deep. */
const wordsOf = (blocks: Block[]): string => {
  const lines: string[] = [];
  const waiting = [...blocks];
  for (let block = waiting.shift(); block !== undefined; block = waiting.shift()) {
    if ("items" in block) waiting.unshift(...block.items.flat());
    else if ("blocks" in block) waiting.unshift(...block.blocks);
    else if ("rows" in block) lines.push(...[block.header, ...block.rows].map(rowText));
    else lines.push("alt" in block ? block.alt : inlineToText(block.text));
  }
  return lines.join("\n");
};

const rowText = (cells: Inline[]): string => cells.map(inlineToText).join(" · ");
