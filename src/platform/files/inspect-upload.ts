import { createHash } from "node:crypto";
import { fileTypeFromBuffer } from "file-type";
import { inspectInTurn } from "./inspection-line.ts";
import { checkPdfInThread } from "./pdf-thread.ts";
import { photoTypes, reencodePhoto } from "./photo.ts";

/** What a form takes: a photo, a PDF, or either of them as an attachment. */
export type UploadKind = "photo" | "pdf" | "attachment";

export type UploadRefusal = "too_large" | "too_many_pixels" | "too_complex" | "wrong_type" | "broken" | "empty";

export type UploadOutcome =
  | {
      kind: "ok";
      /** The media type of `bytes`: image/jpeg or application/pdf. */
      type: string;
      /** Without the dot. */
      extension: string;
      /** Hexadecimal digest of `bytes`. */
      sha256: string;
      /** What to store: photos are made anew, PDFs stay as they came. */
      bytes: Uint8Array;
      /** How many pages a PDF says that it has. */
      pages: number | undefined;
    }
  | { kind: "refused"; code: UploadRefusal };

/** The most bytes an upload may have, for photos and PDFs alike. */
export const largestUpload: number = 10 * 1024 * 1024;

/**
 * Looks at what an uploaded file is, never at what it is called, and gives back what may be stored.
 * Never rejects because of the file.
 * @throws LineIsFull when too many files wait to be looked at
 */
export const inspectUpload = async (bytes: Uint8Array, allowed: UploadKind): Promise<UploadOutcome> => {
  if (bytes.byteLength === 0) return refused("empty");
  if (bytes.byteLength > largestUpload) return refused("too_large");
  const type = await typeOf(bytes);
  if (type === "application/pdf" && allowed !== "photo") {
    const pdf = await inspectInTurn(() => checkPdfInThread(bytes));
    return pdf.kind === "harmless" ? accepted("application/pdf", "pdf", bytes, pdf.pages) : pdf;
  }
  if (photoTypes.includes(type) && allowed !== "pdf") {
    const photo = await inspectInTurn(() => reencodePhoto(bytes));
    return photo.kind === "ok" ? accepted("image/jpeg", "jpg", photo.bytes) : photo;
  }
  return refused("wrong_type");
};

const typeOf = async (bytes: Uint8Array): Promise<string> => {
  try {
    return (await fileTypeFromBuffer(bytes))?.mime ?? "";
  } catch {
    return "";
  }
};

const refused = (code: UploadRefusal): UploadOutcome => ({ kind: "refused", code });

const accepted = (type: string, extension: string, bytes: Uint8Array, pages?: number): UploadOutcome => ({
  kind: "ok",
  type,
  extension,
  sha256: createHash("sha256").update(bytes).digest("hex"),
  bytes,
  pages,
});
