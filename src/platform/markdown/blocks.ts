/**
 * Written content as data: what a page, a PDF or plain text can be made of.
 * Nothing in it is markup; every string is shown as it stands.
 */

/** A stretch of text with one look. */
export interface Span {
  text: string;
  bold?: boolean;
  italic?: boolean;
  code?: boolean;
  /** Much larger on paper: a box to be crossed by hand. Its row of a table then stands around its middle. */
  large?: boolean;
  /** An http, https or mailto address. */
  href?: string;
}

/** Text within a line: plain, or in stretches with different looks. A newline breaks the line. */
export type Inline = string | Span[];

export interface HeadingBlock {
  kind: "heading";
  /** 1 is the highest heading inside the content, below the document's own title. */
  level: 1 | 2 | 3;
  text: Inline;
}

export interface ParagraphBlock {
  kind: "paragraph";
  text: Inline;
}

export interface ListBlock {
  kind: "list";
  ordered: boolean;
  /** The first number of an ordered list; 1 when absent. */
  start?: number;
  items: Block[][];
}

export interface TableBlock {
  kind: "table";
  header: Inline[];
  rows: Inline[][];
  /** One per column; to the start when absent. */
  align?: ("start" | "center" | "end")[];
  /** On paper: how wide each column is beside the others; as wide as its words when absent. */
  widths?: number[];
}

/** Something set apart from the text: a notice of the sender's, or words quoted from elsewhere. */
export interface NoticeBlock {
  kind: "notice" | "quote";
  blocks: Block[];
}

/** A drawing on paper, somewhat narrower than the text. */
export interface PictureBlock {
  kind: "picture";
  /** Made by the program from numbers, never from what somebody wrote; with its own colours. */
  svg: string;
  /** What it shows, for those who hear the paper read, and where there are no pictures. */
  alt: string;
}

export type Block = HeadingBlock | ParagraphBlock | ListBlock | TableBlock | NoticeBlock | PictureBlock;

/** The words of an inline text without their looks. */
export const inlineToText = (inline: Inline): string =>
  typeof inline === "string" ? inline : inline.map((span) => span.text).join("");
