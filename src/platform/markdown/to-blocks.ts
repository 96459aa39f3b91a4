import type { Token } from "markdown-it";
import type { Block, Inline, ListBlock, Span, TableBlock } from "./blocks.ts";
import { markdownParser } from "./parser.ts";

/** The content of Markdown as data, for letters and plain text. Never throws. */
export const markdownToBlocks = (text: string): Block[] => {
  const reader: TokenReader = { tokens: markdownParser.parse(text, {}), next: 0 };
  return readBlocks(reader);
};

/** Walks over the parser's flat list, in which every opening token has its closing one. */
interface TokenReader {
  tokens: Token[];
  next: number;
}

/** Reads blocks up to the closing token of the enclosing one, and that token too. */
const readBlocks = (reader: TokenReader): Block[] => {
  const blocks: Block[] = [];
  for (let token = take(reader); token !== undefined && token.nesting !== -1; token = take(reader)) {
    const block = readBlock(reader, token);
    if (block !== undefined) blocks.push(block);
  }
  return blocks;
};

const take = (reader: TokenReader): Token | undefined => reader.tokens[reader.next++];

const readBlock = (reader: TokenReader, token: Token): Block | undefined => {
  switch (token.type) {
    case "heading_open":
      return { kind: "heading", level: headingLevel(token), text: readInline(reader) };
    case "paragraph_open":
      return { kind: "paragraph", text: readInline(reader) };
    case "bullet_list_open":
    case "ordered_list_open":
      return readList(reader, token);
    case "blockquote_open":
      return { kind: "quote", blocks: readBlocks(reader) };
    case "table_open":
      return readTable(reader);
    case "fence":
      return { kind: "paragraph", text: [{ text: token.content.replace(/\n$/u, ""), code: true }] };
    default:
      return undefined;
  }
};

/** The parser starts headings at h3, for pages. */
const headingLevel = (token: Token): 1 | 2 | 3 => {
  const level = Number(token.tag.slice(1)) - 2;
  return level <= 1 ? 1 : level === 2 ? 2 : 3;
};

const readList = (reader: TokenReader, opening: Token): ListBlock => {
  const items: Block[][] = [];
  while (take(reader)?.type === "list_item_open") items.push(readBlocks(reader));
  const ordered = opening.type === "ordered_list_open";
  const start = opening.attrGet("start");
  return { kind: "list", ordered, ...(start === null ? {} : { start: Number(start) }), items };
};

const readTable = (reader: TokenReader): TableBlock => {
  const rows: Inline[][] = [];
  const align: NonNullable<TableBlock["align"]> = [];
  for (let token = take(reader); token !== undefined && token.type !== "table_close"; token = take(reader)) {
    if (token.type === "tr_open") rows.push([]);
    if (token.type === "th_open") align.push(columnAlign(token));
    if (token.type === "th_open" || token.type === "td_open") rows.at(-1)?.push(readInline(reader));
  }
  const [header = [], ...body] = rows;
  return { kind: "table", header, rows: body, align };
};

const columnAlign = (token: Token): "start" | "center" | "end" => {
  const alignClass = token.attrGet("class");
  return alignClass === "align-end" ? "end" : alignClass === "align-center" ? "center" : "start";
};

/** Reads the inline token and the closing token after it. */
const readInline = (reader: TokenReader): Span[] => {
  const inline = take(reader);
  take(reader);
  return toSpans(inline?.children ?? []);
};

const toSpans = (tokens: Token[]): Span[] => {
  const spans: Span[] = [];
  let [bold, italic] = [0, 0];
  let href: string | undefined;
  const add = (text: string, code = false): void => {
    if (text === "") return;
    spans.push({
      text,
      ...(bold > 0 ? { bold: true } : {}),
      ...(italic > 0 ? { italic: true } : {}),
      ...(code ? { code: true } : {}),
      ...(href === undefined ? {} : { href }),
    });
  };
  for (const token of tokens) {
    if (token.type === "strong_open" || token.type === "strong_close") bold += token.nesting;
    else if (token.type === "em_open" || token.type === "em_close") italic += token.nesting;
    else if (token.type === "link_open") href = String(token.attrGet("href"));
    else if (token.type === "link_close") href = undefined;
    else if (token.type === "softbreak" || token.type === "hardbreak") add("\n");
    else add(token.content, token.type === "code_inline");
  }
  return spans;
};
