import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { projectRoot } from "../project-root.ts";
import type { PdfDocument } from "./document.ts";
import type { PdfAnswer, PdfRequest } from "./protocol.ts";

/** A letter takes some 15 ms; whatever takes this long will not end. */
const patienceMs = 30_000;

interface Waiting {
  resolve(bytes: Uint8Array): void;
  reject(error: Error): void;
  timer: NodeJS.Timeout;
}

interface TypstThread {
  worker: Worker;
  waiting: Map<number, Waiting>;
}

let thread: TypstThread | undefined;
let lastId = 0;

/**
 * Lays the document out as a tagged PDF (PDF/UA-1) in a thread of its own; the same document always gives the
 * same bytes. Rejects with an Error starting with "PDF" when Typst is not installed or cannot lay it out.
 */
export const renderPdf = (document: PdfDocument): Promise<Uint8Array> => {
  thread ??= startThread();
  return ask(thread, { id: ++lastId, document });
};

const ask = ({ worker, waiting }: TypstThread, request: PdfRequest): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      giveUp(worker, new Error(`PDF was not ready after ${patienceMs / 1000} s`));
    }, patienceMs);
    waiting.set(request.id, { resolve, reject, timer });
    // The program may end while the thread idles, not while someone waits for it.
    worker.ref();
    worker.postMessage(request);
  });

const startThread = (): TypstThread => {
  // From its source, which Node reads as it is: so the same file serves the bundle and the tests.
  const worker = new Worker(join(projectRoot, "src/platform/pdf/worker.ts"), { execArgv: [] });
  worker.unref();
  worker.on("message", (answer: PdfAnswer) => settle(worker, answer));
  worker.on("error", (error) => giveUp(worker, new Error(`PDF thread failed: ${error.message}`)));
  worker.on("exit", (code) => giveUp(worker, new Error(`PDF thread ended with code ${code}`)));
  return { worker, waiting: new Map() };
};

const settle = (worker: Worker, answer: PdfAnswer): void => {
  const waiting = thread?.worker === worker ? thread.waiting : undefined;
  const asker = waiting?.get(answer.id);
  if (waiting === undefined || asker === undefined) return;
  clearTimeout(asker.timer);
  waiting.delete(answer.id);
  if (waiting.size === 0) worker.unref();
  if ("bytes" in answer) asker.resolve(answer.bytes);
  else asker.reject(new Error(answer.problem));
};

/** Tells everyone who waits for this thread; the next document gets a new one. */
const giveUp = (worker: Worker, reason: Error): void => {
  if (thread?.worker !== worker) return;
  const abandoned = thread;
  thread = undefined;
  for (const asker of abandoned.waiting.values()) {
    clearTimeout(asker.timer);
    asker.reject(reason);
  }
  void worker.terminate();
};
