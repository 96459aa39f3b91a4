import { runInThread } from "../in-thread.ts";
import type { PdfOutcome } from "./pdf-check.ts";

/** The largest PDF of an honest program takes less than a second. */
const patienceMs = 10_000;

/** Looks at a PDF as `checkPdf` does, in a thread of its own. What does not end there, or ends the thread, is too complex. */
export async function checkPdfInThread(bytes: Uint8Array): Promise<PdfOutcome> {
  try {
    return await runInThread<PdfOutcome>("src/platform/files/pdf-worker.ts", bytes, patienceMs);
  } catch {
    return { kind: "refused", code: "too_complex" };
  }
}
