import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { projectRoot } from "../project-root.ts";
import { pdfQueue } from "./queue.ts";

/**
 * Lays the document out as a tagged PDF (PDF/UA-1) in a thread of its own; the same document always gives the
 * same bytes. Rejects with an Error starting with "PDF" when Typst is not installed or cannot lay it out, and with
 * `LineIsFull` when too many documents wait.
 */
export const renderPdf = pdfQueue({
  start: () => {
    // From its source, which Node reads as it is: so the same file serves the bundle and the tests.
    const worker = new Worker(join(projectRoot, "src/platform/pdf/worker.ts"), { execArgv: [] });
    worker.unref();
    return worker;
  },
  // A letter takes some 15 ms; whatever takes this long will not end.
  patienceMs: 30_000,
  mostWaiting: 50,
});
