import { UnreadableExport, readPolisExport } from "../../../../opinions/polis-export.ts";
import type { FileProblem, PolisConversation } from "../../../../opinions/polis-export.ts";
import { readStrata } from "../../../../opinions/strata-file.ts";
import { withoutMark } from "../../../../platform/csv.ts";
import { readsAsCpr } from "../../../../platform/privacy/cpr.ts";
import { personPhones } from "../../../../platform/privacy/phone.ts";
import { pack } from "../answers/packed-answers.ts";
import { perspectiveAnswers } from "../perspective.ts";
import type { PerspectiveAnswer } from "../perspective.ts";

/** Read, then wanted, then on its way, then there; or given up. */
export type ImportStatus = "read" | "waiting" | "storing" | "done" | "failed";

/** The files of an export, as they were sent. */
export interface ImportFiles {
  readonly comments: Uint8Array;
  readonly votes?: Uint8Array;
  readonly participants?: Uint8Array;
  readonly strata?: Uint8Array;
}

export type ImportField = keyof ImportFiles;

export interface ImportedStatement {
  readonly text: string;
  readonly isRejected: boolean;
  readonly agree: number;
  readonly disagree: number;
  readonly pass: number;
}

/** What an export holds, ready to be stored; people in the order of their numbers. */
export interface Imported {
  readonly statements: readonly ImportedStatement[];
  readonly perspectives: readonly (PerspectiveAnswer | null)[];
  readonly given: Uint32Array;
  readonly codes: Uint8Array;
  /** Answers that a later one of the same person has replaced. */
  readonly replaced: number;
  /** People without an answer, who are left out. */
  readonly emptyPeople: number;
}

/** What is wrong with a file besides what makes an export unreadable. */
export interface ImportProblem extends Omit<FileProblem, "code"> {
  readonly code: FileProblem["code"] | "not_text" | "no_text" | "long_text" | "personal" | "no_perspective" | "few_statements" | "many_statements";
}

export type ImportOutcome = { readonly kind: "ok"; readonly imported: Imported } | { readonly kind: "refused"; readonly problems: readonly ImportProblem[] };

export const longestImported = 1000;
/** More than anybody can answer; their numbers must fit in two bytes. */
export const mostImported = 2000;
const fewestImported = 3;
const mostProblems = 20;

const fileNames: Readonly<Record<ImportField, string>> = {
  comments: "comments.csv",
  votes: "votes.csv",
  participants: "participants-votes.csv",
  strata: "strata.csv",
};

/** The field of a form that a file of this name was sent in. */
export function fieldOf(file: string): ImportField {
  return (Object.keys(fileNames) as ImportField[]).find((field) => fileNames[field] === file) ?? "comments";
}

/**
 * Reads an export. Nothing that may lead to a person comes in: a statement with a phone number, a mail address or what reads
 * as a CPR number is a problem, also where it was returned.
 * @param knownPhones numbers that belong to no person, digits only
 */
export function readImport(files: ImportFiles, knownPhones: readonly string[]): ImportOutcome {
  const decoded = decode(files);
  if ("problems" in decoded) return { kind: "refused", problems: decoded.problems };
  const { comments, votes, participants, strata } = decoded.texts;
  try {
    const conversation = readPolisExport({ comments: comments ?? "", votes, participantsVotes: participants });
    const texts = conversation.texts.map((text) => withoutMark(text).replace(/\s+/gu, " ").trim());
    const perspectives = perspectivesIn(strata, conversation);
    const problems = [...textProblems(conversation, texts, knownPhones), ...perspectives.problems];
    if (problems.length > 0) return { kind: "refused", problems: problems.slice(0, mostProblems) };
    return { kind: "ok", imported: importedOf(conversation, texts, perspectives.said) };
  } catch (error) {
    if (!(error instanceof UnreadableExport)) throw error;
    return { kind: "refused", problems: error.problems };
  }
}

function decode(files: ImportFiles): { texts: Partial<Record<ImportField, string>> } | { problems: ImportProblem[] } {
  const texts: Partial<Record<ImportField, string>> = {};
  const problems: ImportProblem[] = [];
  for (const [field, bytes] of Object.entries(files) as [ImportField, Uint8Array | undefined][]) {
    if (!bytes) continue;
    try {
      const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
      if (text.includes("\u0000")) throw new TypeError("NUL");
      texts[field] = text;
    } catch {
      problems.push({ code: "not_text", file: fileNames[field] });
    }
  }
  return problems.length > 0 ? { problems } : { texts };
}

function textProblems(conversation: PolisConversation, texts: readonly string[], knownPhones: readonly string[]): ImportProblem[] {
  const { isRejected, rows, statementIds } = conversation;
  const file = fileNames.comments;
  const published = isRejected.filter((no) => !no).length;
  if (published < fewestImported) return [{ code: "few_statements", file }];
  if (texts.length > mostImported) return [{ code: "many_statements", file }];
  return texts.flatMap((text, j): ImportProblem[] => {
    const row = rows[j];
    const at = { file, ...(row !== undefined && { row }), value: String(statementIds[j]) };
    if (text === "" && !isRejected[j]) return [{ code: "no_text", ...at }];
    if (text.length > longestImported) return [{ code: "long_text", ...at }];
    return isPersonal(text, knownPhones) ? [{ code: "personal", ...at }] : [];
  });
}

const isPersonal = (text: string, known: readonly string[]) =>
  readsAsCpr(text) || personPhones(text, known).length > 0 || /[^\s@]+@[^\s@]+\.[^\s@]+/u.test(text);

function perspectivesIn(strata: string | undefined, { participantIds }: PolisConversation) {
  const said: (PerspectiveAnswer | null)[] = participantIds.map(() => null);
  const problems: ImportProblem[] = [];
  for (const { name, members } of strata === undefined ? [] : readStrata(strata, participantIds)) {
    const known = perspectiveAnswers.find((one) => one === name);
    if (!known) problems.push({ code: "no_perspective", file: fileNames.strata, value: name });
    else for (const person of members) said[person] = known;
  }
  return { said, problems };
}

function importedOf(conversation: PolisConversation, texts: readonly string[], said: readonly (PerspectiveAnswer | null)[]): Imported {
  const { answers, isRejected, replaced } = conversation;
  const { rowStart, codes } = answers;
  const counts = texts.map(() => ({ agree: 0, disagree: 0, pass: 0 }));
  const persons = new Int32Array(codes.length);
  const statements = new Int32Array(codes.length);
  const values = new Int8Array(codes.length);
  const perspectives: (PerspectiveAnswer | null)[] = [];
  for (let p = 0; p < answers.participants; p += 1) {
    const [start, end] = [rowStart[p] ?? 0, rowStart[p + 1] ?? 0];
    if (start === end) continue;
    for (let at = start; at < end; at += 1) {
      const code = codes[at] ?? 0;
      const j = Math.floor(code / 3);
      persons[at] = perspectives.length;
      statements[at] = j;
      values[at] = (code % 3) - 1;
      const count = counts[j];
      if (count) count[valueNames[code % 3] ?? "pass"] += 1;
    }
    perspectives.push(said[p] ?? null);
  }
  const { given, codes: packed } = pack({ statementIds: [], mustBeHeard: [], people: perspectives.length, perspectives, persons, statements, values });
  return {
    statements: texts.map((text, j) => ({ text, isRejected: isRejected[j] ?? false, ...(counts[j] ?? { agree: 0, disagree: 0, pass: 0 }) })),
    perspectives,
    given,
    codes: packed,
    replaced,
    emptyPeople: answers.participants - perspectives.length,
  };
}

const valueNames = ["disagree", "pass", "agree"] as const;

/** A problem as the code of an error beside a field, and back. */
export function codeOf({ code, row, value }: ImportProblem): string {
  return ["file", code, row ?? "", value ?? ""].join("|");
}

export function problemOf(code: string): { readonly code: string; readonly row: string; readonly value: string } | undefined {
  const [mark, name = "", row = "", ...value] = code.split("|");
  return mark === "file" ? { code: name, row, value: value.join("|") } : undefined;
}
