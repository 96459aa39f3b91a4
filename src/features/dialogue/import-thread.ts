import { largestUpload } from "../../platform/files/inspect-upload.ts";
import { runInThread } from "../../platform/in-thread.ts";
import type { FormError } from "../../platform/web/form.ts";
import { codeOf, fieldOf } from "./rules/files/import-file.ts";
import type { ImportField, ImportFiles, ImportOutcome, Imported } from "./rules/files/import-file.ts";

/** What a thread that reads an export is told. */
export interface ImportToRead {
  readonly files: ImportFiles;
  readonly knownPhones: readonly string[];
}

/** The files of a form. */
export interface SentFiles {
  readonly comments: File;
  readonly votes?: File | undefined;
  readonly participants?: File | undefined;
  readonly strata?: File | undefined;
}

/** Files of the largest size take some seconds. */
const patienceMs = 60_000;

const readings = new WeakMap<File, Promise<ImportOutcome>>();

/** What is wrong with the files of an export, row by row, beside the field each was sent in. */
export async function importErrors(sent: SentFiles, knownPhones: readonly string[]): Promise<FormError[]> {
  const wrongSize = filesIn(sent).flatMap(([field, { size }]): FormError[] =>
    size > largestUpload ? [{ field, code: "too_large" }] : size === 0 ? [{ field, code: "empty" }] : [],
  );
  if (wrongSize.length > 0) return wrongSize;
  const outcome = await readOnce(sent, knownPhones);
  if (outcome.kind === "ok") return [];
  return outcome.problems.map((problem) => ({ field: fieldOf(problem.file), code: codeOf(problem) }));
}

/** What files hold in which `importErrors` found nothing wrong; read in a thread of its own, once. */
export async function importedFrom(sent: SentFiles, knownPhones: readonly string[]): Promise<Imported> {
  const outcome = await readOnce(sent, knownPhones);
  if (outcome.kind === "refused") throw new Error("a refused export was to be stored");
  return outcome.imported;
}

function readOnce(sent: SentFiles, knownPhones: readonly string[]): Promise<ImportOutcome> {
  const known = readings.get(sent.comments);
  if (known) return known;
  const reading = read(sent, knownPhones);
  readings.set(sent.comments, reading);
  return reading;
}

async function read(sent: SentFiles, knownPhones: readonly string[]): Promise<ImportOutcome> {
  const bytes = await Promise.all(filesIn(sent).map(async ([field, file]) => [field, new Uint8Array(await file.arrayBuffer())] as const));
  const input: ImportToRead = { files: Object.fromEntries(bytes) as unknown as ImportFiles, knownPhones };
  return runInThread<ImportOutcome>("src/features/dialogue/import-worker.ts", input, patienceMs);
}

const filesIn = ({ comments, votes, participants, strata }: SentFiles): [ImportField, File][] =>
  Object.entries({ comments, votes, participants, strata }).filter((entry): entry is [ImportField, File] => entry[1] !== undefined);
