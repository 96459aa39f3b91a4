/** The thread in which is found what of a result may be told, so that many statements hold up no page. Started by counts-thread.ts. */
import { parentPort, workerData } from "node:worker_threads";
import type { CountsSource } from "./counts-thread.ts";
import { openCounts } from "./rules/result/open-counts.ts";

const { summary, participants } = workerData as CountsSource;
parentPort?.postMessage(openCounts(summary, participants));
