import type { PdfDocument } from "./document.ts";
import type { TickSheets } from "./tick-sheets.ts";

/** What the program and the thread that lays out PDFs say to each other. */

/** What can be laid out: a paper to be read, or sheets to be filled in. */
export type Printed = PdfDocument | TickSheets;

export interface PdfRequest {
  id: number;
  document: Printed;
}

export type PdfAnswer = { id: number; bytes: Uint8Array } | { id: number; problem: string };
