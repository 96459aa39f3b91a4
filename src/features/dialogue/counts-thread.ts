import { runInThread } from "../../platform/in-thread.ts";
import type { OpenCounts } from "./rules/result/open-counts.ts";
import type { Summary } from "./rules/result/summary.ts";

/** A result, and how many have answered. */
export interface CountsSource {
  readonly summary: Summary;
  readonly participants: number;
}

const patienceMs = 60_000;

/** Finds what may be told of the counts, in a thread of its own: with two thousand statements that takes seconds. */
export function openCountsInThread(source: CountsSource): Promise<OpenCounts> {
  return runInThread("src/features/dialogue/counts-worker.ts", source, patienceMs);
}
