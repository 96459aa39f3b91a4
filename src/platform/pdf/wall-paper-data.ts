import { qrCode } from "./qr-code.ts";
import { oneLine, printableParts } from "./printable.ts";
import type { FoldingCard, NoticePaper, PaperGroup, PaperNumber, PaperPage, Poster, WallPaper } from "./wall-paper.ts";
import { pdfWords } from "./words.ts";

/** Names and places are written in Danish. */
const writtenLang = "da";
const pictureColour = "#1F5A4C";
/** Longer than 1813 or 112. */
const longNumber = 5;

/** What the templates of papers for pockets and walls read, as JSON. Every string that a person wrote is in printable parts. */
export const wallPaperData = (paper: WallPaper): string =>
  JSON.stringify({
    lang: paper.lang,
    title: oneLine(paper.title),
    author: oneLine(paper.author),
    heading: printableParts(paper.heading),
    made: printableParts(paper.made),
    watermark: oneLine(paper.watermark ?? ""),
    ...(paper.kind === "notice" ? noticeData(paper) : placesData(paper)),
    ...(paper.kind === "folding-card" && cardData(paper)),
  });

const placesData = (paper: FoldingCard | Poster) => ({
  from: printableParts(paper.from),
  lead: printableParts(paper.lead),
  numbers: paper.numbers.map(numberData),
  page: pageData(paper.page, paper.lang),
  check: printableParts(paper.check),
  short: printableParts(paper.short),
  groupsTitle: printableParts(paper.groupsTitle),
  groups: paper.groups.map((group) => ({ ...groupData(group), shown: oneLine(paper.shown) })),
  nothing: printableParts(paper.nothing),
});

const cardData = ({ help, folding, listTitle, list, leftOut }: FoldingCard) => ({
  help: stepsData(help),
  folding: stepsData(folding),
  listTitle: printableParts(listTitle),
  list: list.map(({ name, what, whatLang, hours, notes, visits, place, placeLang, phone, doors, note }) => ({
    lang: writtenLang,
    name: printableParts(name),
    what: printableParts(what),
    whatLang,
    hours: printableParts(hours),
    notes: notes.map(printableParts),
    visits: visits.map(({ label, hours: when }) => ({ label: printableParts(label), hours: printableParts(when) })),
    place: printableParts(place),
    placeLang,
    phone: printableParts(phone),
    doors: printableParts(doors),
    note: printableParts(note),
  })),
  leftOut: oneLine(leftOut),
});

const noticeData = ({ lang, parts, pages, also }: NoticePaper) => ({
  parts: parts.map((part) => ({
    ...stepsData(part),
    number: printableParts(part.number ?? ""),
    blank: printableParts(part.blank ?? ""),
  })),
  pages: pages.map((page) => pageData(page, lang)),
  also: also.map(printableParts),
});

const stepsData = ({ title, steps }: { title: string; steps: readonly string[] }) => ({
  title: printableParts(title),
  steps: steps.map(printableParts),
});

const numberData = ({ number, words, isDanger }: PaperNumber) => ({
  number: printableParts(number),
  words: printableParts(words),
  danger: isDanger ?? false,
  long: number.length >= longNumber,
});

const pageData = ({ url, words }: PaperPage, lang: WallPaper["lang"]) => ({
  url,
  words: printableParts(words),
  address: printableParts(url.replace(/^https?:\/\//u, "")),
  qr: qrCode(url),
  alt: `${pdfWords[lang].qrCode} ${oneLine(url)}`,
});

const groupData = ({ title, picture, lines }: PaperGroup) => ({
  title: printableParts(title),
  picture: picture === undefined ? "" : drawing(picture),
  lines: lines.map(({ name, hours, place, placeLang }) => ({
    lang: writtenLang,
    name: printableParts(name),
    hours: printableParts(hours),
    place: printableParts(withItsNumber(place)),
    placeLang,
  })),
});

/** A street and its number stay on one line. */
const withItsNumber = (place: string): string => place.replace(/ (?=\d)/gu, "\u00a0");

const drawing = (path: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="${pictureColour}" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"><path d="${path}"/></svg>`;
