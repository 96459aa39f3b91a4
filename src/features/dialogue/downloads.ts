import type { QuestionStatus } from "./question.ts";

/** Of fewer people the answers, row by row, are not for everyone: one might know somebody by what they answered. */
export const fewestForAnswers = 20;

/** Why the answers cannot be fetched by everyone: people may still change them, they are too few, or they are gone. */
export type AnswersState = "open" | "few" | "gone" | "ready";

/**
 * Whether everyone may fetch the answers. Only once nobody can change or take back theirs any more, so that what was taken
 * back was never told, and two files never differ by somebody who has just answered.
 * @param people how many have answers that are kept
 * @param counted how many there were when the result was made
 */
export function answersState(question: { readonly status: QuestionStatus }, people: number, counted: number): AnswersState {
  if (question.status !== "closed") return "open";
  if (people === 0 && counted > 0) return "gone";
  return people < fewestForAnswers ? "few" : "ready";
}
