/** The thread in which one PDF is looked at, so that no page waits for it. Started by pdf-thread.ts. */
import { parentPort, workerData } from "node:worker_threads";
import { checkPdf } from "./pdf-check.ts";

parentPort?.postMessage(checkPdf(workerData as Uint8Array));
