/** The thread in which an export is read, so that a large one never holds up a page. Started by import-thread.ts. */
import { parentPort, workerData } from "node:worker_threads";
import { readImport } from "./rules/files/import-file.ts";
import type { ImportToRead } from "./import-thread.ts";

const { files, knownPhones } = workerData as ImportToRead;
parentPort?.postMessage(readImport(files, knownPhones));
