import { runInThread } from "../../platform/in-thread.ts";
import type { PackedAnswers } from "./rules/answers/packed-answers.ts";
import type { Summary } from "./rules/result/summary.ts";

/** Thousands of people take seconds; whatever takes this long will not end. */
const patienceMs = 120_000;

/**
 * Analyses answers in a thread of its own.
 * @throws Error when the thread fails or takes more than two minutes
 */
export function summariseInThread(answers: PackedAnswers): Promise<Summary> {
  return runInThread("src/features/dialogue/analysis-worker.ts", answers, patienceMs);
}
