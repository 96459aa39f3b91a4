import { markdownToText } from "../../platform/markdown/to-text.ts";

/** What stands instead of words that were taken out, by what they told of a person. */
export const blackOutMarks = { name: "[navn fjernet]", other: "[oplysning fjernet]" } as const;

export type BlackOutMark = keyof typeof blackOutMarks;

export const blackOutMarkNames = ["name", "other"] as const satisfies readonly BlackOutMark[];

/** Which words to take out, as they stand. */
export interface BlackOut {
  readonly words: string;
  readonly mark: BlackOutMark;
}

/**
 * How a text is written: in Markdown a bare mark before a colon would be read as a link, and what lies between two words may be
 * the end of a quoted line or a space that is named.
 */
export type TextFormat = "plain" | "markdown";

/** Marks that nobody sees, such as a soft hyphen; in Markdown they may be named. */
const unseen = {
  plain: String.raw`[\u00AD\u200B-\u200D\u2060\uFEFF]`,
  markdown: String.raw`(?:[\u00AD\u200B-\u200D\u2060\uFEFF]|&(?:shy|zwn?j|ZeroWidthSpace|NoBreak|#0*(?:173|820[345]|8288|65279)|#x0*(?:ad|200[bcd]|2060|feff));)`,
} as const satisfies Record<TextFormat, string>;

/** What may lie between two words. */
const between = {
  plain: String.raw`[\s\u00AD\u200B-\u200D\u2060]+`,
  markdown: String.raw`(?:\s|>|\\(?=\n)|&(?:nbsp|#0*160|#x0*a0);|${unseen.markdown})+`,
} as const satisfies Record<TextFormat, string>;

/** What may divide a word: marks that nobody sees, and the end of one line. */
const within = (format: TextFormat) => String.raw`${unseen[format]}*(?:[-\u2010]?[ \t]*\n[ \t${format === "markdown" ? ">" : ""}]*)?`;

/**
 * A text without these words, wherever they stand in it: in large letters or small, over a line's end, divided by one or by marks
 * that nobody sees, and with the s of whose something is; never inside a longer word.
 */
export function blackedOut(text: string, { words, mark }: BlackOut, format: TextFormat = "plain"): string {
  const parts = seen(words).trim().split(/\s+/).filter((part) => part !== "");
  if (parts.length === 0) return text;
  const said = parts.map((part) => Array.from(part, escaped).join(within(format))).join(between[format]);
  const inWord = String.raw`[\p{L}\p{N}]`;
  const begins = /^[\p{L}\p{N}]/u.test(parts[0] ?? "") ? `(?<!${inWord}${unseen[format]}*)` : "";
  const ends = /[\p{L}\p{N}]$/u.test(parts.at(-1) ?? "") ? `(?=${unseen[format]}*s?(?!${unseen[format]}*${inWord}))` : "";
  const instead = format === "plain" ? blackOutMarks[mark] : blackOutMarks[mark].replaceAll(/[[\]]/g, String.raw`\$&`);
  return text.normalize("NFC").replaceAll(new RegExp(begins + said + ends, "giu"), () => instead);
}

const escaped = (sign: string): string => sign.replace(/[.*+?^${}()|[\]\\/-]/, (special) => `\\u{${special.codePointAt(0)?.toString(16)}}`);

/** A text without the marks that nobody sees, as one would type it. */
const seen = (text: string): string => text.normalize("NFC").replaceAll(new RegExp(unseen.plain, "gu"), "");

const anyMark = /\[(?:navn|oplysning) fjernet\]/g;

/** So many signs of words can be taken out at a time. */
export const longestWords = 200;

/** How long a text is for the limit of its form, in UTF-16 units: a mark counts as one, so that no text outgrows it by losing words. */
export const typedLength = (text: string): number => text.replaceAll(anyMark, "-").length;

/** Whether a text may be what another said before words were taken out of it. */
export function mayHaveRead(without: string, said: string): boolean {
  const text = said.normalize("NFC");
  const pieces = without.normalize("NFC").split(anyMark);
  const [first = "", ...rest] = pieces;
  const last = rest.pop();
  if (last === undefined) return text === first;
  const end = text.length - last.length;
  if (!text.startsWith(first) || !text.endsWith(last) || text.length - pieces.join("").length > (pieces.length - 1) * longestWords) return false;
  let at = first.length;
  for (const piece of rest) {
    const found = text.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return at <= end;
}

/**
 * Whether words are still read in a Markdown text after they were taken out of it, because its marks divide them: with only one
 * of them in bold.
 */
export function isSplit(markdown: string, order: BlackOut): boolean {
  const read = markdownToText(blackedOut(markdown, order, "markdown"));
  return blackedOut(read, order) !== read.normalize("NFC");
}

/** Those of a row's texts in which the words stand, without them; nothing when they stand in none. */
export function blackedOutIn<Column extends string>(
  row: Readonly<Record<Column, string | null>>,
  columns: readonly Column[],
  order: BlackOut,
  format: TextFormat = "plain",
): Partial<Record<Column, string>> | undefined {
  const changed = columns.flatMap((column) => {
    const text = row[column];
    const without = text === null ? null : blackedOut(text, order, format);
    return without === null || text === null || without === text.normalize("NFC") ? [] : [[column, without] as const];
  });
  return changed.length > 0 ? (Object.fromEntries(changed) as Partial<Record<Column, string>>) : undefined;
}
