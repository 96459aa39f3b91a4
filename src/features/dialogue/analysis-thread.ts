import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { projectRoot } from "../../platform/project-root.ts";
import type { AnalysisInput, Summary } from "./summary.ts";

/** Thousands of people take seconds; whatever takes this long will not end. */
const patienceMs = 120_000;

/**
 * Analyses answers in a thread of its own, which ends with it.
 * @throws Error when the thread fails or takes more than two minutes
 */
export function summariseInThread(input: AnalysisInput): Promise<Summary> {
  // From its source, which Node reads as it is: so the same file serves the bundle and the tests.
  const file = join(projectRoot, "src/features/dialogue/analysis-worker.ts");
  const worker = new Worker(file, { workerData: input, execArgv: [] });
  return new Promise<Summary>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("the analysis took too long")), patienceMs);
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", (code) => {
      clearTimeout(timer);
      reject(new Error(`the thread of the analysis ended with code ${code}`));
    });
  }).finally(() => worker.terminate());
}
