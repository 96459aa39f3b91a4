import type { Block, Inline, Span } from "./blocks.ts";
import { markdownToBlocks } from "./to-blocks.ts";

/** Plain text of Markdown for mail and search: no marks, addresses in brackets after their words. */
export const markdownToText = (text: string): string => blocksToText(markdownToBlocks(text));

/** Plain text of blocks, an empty line between them. */
export const blocksToText = (blocks: Block[]): string => blocks.map(blockText).join("\n\n");

const blockText = (block: Block): string => {
  switch (block.kind) {
    case "heading":
    case "paragraph":
      return inlineText(block.text);
    case "list":
      return block.items
        .map((item, index) => {
          const mark = block.ordered ? `${(block.start ?? 1) + index}. ` : "- ";
          return mark + indent(item.map(blockText).join("\n"), mark.length);
        })
        .join("\n");
    case "table":
      return [block.header, ...block.rows].map((row) => row.map(inlineText).join(" | ")).join("\n");
    case "notice":
    case "quote":
      return blocksToText(block.blocks);
    case "picture":
      return block.alt;
  }
};

const indent = (text: string, width: number): string => text.replaceAll("\n", `\n${" ".repeat(width)}`);

const inlineText = (inline: Inline): string =>
  typeof inline === "string"
    ? inline
    : inline.map((span, index) => span.text + addressAfter(span, inline[index + 1])).join("");

/** The address once after a link of several spans, unless the link's words already are the address. */
const addressAfter = ({ href, text }: Span, next: Span | undefined): string => {
  if (href === undefined || href === next?.href) return "";
  const shown = href.replace(/^mailto:/iu, "");
  return text === shown || decodable(shown) === text ? "" : ` (${shown})`;
};

const decodable = (address: string): string => {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
};
