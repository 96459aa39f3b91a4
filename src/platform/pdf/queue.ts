import type { Worker } from "node:worker_threads";
import type { PdfAnswer, PdfRequest, Printed } from "./protocol.ts";

/** So many documents wait already that one more would come too late for whoever asks for it. Trying again soon helps. */
export class PdfBusy extends Error {
  constructor() {
    super("PDF: too many documents wait");
  }
}

export interface PdfQueueSettings {
  /** Starts a thread that answers a `PdfRequest` with a `PdfAnswer`. */
  readonly start: () => Worker;
  /** How long one document may take, from when its thread gets it. */
  readonly patienceMs: number;
  /** How many may wait behind the one that is being laid out. */
  readonly mostWaiting: number;
}

interface Waiting {
  readonly request: PdfRequest;
  resolve(bytes: Uint8Array): void;
  reject(error: Error): void;
}

/**
 * Lays out one document after the other in a thread. When one fails, or takes too long and its thread is ended, only that
 * one is told: the next gets a new thread.
 * @returns a function that gives the bytes of a document; it rejects with `PdfBusy` when too many wait
 */
export function pdfQueue({ start, patienceMs, mostWaiting }: PdfQueueSettings): (document: Printed) => Promise<Uint8Array> {
  const waiting: Waiting[] = [];
  let worker: Worker | undefined;
  let current: (Waiting & { readonly timer: NodeJS.Timeout }) | undefined;
  let lastId = 0;

  const next = (): void => {
    if (current) return;
    const first = waiting.shift();
    if (!first) return worker?.unref();
    worker ??= startThread();
    const timer = setTimeout(() => giveUp(new Error(`PDF was not ready after ${patienceMs / 1000} s`)), patienceMs);
    current = { ...first, timer };
    // The program may end while the thread idles, not while someone waits for it.
    worker.ref();
    worker.postMessage(first.request);
  };

  const startThread = (): Worker => {
    const started = start();
    const failed = (error: Error) => worker === started && giveUp(error);
    started.on("message", (answer: PdfAnswer) => worker === started && settle(answer));
    started.on("error", (error) => failed(new Error(`PDF thread failed: ${error.message}`)));
    started.on("exit", (code) => failed(new Error(`PDF thread ended with code ${code}`)));
    return started;
  };

  const settle = (answer: PdfAnswer): void => {
    if (current?.request.id !== answer.id) return;
    const { resolve, reject, timer } = current;
    clearTimeout(timer);
    current = undefined;
    if ("bytes" in answer) resolve(answer.bytes);
    else reject(new Error(answer.problem));
    next();
  };

  const giveUp = (reason: Error): void => {
    void worker?.terminate();
    worker = undefined;
    clearTimeout(current?.timer);
    current?.reject(reason);
    current = undefined;
    next();
  };

  return (document) =>
    new Promise((resolve, reject) => {
      if (current && waiting.length >= mostWaiting) return reject(new PdfBusy());
      lastId += 1;
      waiting.push({ request: { id: lastId, document }, resolve, reject });
      next();
    });
}
