/** The thread in which an allocation is made. Started by thread.ts. */
import { parentPort, workerData } from "node:worker_threads";
import { allocate } from "./allocation.ts";
import { ImpossibleProblem } from "./problem.ts";
import type { Answered, Asked } from "./thread.ts";

parentPort?.postMessage(await answerTo(workerData as Asked));

async function answerTo({ problem, options }: Asked): Promise<Answered> {
  try {
    return { allocation: await allocate(problem, options) };
  } catch (error) {
    // An error crosses threads without its class, so the faults go alone.
    if (error instanceof ImpossibleProblem) return { faults: error.faults };
    throw error;
  }
}
