import { oneLine, printableParts } from "./printable.ts";

/** Sheets to be filled in by hand: the same lines on each, and on each a number of its own. Every string is shown as it stands. */
export interface TickSheets {
  lang: "da" | "en";
  /** The heading of each sheet and the title in the PDF's metadata. */
  title: string;
  author: string;
  /** The sheets' numbers, one sheet for each. */
  sheets: string[];
  /** Before a sheet's number. */
  sheetWord: string;
  /** "Side" and "af" in "Side 1 af 2". */
  pageWords: { page: string; of: string };
  /** How to fill it in. */
  lead: string[];
  /** The heads of the columns: number, line, then one for each box. */
  head: { number: string; line: string; boxes: string[] };
  lines: string[];
  /** One question with a box for each answer, numbered. */
  choice: { title: string; lead: string; options: string[] };
  /** What happens with it, at the end. */
  end: { title: string; paragraphs: string[] };
  watermark?: string;
}

/** What `sheets.typ` reads, as JSON. Every string that a person wrote is in printable parts. */
export const sheetsData = (sheets: TickSheets): string =>
  JSON.stringify({
    lang: sheets.lang,
    title: oneLine(sheets.title),
    author: oneLine(sheets.author),
    heading: printableParts(sheets.title),
    from: printableParts(sheets.author),
    sheets: sheets.sheets.map((number) => oneLine(`${sheets.sheetWord} ${number}`)),
    words: { page: oneLine(sheets.pageWords.page), of: oneLine(sheets.pageWords.of) },
    lead: sheets.lead.map(printableParts),
    head: {
      number: oneLine(sheets.head.number),
      line: oneLine(sheets.head.line),
      boxes: sheets.head.boxes.map(oneLine),
    },
    lines: sheets.lines.map(printableParts),
    choice: {
      title: oneLine(sheets.choice.title),
      lead: printableParts(sheets.choice.lead),
      options: sheets.choice.options.map(printableParts),
    },
    end: { title: oneLine(sheets.end.title), paragraphs: sheets.end.paragraphs.map(printableParts) },
    watermark: oneLine(sheets.watermark ?? ""),
  });
