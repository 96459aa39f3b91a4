/** From being written to being answered to standing as it came out. */
export type QuestionStatus = "draft" | "open" | "closed";

export type AnswerWord = "agree" | "disagree" | "pass";

export const answerWords = ["agree", "disagree", "pass"] as const satisfies readonly AnswerWord[];

const values = { disagree: -1, pass: 0, agree: 1 } as const;

/** An answer as it is counted. */
export function valueOf(word: AnswerWord): -1 | 0 | 1 {
  return values[word];
}

/** An answer as it is said. */
export function wordOf(value: number): AnswerWord {
  return value > 0 ? "agree" : value < 0 ? "disagree" : "pass";
}

export const longestStatement = 140;
export const fewestStatements = 3;
export const mostStatements = 60;

/** Statements as they are typed: one on each line; empty lines and repetitions do not count. */
export function statementsIn(text: string): string[] {
  const lines = text.split("\n").map((line) => line.replace(/\s+/g, " ").trim());
  return [...new Set(lines.filter((line) => line !== ""))];
}

/** Whether a question can be answered on a day. Both are calendar days, so they compare as text. */
export function canBeAnswered({ status, closesOn }: { status: QuestionStatus; closesOn: string }, today: string): boolean {
  return status === "open" && today <= closesOn;
}

/** How a question stands for whoever reads it: after its last day it has ended, also before the night has closed it. */
export function statusOn(question: { status: QuestionStatus; closesOn: string }, today: string): QuestionStatus {
  return question.status === "open" && !canBeAnswered(question, today) ? "closed" : question.status;
}
