import type { Block } from "../markdown/blocks.ts";
import { oneLine, printableParts } from "./printable.ts";
import { qrCode } from "./qr-code.ts";
import { safeAddress, templateBlocks } from "./template-data.ts";
import { pdfWords } from "./words.ts";

/** Many texts in one: a cover, contents, and each text on a page of its own. Every string is shown as it stands. */
export interface Booklet {
  readonly lang: "da" | "en";
  /** What it is, above the title, and with it the title in the PDF's metadata. */
  readonly booklet: string;
  readonly title: string;
  readonly author: string;
  /** On the cover below the title: when, where, how much there is. */
  readonly lines: readonly string[];
  readonly contents: string;
  readonly parts: readonly BookletPart[];
  /** Where it stands on the web; http or https. */
  readonly url: string;
  readonly watermark?: string;
}

export interface BookletPart {
  readonly title: string;
  readonly lang: "da" | "en";
  readonly chapters: readonly BookletChapter[];
}

export interface BookletChapter {
  readonly title: string;
  /** Of the title, the source and the text. */
  readonly lang: "da" | "en";
  /** Who wrote it, or where it is from. */
  readonly source: string;
  readonly blocks: Block[];
  /** Where the whole of it is: each gets a QR code. */
  readonly places: readonly { readonly words: string; readonly url: string }[];
}

/** What `booklet.typ` reads, as JSON. Every string that a person wrote is in printable parts. */
export const bookletData = (booklet: Booklet): string => {
  const place = (words: string, url: string) => ({
    words: printableParts(words),
    url: safeAddress(url),
    address: printableParts(url.replace(/^https?:\/\//u, "")),
    qr: qrCode(url),
    alt: `${pdfWords[booklet.lang].qrCode} ${oneLine(url)}`,
  });
  return JSON.stringify({
    lang: booklet.lang,
    words: pdfWords[booklet.lang],
    title: oneLine(`${booklet.booklet}: ${booklet.title}`),
    author: oneLine(booklet.author),
    kind: printableParts(booklet.booklet),
    heading: printableParts(booklet.title),
    from: printableParts(booklet.author),
    lines: booklet.lines.map(printableParts),
    contents: printableParts(booklet.contents),
    parts: booklet.parts.map(({ title, lang, chapters }) => ({
      title: printableParts(title),
      lang,
      chapters: chapters.map((chapter) => ({
        title: printableParts(chapter.title),
        lang: chapter.lang,
        source: printableParts(chapter.source),
        blocks: templateBlocks(chapter.blocks),
        places: chapter.places.map(({ words, url }) => place(words, url)),
      })),
    })),
    page: place("", booklet.url),
    watermark: oneLine(booklet.watermark ?? ""),
  });
};
