import { runInThread } from "../platform/in-thread.ts";
import type { Allocation, Options } from "./allocation.ts";
import { ImpossibleProblem } from "./problem.ts";
import type { Fault, Problem } from "./problem.ts";

/** What the thread is asked, and what it answers. */
export interface Asked {
  readonly problem: Problem;
  readonly options: Options;
}
export type Answered = { readonly allocation: Allocation } | { readonly faults: readonly Fault[] };

/** The search for the best ends by itself, and nothing else in it takes long; whatever takes this much longer hangs. */
const grace = 120_000;

/**
 * Allocates in a thread of its own, so that no page waits for it.
 * @throws ImpossibleProblem when the problem contradicts itself
 * @throws Error when the thread fails or hangs
 */
export async function allocateInThread(problem: Problem, options: Options = {}): Promise<Allocation> {
  const asked: Asked = { problem, options };
  const answer = await runInThread<Answered>("src/allocation/worker.ts", asked, (options.patienceMs ?? 0) + grace);
  if ("faults" in answer) throw new ImpossibleProblem(answer.faults);
  return answer.allocation;
}
