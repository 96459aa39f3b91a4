import { runInThread } from "../../platform/in-thread.ts";
import type { Counted, ToCount } from "./rules/result/count.ts";

/** Thousands of people take seconds; whatever takes this long will not end. */
const patienceMs = 120_000;

/**
 * Counts and analyses answers in a thread of its own, see count.ts.
 * @throws Error when the thread fails or takes more than two minutes
 */
export function countInThread(toCount: ToCount): Promise<Counted | undefined> {
  return runInThread("src/features/dialogue/analysis-worker.ts", toCount, patienceMs);
}
