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

const between = { plain: String.raw`\s+`, markdown: String.raw`(?:\s|>|&nbsp;)+` } as const satisfies Record<TextFormat, string>;

/**
 * A text without these words, wherever they stand in it: in large letters or small, over a line's end, and with the s of
 * whose something is; never inside a longer word.
 */
export function blackedOut(text: string, { words, mark }: BlackOut, format: TextFormat = "plain"): string {
  const parts = words.normalize("NFC").trim().split(/\s+/).filter((part) => part !== "");
  if (parts.length === 0) return text;
  const said = parts.map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)).join(between[format]);
  const inWord = String.raw`[\p{L}\p{N}]`;
  const begins = /^[\p{L}\p{N}]/u.test(parts[0] ?? "") ? `(?<!${inWord})` : "";
  const ends = /[\p{L}\p{N}]$/u.test(parts.at(-1) ?? "") ? `(?=s?(?!${inWord}))` : "";
  const instead = format === "plain" ? blackOutMarks[mark] : blackOutMarks[mark].replaceAll(/[[\]]/g, String.raw`\$&`);
  return text.normalize("NFC").replaceAll(new RegExp(begins + said + ends, "giu"), () => instead);
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
