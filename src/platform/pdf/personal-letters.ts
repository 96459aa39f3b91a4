import { oneLine, printableParts } from "./printable.ts";
import { qrCode } from "./qr-code.ts";
import { safeAddress } from "./template-data.ts";
import { pdfWords } from "./words.ts";

/** The same letter to many: to each on sheets of its own, with a code that is theirs. Every string is shown as it stands. */
export interface PersonalLetters {
  readonly lang: "da" | "en";
  /** The heading of each letter and the title in the PDF's metadata. */
  readonly title: string;
  /** Who sends them; `name` is also the PDF's author. */
  readonly letterhead: { readonly name: string; readonly lines: readonly string[] };
  /** As it shall be read, e.g. "1. maj 2026". */
  readonly date: string;
  readonly paragraphs: readonly string[];
  readonly letters: readonly PersonalLetter[];
  /** Before the code. */
  readonly codeWord: string;
  /** What one does with the code, and where: an address of the web. */
  readonly answer: { readonly words: string; readonly url: string };
  /** Below the code. */
  readonly note: { readonly words: string; readonly url: string };
  readonly watermark?: string;
}

export interface PersonalLetter {
  /** Name and address, a line each. */
  readonly recipient: readonly string[];
  readonly code: string;
  /** Where the code leads by itself: what a camera reads. */
  readonly url: string;
}

/** What `personal-letters.typ` reads, as JSON. Every string that a person wrote is in printable parts. */
export const personalLettersData = (letters: PersonalLetters): string => {
  const place = ({ words, url }: PersonalLetters["answer"]) => ({
    words: printableParts(words),
    url: safeAddress(url),
    address: printableParts(url),
  });
  return JSON.stringify({
    lang: letters.lang,
    words: pdfWords[letters.lang],
    title: oneLine(letters.title),
    author: oneLine(letters.letterhead.name),
    heading: printableParts(letters.title),
    letterhead: { name: printableParts(letters.letterhead.name), lines: letters.letterhead.lines.map(printableParts) },
    date: printableParts(letters.date),
    paragraphs: letters.paragraphs.map(printableParts),
    letters: letters.letters.map(({ recipient, code, url }) => ({
      recipient: recipient.map(printableParts),
      code: oneLine(code),
      qr: qrCode(url),
      alt: `${pdfWords[letters.lang].qrCode} ${oneLine(url)}`,
    })),
    codeWord: printableParts(letters.codeWord),
    answer: place(letters.answer),
    note: place(letters.note),
    watermark: oneLine(letters.watermark ?? ""),
  });
};
