import type { QuestionStatus } from "../question.ts";
import { fewestShown } from "../result/small-numbers.ts";

/** Of fewer people the answers, row by row, are not for everyone: one might know somebody by what they answered. */
export const fewestForAnswers = 20;

/** Of each statement pages and files tell how many of a perspective agree, disagree and don't know. */
const figuresOfStatement = 3;
/** What one figure tells, in bits, however many people there are; who belongs to a perspective is one bit for each person. */
const bitsOfFigure = 8;

/**
 * Why the answers cannot be fetched by everyone: people may still change them, they are too few, they would give away who
 * belongs to which perspective, or they are gone.
 */
export type AnswersState = "open" | "few" | "matched" | "gone" | "ready";

/** Answers that are kept. */
export interface KeptAnswers {
  /** How many people have some. */
  readonly people: number;
  /** How many perspectives have so many people that figures of them are told. */
  readonly perspectives: number;
  /** How many statements are public. */
  readonly statements: number;
}

/**
 * Whether everyone may fetch the answers. Only once nobody can change or take back theirs any more, so that what was taken
 * back was never told, and two files never differ by somebody who has just answered.
 * @param kept what the file would hold
 * @param counted how many people there were when the result was made
 */
export function answersState(question: { readonly status: QuestionStatus }, kept: KeptAnswers, counted: number): AnswersState {
  if (question.status !== "closed") return "open";
  if (kept.people === 0 && counted > 0) return "gone";
  if (kept.people < fewestForAnswers) return "few";
  return canBeMatched(kept) ? "matched" : "ready";
}

/**
 * Whether the perspective of each row could be worked out: every figure that is told of a perspective is a sum over the rows
 * that belong to it. With as many figures as people that is school algebra; it stops when the figures tell less than there
 * is to know.
 */
export function canBeMatched({ people, perspectives, statements }: KeptAnswers): boolean {
  return people < bitsOfFigure * figuresOfStatement * statements * perspectives;
}

/** How many perspectives have figures of their own, of so many people each. */
export function perspectivesTold(people: ReadonlyMap<string | null, number>): number {
  return [...people].filter(([name, n]) => name !== null && name !== "unsaid" && n >= fewestShown).length;
}
