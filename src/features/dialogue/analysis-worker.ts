/** The thread in which answers are analysed, so that it never holds up a page. Started by analysis-thread.ts. */
import { parentPort, workerData } from "node:worker_threads";
import { unpack } from "./packed-answers.ts";
import type { PackedAnswers } from "./packed-answers.ts";
import { summarise } from "./summary.ts";

parentPort?.postMessage(summarise(unpack(workerData as PackedAnswers)));
