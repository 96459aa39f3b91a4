import { parse } from "csv-parse/sync";
import { buildAnswers } from "./answers.ts";
import type { Conversation } from "./analysis.ts";

/** The files of a Polis export, as text; votes one by one, or as a table of participants, or both. */
export interface PolisFiles {
  readonly comments: string;
  readonly votes?: string | undefined;
  readonly participantsVotes?: string | undefined;
}

/** A conversation with the names its file gave to people and statements: whole numbers, ascending. */
export interface PolisConversation extends Conversation {
  readonly participantIds: readonly number[];
  readonly statementIds: readonly number[];
  /** The texts, by statement; "" where the file has none. */
  readonly texts: readonly string[];
}

/** What is wrong with an export, in one line. */
export class UnreadableExport extends Error {}

interface Vote {
  readonly person: number;
  readonly statement: number;
  readonly value: number;
}

/**
 * Reads a Polis export: agree is 1, disagree -1, pass 0, rejected is `moderated` -1. Votes count in the order of their
 * time, those of one time in the order of their rows; where both files of votes are there, `votes.csv` is believed.
 * @throws UnreadableExport
 */
export function readPolisExport(files: PolisFiles): PolisConversation {
  const comments = readComments(files.comments);
  const table = files.participantsVotes === undefined ? undefined : readTable(files.participantsVotes);
  const votes = files.votes === undefined ? (table?.votes ?? []) : readVotes(files.votes);
  if (files.votes === undefined && !table) throw new UnreadableExport("there is neither votes.csv nor participants-votes.csv");
  const participantIds = ascending([...votes.map((vote) => vote.person), ...(table?.people ?? [])]);
  const statementIds = ascending([...comments.keys(), ...votes.map((vote) => vote.statement), ...(table?.statements ?? [])]);
  const personAt = new Map(participantIds.map((id, at) => [id, at]));
  const statementAt = new Map(statementIds.map((id, at) => [id, at]));
  const answers = buildAnswers(
    Int32Array.from(votes, (vote) => personAt.get(vote.person) ?? 0),
    Int32Array.from(votes, (vote) => statementAt.get(vote.statement) ?? 0),
    Int8Array.from(votes, (vote) => vote.value),
    { participants: participantIds.length, statements: statementIds.length },
  );
  return {
    answers,
    isRejected: statementIds.map((id) => comments.get(id)?.isRejected ?? false),
    participantIds,
    statementIds,
    texts: statementIds.map((id) => comments.get(id)?.text ?? ""),
  };
}

function readComments(text: string): Map<number, { isRejected: boolean; text: string }> {
  return new Map(
    records("comments.csv", text, ["comment-id", "moderated", "comment-body"]).map((row, at) => {
      const moderated = whole(row["moderated"], "comments.csv", at);
      return [whole(row["comment-id"], "comments.csv", at), { isRejected: moderated === -1, text: row["comment-body"] ?? "" }];
    }),
  );
}

function readVotes(text: string): Vote[] {
  const rows = records("votes.csv", text, ["timestamp", "comment-id", "voter-id", "vote"]);
  return rows
    .map((row, at) => ({
      time: whole(row["timestamp"], "votes.csv", at),
      person: whole(row["voter-id"], "votes.csv", at),
      statement: whole(row["comment-id"], "votes.csv", at),
      value: answer(row["vote"], "votes.csv", at),
    }))
    .sort((a, b) => a.time - b.time);
}

function readTable(text: string): { votes: Vote[]; people: number[]; statements: number[] } {
  const rows = records("participants-votes.csv", text, ["participant"]);
  const statements = Object.keys(rows[0] ?? {}).filter((name) => /^\d+$/.test(name));
  const votes = rows.flatMap((row, at) =>
    statements
      .filter((name) => row[name] !== "")
      .map((name) => ({
        person: whole(row["participant"], "participants-votes.csv", at),
        statement: Number(name),
        value: answer(row[name], "participants-votes.csv", at),
      })),
  );
  return {
    votes,
    people: rows.map((row, at) => whole(row["participant"], "participants-votes.csv", at)),
    statements: statements.map(Number),
  };
}

type Row = Readonly<Record<string, string>>;

function records(file: string, text: string, columns: readonly string[]): Row[] {
  let rows: Row[];
  try {
    rows = parse(text, { columns: true, bom: true, skip_empty_lines: true, relax_column_count_less: true }) as Row[];
  } catch (error) {
    throw new UnreadableExport(`${file} is not a CSV file: ${error instanceof Error ? error.message : String(error)}`);
  }
  const missing = rows[0] && columns.find((column) => !(column in (rows[0] ?? {})));
  if (missing) throw new UnreadableExport(`${file} has no column "${missing}"`);
  return rows;
}

function whole(text: string | undefined, file: string, at: number): number {
  if (text === undefined || !/^-?\d{1,15}$/.test(text.trim()))
    throw new UnreadableExport(`${file}, row ${at + 2}: "${text ?? ""}" is not a whole number`);
  return Number(text);
}

function answer(text: string | undefined, file: string, at: number): number {
  const value = whole(text, file, at);
  if (value < -1 || value > 1) throw new UnreadableExport(`${file}, row ${at + 2}: an answer is -1, 0 or 1, and this is ${value}`);
  return value;
}

function ascending(ids: readonly number[]): number[] {
  return [...new Set(ids)].sort((a, b) => a - b);
}
