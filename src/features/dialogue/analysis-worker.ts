/** The thread in which answers are analysed, so that it never holds up a page. Started by analysis-thread.ts. */
import { parentPort, workerData } from "node:worker_threads";
import { summarise } from "./summary.ts";
import type { AnalysisInput } from "./summary.ts";

parentPort?.postMessage(summarise(workerData as AnalysisInput));
