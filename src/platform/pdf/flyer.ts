import { printable, printableParts } from "./printable.ts";
import { qrCode } from "./qr-code.ts";
import { pdfWords } from "./words.ts";

/** One sheet to hang on a door, read from two metres away. Every string is shown as it stands. */
export interface Flyer {
  lang: "da" | "en";
  /** The band at the top, and with the heading the title in the PDF's metadata. */
  flyer: string;
  author: string;
  heading: string;
  /** Until when it holds. */
  until: string;
  facts: { term: string; text: string }[];
  /** What one can do. */
  todoTitle: string;
  todo: string[];
  note: string;
  /** Lines beside the QR code. */
  foot: string[];
  /** Where the code leads; http or https. */
  url: string;
  watermark?: string;
}

/** What `flyer.typ` reads, as JSON. Every string that a person wrote is in printable parts. */
export const flyerData = (flyer: Flyer): string =>
  JSON.stringify({
    lang: flyer.lang,
    title: oneLine(`${flyer.flyer}: ${flyer.heading}`),
    author: oneLine(flyer.author),
    band: printableParts(flyer.flyer),
    heading: printableParts(flyer.heading),
    until: printableParts(flyer.until),
    facts: flyer.facts.map(({ term, text }) => ({ term: printableParts(term), text: printableParts(text) })),
    todoTitle: printableParts(flyer.todoTitle),
    todo: flyer.todo.map(printableParts),
    note: printableParts(flyer.note),
    foot: flyer.foot.map(printableParts),
    page: {
      url: flyer.url,
      address: printableParts(flyer.url.replace(/^https?:\/\//u, "")),
      qr: qrCode(flyer.url),
      alt: `${pdfWords[flyer.lang].qrCode} ${oneLine(flyer.url)}`,
    },
    watermark: oneLine(flyer.watermark ?? ""),
  });

const oneLine = (text: string): string => printable(text).replace(/\s+/gu, " ").trim();
