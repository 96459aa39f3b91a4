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
  /** Where they stand in comments.csv. */
  readonly rows: readonly (number | undefined)[];
  /** How many votes were replaced by a later one. */
  readonly replaced: number;
}

/** One thing that is wrong with a file, for those who say it in other words. */
export interface FileProblem {
  readonly code: "no_votes" | "not_csv" | "no_column" | "not_whole" | "not_answer" | "no_person";
  readonly file: string;
  /** The row of the file, 1 for the first. */
  readonly row?: number;
  /** What stands there, or the column that is missing. */
  readonly value?: string;
}

/** What is wrong with an export, in one line; `problems` has all that were looked for. */
export class UnreadableExport extends Error {
  readonly problems: readonly FileProblem[];
  constructor(message: string, problems: readonly FileProblem[] = []) {
    super(message);
    this.problems = problems;
  }
}

/** More than anybody reads at once. */
const mostProblems = 20;

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
  if (files.votes === undefined && !table)
    throw new UnreadableExport("there is neither votes.csv nor participants-votes.csv", [{ code: "no_votes", file: "votes.csv" }]);
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
    rows: statementIds.map((id) => comments.get(id)?.row),
    replaced: votes.length - answers.codes.length,
  };
}

interface Comment {
  readonly isRejected: boolean;
  readonly text: string;
  readonly row: number;
}

function readComments(text: string): Map<number, Comment> {
  const read = reader("comments.csv");
  const comments = records("comments.csv", text, ["comment-id", "moderated", "comment-body"]).map((row, at) => {
    const moderated = read.whole(row["moderated"], at);
    return [read.whole(row["comment-id"], at), { isRejected: moderated === -1, text: row["comment-body"] ?? "", row: at + 2 }] as const;
  });
  read.end();
  return new Map(comments);
}

function readVotes(text: string): Vote[] {
  const read = reader("votes.csv");
  const votes = records("votes.csv", text, ["timestamp", "comment-id", "voter-id", "vote"]).map((row, at) => ({
    time: read.whole(row["timestamp"], at),
    person: read.whole(row["voter-id"], at),
    statement: read.whole(row["comment-id"], at),
    value: read.answer(row["vote"], at),
  }));
  read.end();
  return votes.sort((a, b) => a.time - b.time);
}

function readTable(text: string): { votes: Vote[]; people: number[]; statements: number[] } {
  const read = reader("participants-votes.csv");
  const rows = records("participants-votes.csv", text, ["participant"]);
  const statements = Object.keys(rows[0] ?? {}).filter((name) => /^\d+$/.test(name));
  const people = rows.map((row, at) => read.whole(row["participant"], at));
  const votes = rows.flatMap((row, at) =>
    statements
      // A row that ends early says nothing of the rest.
      .filter((name) => (row[name] ?? "") !== "")
      .map((name) => ({ person: people[at] ?? 0, statement: Number(name), value: read.answer(row[name], at) })),
  );
  read.end();
  return { votes, people, statements: statements.map(Number) };
}

type Row = Readonly<Record<string, string>>;

function records(file: string, text: string, columns: readonly string[]): Row[] {
  let rows: Row[];
  try {
    rows = parse(text, { columns: true, bom: true, skip_empty_lines: true, relax_column_count_less: true }) as Row[];
  } catch (error) {
    const line = (error as { lines?: unknown }).lines;
    throw new UnreadableExport(`${file} is not a CSV file: ${error instanceof Error ? error.message : String(error)}`, [
      { code: "not_csv", file, ...(typeof line === "number" && { row: line }) },
    ]);
  }
  const missing = rows[0] && columns.find((column) => !(column in (rows[0] ?? {})));
  if (missing) throw new UnreadableExport(`${file} has no column "${missing}"`, [{ code: "no_column", file, value: missing }]);
  return rows;
}

/** Reads the cells of a file and gathers what is wrong with them; `end` throws it all at once. */
function reader(file: string) {
  const problems: FileProblem[] = [];
  const add = (code: FileProblem["code"], at: number, value: string) => {
    if (problems.length < mostProblems) problems.push({ code, file, row: at + 2, value });
    return 0;
  };
  const whole = (text: string | undefined, at: number): number =>
    text !== undefined && /^-?\d{1,15}$/.test(text.trim()) ? Number(text) : add("not_whole", at, text ?? "");
  return {
    whole,
    answer: (text: string | undefined, at: number): number => {
      const value = whole(text, at);
      return value < -1 || value > 1 ? add("not_answer", at, String(value)) : value;
    },
    end: () => {
      const [first] = problems;
      if (!first) return;
      const what = first.code === "not_answer" ? `an answer is -1, 0 or 1, and this is ${first.value}` : `"${first.value}" is not a whole number`;
      throw new UnreadableExport(`${file}, row ${first.row}: ${what}`, problems);
    },
  };
}

function ascending(ids: readonly number[]): number[] {
  return [...new Set(ids)].sort((a, b) => a - b);
}
