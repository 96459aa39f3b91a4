import { listCounted, readCounted, writeCounted } from "../answers/counted.ts";
import { columnsOf, letIn } from "../answers/in-fives.ts";
import type { KeyedAnswers } from "../answers/in-fives.ts";
import { answersIn, pack, unpack } from "../answers/packed-answers.ts";
import { summarise } from "./summary.ts";
import type { Summary } from "./summary.ts";

export interface ToCount {
  readonly answers: KeyedAnswers;
  /** Whether nobody can answer any more. */
  readonly isLast: boolean;
  /** What was counted last, see counted.ts; null before the first time. */
  readonly counted: string | null;
}

/** A result for everyone to see. */
export interface Counted {
  readonly summary: Summary;
  readonly participants: number;
  readonly answers: number;
  /** What it is made of, for the next to be compared with; null for the last one. */
  readonly counted: string | null;
}

/**
 * Counts answers for everyone to see: while people can answer, only what `letIn` lets in; at last everybody.
 * @returns undefined when it would be what was counted before
 */
export function count({ answers, isLast, counted }: ToCount): Counted | undefined {
  if (isLast) return { summary: summarise(unpack(answers)), participants: answers.keys.length, answers: answersIn(answers), counted: null };
  const next = letIn(readCounted(counted), columnsOf(answers));
  const written = writeCounted(next, answers.statementIds);
  if (written === counted) return undefined;
  const { list, participants } = listCounted(next, answers);
  return { summary: summarise(unpack(pack(list))), participants, answers: list.values.length, counted: written };
}
