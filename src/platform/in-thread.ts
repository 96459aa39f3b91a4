import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { projectRoot } from "./project-root.ts";

/**
 * Runs one of our own files in a thread of its own, so that work of more than some milliseconds holds up no page. The
 * thread gets `input` as its `workerData`, answers with one message, and ends.
 * @param file from the project's folder; Node reads it as it is, so that the same file serves the bundle and the tests
 * @param patienceMs how long it may take
 * @throws Error when the thread fails or takes longer
 */
export function runInThread<Output>(file: string, input: unknown, patienceMs: number): Promise<Output> {
  const worker = new Worker(join(projectRoot, file), { workerData: input, execArgv: [] });
  return new Promise<Output>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${file} took more than ${patienceMs / 1000} s`)), patienceMs);
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", (code) => {
      clearTimeout(timer);
      reject(new Error(`the thread of ${file} ended with code ${code}`));
    });
  }).finally(() => worker.terminate());
}
