import { inspectUpload } from "../../platform/files/inspect-upload.ts";
import type { UploadOutcome } from "../../platform/files/inspect-upload.ts";

const inspected = new WeakMap<File, Promise<UploadOutcome>>();

/** What a photo is and what may be stored of it. The same file is looked at once: when it is checked and when it is saved. */
export function inspectPhoto(file: File): Promise<UploadOutcome> {
  const known = inspected.get(file);
  if (known) return known;
  const outcome = file.arrayBuffer().then((bytes) => inspectUpload(new Uint8Array(bytes), "photo"));
  inspected.set(file, outcome);
  return outcome;
}
