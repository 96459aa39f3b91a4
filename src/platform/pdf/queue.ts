import type { Worker } from "node:worker_threads";
import { waitingLine } from "../waiting-line.ts";
import type { PdfAnswer, Printed } from "./protocol.ts";

export interface PdfQueueSettings {
  /** Starts a thread that answers a `PdfRequest` with a `PdfAnswer`. */
  readonly start: () => Worker;
  /** How long one document may take, from when its thread gets it. */
  readonly patienceMs: number;
  /** How many may wait behind the one that is being laid out. */
  readonly mostWaiting: number;
}

interface LaidOut {
  readonly id: number;
  readonly timer: NodeJS.Timeout;
  resolve(bytes: Uint8Array): void;
  reject(error: Error): void;
}

/**
 * Lays out one document after the other in a thread. When one fails, or takes too long and its thread is ended, only that
 * one is told: the next gets a new thread.
 * @returns a function that gives the bytes of a document; it rejects with `LineIsFull` when too many wait
 */
export function pdfQueue({ start, patienceMs, mostWaiting }: PdfQueueSettings): (document: Printed) => Promise<Uint8Array> {
  const inTurn = waitingLine({ atOnce: 1, mostWaiting });
  let worker: Worker | undefined;
  let current: LaidOut | undefined;
  let lastId = 0;

  const layOut = (document: Printed) =>
    new Promise<Uint8Array>((resolve, reject) => {
      worker ??= startThread();
      lastId += 1;
      const timer = setTimeout(() => giveUp(new Error(`PDF was not ready after ${patienceMs / 1000} s`)), patienceMs);
      current = { id: lastId, timer, resolve, reject };
      // The program may end while the thread idles, not while someone waits for it.
      worker.ref();
      worker.postMessage({ id: lastId, document });
    });

  const startThread = (): Worker => {
    const started = start();
    const failed = (error: Error) => worker === started && giveUp(error);
    started.on("message", (answer: PdfAnswer) => worker === started && settle(answer));
    started.on("error", (error) => failed(new Error(`PDF thread failed: ${error.message}`)));
    started.on("exit", (code) => failed(new Error(`PDF thread ended with code ${code}`)));
    return started;
  };

  const settle = (answer: PdfAnswer): void => {
    if (current?.id !== answer.id) return;
    const { resolve, reject, timer } = current;
    clearTimeout(timer);
    current = undefined;
    worker?.unref();
    if ("bytes" in answer) resolve(answer.bytes);
    else reject(new Error(answer.problem));
  };

  const giveUp = (reason: Error): void => {
    void worker?.terminate();
    worker = undefined;
    clearTimeout(current?.timer);
    current?.reject(reason);
    current = undefined;
  };

  return (document) => inTurn(() => layOut(document));
}
