import { inflateSync } from "node:zlib";
import { asPageCount, largestPageCount } from "./pdf-pages.ts";

/** Object streams hold small dictionaries; when all of them together grow beyond this, they are not meant to be read. */
export const mostInflated: number = 32 * 1024 * 1024;

export type PdfOutcome =
  | { readonly kind: "harmless"; /** As it says itself. */ readonly pages: number | undefined }
  | { readonly kind: "refused"; readonly code: "broken" | "too_complex" };

/** Names that make a PDF act when it is opened, or keep it shut. */
const refusedNames = [
  "JavaScript",
  "JS",
  "Launch",
  "SubmitForm",
  "ImportData",
  "Encrypt",
  "RichMedia",
  "EmbeddedFile",
  "XFA",
];

/** The object streams of a PDF grow beyond `mostInflated`. */
class TooComplex extends Error {
  constructor() {
    super("the object streams of a PDF hold too much");
  }
}

/**
 * Harmless is a whole PDF that only shows itself: it starts with `%PDF-`, ends with `startxref` and `%%EOF`, and
 * neither its plain objects nor those in compressed object streams name JavaScript, actions that start programs or
 * send data, encryption, embedded files, rich media or XFA forms. It reads names, not the whole format: pages, fonts
 * and pictures are not judged, and who is set on it may still hide something. Takes seconds for a PDF that means
 * harm: `pdf-thread.ts` does it where no page waits.
 */
export const checkPdf = (bytes: Uint8Array): PdfOutcome => {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const ending = file.subarray(-2048).toString("latin1");
  if (file.subarray(0, 5).toString("latin1") !== "%PDF-" || !/startxref\s+\d+\s+%%EOF/u.test(ending)) return refused("broken");
  let counted = 0;
  try {
    for (const objects of pdfObjects(file)) {
      if (namesRefused(objects)) return refused("broken");
      counted = Math.max(counted, largestPageCount(objects));
    }
  } catch (error) {
    return refused(error instanceof TooComplex ? "too_complex" : "broken");
  }
  return { kind: "harmless", pages: asPageCount(counted) };
};

const refused = (code: "broken" | "too_complex"): PdfOutcome => ({ kind: "refused", code });

/**
 * The objects of a PDF as text, without the contents of its pages: first all that stand plainly, then each compressed
 * stream of them by itself.
 * @throws TooComplex when the streams hold more than `mostInflated` together, before more than that is unpacked
 * @throws Error for a stream that cannot be read
 */
export function* pdfObjects(file: Buffer): Generator<string> {
  const { plain, objectStreams } = separateStreams(file);
  yield plain;
  let room = mostInflated;
  for (const stream of objectStreams) {
    const objects = inflateObjects(stream, room);
    room -= objects.length;
    yield objects;
  }
}

interface Separated {
  /** Everything outside streams, where random bytes cannot look like names. */
  plain: string;
  /** The compressed contents of object streams, in which newer PDFs keep their dictionaries. */
  objectStreams: Buffer[];
}

const separateStreams = (file: Buffer): Separated => {
  const plain: string[] = [];
  const objectStreams: Buffer[] = [];
  let position = 0;
  for (let start = streamStart(file, 0); start !== undefined; start = streamStart(file, position)) {
    const before = file.toString("latin1", position, start.keyword);
    plain.push(before);
    const end = file.indexOf("endstream", start.content);
    const contentEnd = end === -1 ? file.length : end;
    // Where its own object begins is not asked, since texts can look like that: another that names it only makes more be read.
    const dictionaries = decodeNames(before);
    if (/\/ObjStm\b/u.test(dictionaries)) {
      const content = file.subarray(start.content, contentEnd);
      if (/\/Filter\b/u.test(dictionaries)) objectStreams.push(content);
      else plain.push(content.toString("latin1"));
    }
    position = contentEnd;
  }
  plain.push(file.toString("latin1", position));
  return { plain: plain.join("\n"), objectStreams };
};

/** The next `stream` keyword that follows a dictionary, and where its content begins. */
const streamStart = (file: Buffer, from: number): { keyword: number; content: number } | undefined => {
  for (let at = file.indexOf("stream", from); at !== -1; at = file.indexOf("stream", at + 6)) {
    const before = file.toString("latin1", Math.max(from, at - 16), at);
    const lineEnd = /^\r?\n/u.exec(file.toString("latin1", at + 6, at + 8))?.[0];
    if (/>>\s*$/u.test(before) && lineEnd !== undefined) {
      return { keyword: at, content: at + 6 + lineEnd.length };
    }
  }
  return undefined;
};

/** Object streams are deflated in practice; another filter is refused rather than trusted. */
const inflateObjects = (stream: Buffer, room: number): string => {
  try {
    // Node takes no limit of 0.
    return inflateSync(stream, { maxOutputLength: Math.max(1, room) }).toString("latin1");
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE" ? new TooComplex() : error;
  }
};

/** Names may be written with `#xx` for any character. In place, for a text of nothing else must not fill the memory. */
const decodeNames = (text: string): string => {
  if (!text.includes("#")) return text;
  const bytes = Buffer.from(text, "latin1");
  let length = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const character = bytes[at] === hash ? hexDigit(bytes[at + 1]) * 16 + hexDigit(bytes[at + 2]) : Number.NaN;
    bytes[length] = Number.isNaN(character) ? (bytes[at] ?? 0) : character;
    length += 1;
    if (!Number.isNaN(character)) at += 2;
  }
  return bytes.toString("latin1", 0, length);
};

const hash = 0x23;

/** NaN when it is none. */
const hexDigit = (code = 0): number => {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : Number.NaN;
};

const refusedName = new RegExp(`/(?:${refusedNames.join("|")})(?![\\w-])`, "u");

const namesRefused = (objects: string): boolean => refusedName.test(decodeNames(objects));
