import type { FileStore } from "../../platform/files/file-store.ts";
import { newFileKey } from "../../platform/files/file-store.ts";
import { inspectUpload } from "../../platform/files/inspect-upload.ts";
import type { UploadKind, UploadOutcome } from "../../platform/files/inspect-upload.ts";
import type { FormError } from "../../platform/web/form.ts";
import type { StoredFile } from "./reply.ts";

const inspected = new WeakMap<File, Promise<UploadOutcome>>();

/** What is wrong with the file of a field, looked at by its content. */
export async function uploadErrors(field: string, file: File | undefined, allowed: UploadKind): Promise<FormError[]> {
  const outcome = file && (await inspectOnce(file, allowed));
  return outcome?.kind === "refused" ? [{ field, code: outcome.code }] : [];
}

/**
 * Stores a file that `uploadErrors` found nothing wrong with.
 * @param name what it shall be called; the file's own name when empty
 */
export async function storeUpload(files: FileStore, file: File, allowed: UploadKind, name = ""): Promise<StoredFile> {
  const outcome = await inspectOnce(file, allowed);
  if (outcome.kind === "refused") throw new Error(`a refused file was to be stored: ${outcome.code}`);
  const key = newFileKey("letters", outcome.extension);
  await files.put(key, outcome.bytes, outcome.type);
  const { type, sha256, bytes } = outcome;
  return { name: fileName(name || file.name, outcome.extension), type, size: bytes.byteLength, sha256, key };
}

/** The same file is looked at once: when it is checked and when it is stored. */
function inspectOnce(file: File, allowed: UploadKind): Promise<UploadOutcome> {
  const known = inspected.get(file);
  if (known) return known;
  const outcome = file.arrayBuffer().then((bytes) => inspectUpload(new Uint8Array(bytes), allowed));
  inspected.set(file, outcome);
  return outcome;
}

/** A name in one line that ends as the stored file does: a PNG has become a JPEG. */
function fileName(name: string, extension: string): string {
  const line = name.replaceAll(/[\p{C}\s]+/gu, " ").trim();
  const stem = line.replace(/\.(?:pdf|jpe?g|png|webp)$/i, "").slice(0, 180).trim() || "bilag";
  return `${stem.toWellFormed()}.${extension}`;
}
