import { promisify } from "node:util";
import { inflate } from "node:zlib";

const inflateAsync = promisify(inflate);

/** Object streams hold small dictionaries; one that grows beyond this is not meant to be read. */
const largestObjectStream = 16 * 1024 * 1024;

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

/**
 * True when the bytes are a whole PDF that only shows itself: it starts with `%PDF-`, ends with `startxref`
 * and `%%EOF`, and neither its plain objects nor those in compressed object streams name JavaScript, actions
 * that start programs or send data, encryption, embedded files, rich media or XFA forms. It reads names, not
 * the whole format: pages, fonts and pictures are not judged, and who is set on it may still hide something.
 */
export const isHarmlessPdf = async (bytes: Uint8Array): Promise<boolean> => {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.subarray(0, 5).toString("latin1") !== "%PDF-") return false;
  const ending = file.subarray(-2048).toString("latin1");
  if (!/startxref\s+\d+\s+%%EOF/u.test(ending)) return false;
  for await (const objects of pdfObjects(file)) if (objects === undefined || namesRefused(objects)) return false;
  return true;
};

/**
 * The objects of a PDF as text, without the contents of its pages: first all that stand plainly, then each compressed
 * stream of them by itself, for together they may be large. Undefined for a stream that cannot be read.
 */
export async function* pdfObjects(file: Buffer): AsyncGenerator<string | undefined> {
  const { plain, objectStreams } = separateStreams(file);
  yield plain;
  for (const stream of objectStreams) yield inflateObjects(stream);
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
    const dictionary = decodeNames(before.slice(before.lastIndexOf(" obj")));
    if (/\/ObjStm\b/u.test(dictionary)) {
      const content = file.subarray(start.content, contentEnd);
      if (/\/Filter\b/u.test(dictionary)) objectStreams.push(content);
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
const inflateObjects = async (stream: Buffer): Promise<string | undefined> => {
  try {
    const objects = await inflateAsync(stream, { maxOutputLength: largestObjectStream });
    return objects.toString("latin1");
  } catch {
    return undefined;
  }
};

/** Names may be written with `#xx` for any character. */
const decodeNames = (text: string): string =>
  text.replace(/#([0-9a-f]{2})/giu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

const refusedName = new RegExp(`/(?:${refusedNames.join("|")})(?![\\w-])`, "u");

const namesRefused = (objects: string): boolean => refusedName.test(decodeNames(objects));
