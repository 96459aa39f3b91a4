import type { Tx } from "../db/database.ts";
import type { DistrictId } from "../district/district.ts";
import type { FormError } from "../web/form.ts";
import { readsAsCpr } from "../privacy/cpr.ts";
import { personPhones } from "../privacy/phone.ts";
import { newFileKey } from "./file-store.ts";
import type { FileStore } from "./file-store.ts";
import { inspectUpload } from "./inspect-upload.ts";
import type { UploadKind, UploadOutcome } from "./inspect-upload.ts";
import { registerFile } from "./stored-files.ts";

/** A file as a table remembers it. */
export interface StoredFile {
  readonly key: string;
  /** In one line, ending as the stored file does. */
  readonly name: string;
  readonly type: string;
  /** Bytes. */
  readonly size: number;
  /** Hexadecimal digest of what is stored. */
  readonly sha256: string;
}

/** A file that was looked at and has a key, but is not stored yet. */
export interface Upload extends StoredFile {
  readonly districtId: DistrictId;
  readonly bytes: Uint8Array;
  /** How many pages a PDF says that it has. */
  readonly pages: number | undefined;
}

const inspected = new WeakMap<File, Promise<UploadOutcome>>();

/**
 * What is wrong with the file of a field, looked at by its content.
 * @throws LineIsFull when too many files wait to be looked at
 */
export async function uploadErrors(field: string, file: File | undefined, allowed: UploadKind): Promise<FormError[]> {
  const outcome = file && (await inspectOnce(file, allowed));
  return outcome?.kind === "refused" ? [{ field, code: outcome.code }] : [];
}

/**
 * Gives a key to a file in which `uploadErrors` found nothing wrong; undefined when there is no file.
 * @param place the district, and the folder of this kind of file
 * @param name what it shall be called; the file's own name when empty
 */
export async function readUpload(
  place: { readonly districtId: DistrictId; readonly folder: string },
  file: File | undefined,
  allowed: UploadKind,
  name = "",
): Promise<Upload | undefined> {
  if (!file) return undefined;
  const outcome = await inspectOnce(file, allowed);
  if (outcome.kind === "refused") throw new Error(`a refused file was to be stored: ${outcome.code}`);
  const { type, sha256, bytes, extension, pages } = outcome;
  const key = newFileKey(place.districtId, place.folder, extension);
  const size = bytes.byteLength;
  const { districtId } = place;
  return { districtId, key, name: fileName(name || file.name, extension), type, size, sha256, bytes, pages };
}

/** Stores what `readUpload` gave, before the transaction that refers to it: a slow disk shall hold no connection. */
export async function storeUpload(files: FileStore, { key, bytes, type }: Upload): Promise<void> {
  await files.put(key, bytes, type);
}

/**
 * Registers a stored file with the rest of the transaction; nothing when there was no file. When the transaction comes to
 * nothing, the sweep removes the bytes.
 */
export async function keepUpload(tx: Tx, upload: Upload | undefined): Promise<void> {
  if (upload) await registerFile(tx, upload.districtId, upload.key);
}

/** The same file is looked at once: when it is checked and when it is stored. */
function inspectOnce(file: File, allowed: UploadKind): Promise<UploadOutcome> {
  const known = inspected.get(file);
  if (known) return known;
  const outcome = file.arrayBuffer().then((bytes) => inspectUpload(new Uint8Array(bytes), allowed));
  inspected.set(file, outcome);
  return outcome;
}

/**
 * A name in one line that ends as the stored file does: a PNG has become a JPEG. One that may lead to a person, by
 * something that reads as a CPR number or a phone, is not kept.
 */
function fileName(name: string, extension: string): string {
  const line = name.replaceAll(/[\p{C}\s]+/gu, " ").trim();
  if (readsAsCpr(line) || personPhones(line).length > 0) return `bilag.${extension}`;
  const stem = line.replace(/\.(?:pdf|jpe?g|png|webp)$/i, "").slice(0, 180).trim() || "bilag";
  return `${stem.toWellFormed()}.${extension}`;
}
