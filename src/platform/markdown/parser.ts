import createMarkdownIt from "markdown-it";
import type { MarkdownIt, MarkdownItOptions, Token } from "markdown-it";

const options: MarkdownItOptions = {
  html: false,
  // People press Enter where they want a new line.
  breaks: true,
  linkify: true,
  typographer: false,
};

const safeScheme = /^(https?:\/\/|mailto:)/iu;

const alignClasses: Record<string, string> = {
  "text-align:center": "align-center",
  "text-align:right": "align-end",
};

/**
 * Headings start below the page's own two and never skip a level, whatever level a writer begins with: a screen reader
 * tells the outline, and PDF/UA demands one.
 */
const arrangeHeadings = (tokens: Token[]): void => {
  const open: number[] = [];
  for (const token of tokens) {
    if (token.type === "heading_open") {
      const written = Number(token.tag.slice(1));
      while ((open.at(-1) ?? 0) >= written) open.pop();
      open.push(written);
    }
    if (token.type === "heading_open" || token.type === "heading_close") token.tag = `h${Math.min(6, open.length + 2)}`;
  }
};

/** Links say what they are, and nothing carries an inline style. */
const adjust = (token: Token): void => {
  if (token.type === "th_open" || token.type === "td_open") {
    const alignClass = alignClasses[String(token.attrGet("style"))];
    token.attrs = alignClass === undefined ? null : [["class", alignClass]];
    if (token.type === "th_open") token.attrSet("scope", "col");
  } else if (token.type === "link_open") {
    token.attrSet("rel", "nofollow noopener noreferrer");
  }
  token.children?.forEach(adjust);
};

const createParser = (): MarkdownIt => {
  const parser = createMarkdownIt(options);
  // Four spaces at the start of a line are a slip, not a program; pictures are stored files, never links.
  parser.disable(["code", "image"]);
  parser.linkify?.set({ fuzzyLink: false });
  parser.validateLink = (address) => safeScheme.test(address.trim()) && URL.canParse(address.trim());
  parser.core.ruler.push("kvarter", (state) => {
    arrangeHeadings(state.tokens);
    state.tokens.forEach(adjust);
  });
  return parser;
};

/** Reads Markdown as Kvarter means it: no HTML, no pictures, links to web and mail only. */
export const markdownParser: MarkdownIt = createParser();
