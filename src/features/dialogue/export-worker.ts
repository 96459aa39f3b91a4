/** The thread in which archives of answers are made, so that a large one never holds up a page. Started by export-thread.ts. */
import { randomInt } from "node:crypto";
import { parentPort, workerData } from "node:worker_threads";
import { zipOf } from "../../platform/files/zip.ts";
import type { Archive } from "./export-thread.ts";
import { unpack } from "./rules/answers/packed-answers.ts";
import { polisFiles, shuffled, strataFile } from "./rules/files/polis-files.ts";

const { answers, statements, kind, texts } = workerData as Archive;
const list = kind === "open" ? shuffled(unpack(answers), (end) => randomInt(end)) : unpack(answers);
const files = { ...texts, ...polisFiles(list, statements), ...(kind === "full" && { "strata.csv": strataFile(list) }) };
const entries = Object.entries(files).map(([name, text]) => ({ name, content: Buffer.from(text, "utf8") }));
parentPort?.postMessage(await zipOf(entries));
