/** The thread in which answers are analysed, so that it never holds up a page. Started by analysis-thread.ts. */
import { setPriority } from "node:os";
import { parentPort, workerData } from "node:worker_threads";
import { count } from "./rules/result/count.ts";
import type { ToCount } from "./rules/result/count.ts";

// Whoever answers meanwhile goes first. Linux gives each thread a priority of its own; elsewhere it is the whole program's.
if (process.platform === "linux") setPriority(10);
parentPort?.postMessage(count(workerData as ToCount));
