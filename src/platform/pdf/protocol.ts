import type { PdfDocument } from "./document.ts";

/** What the program and the thread that lays out PDFs say to each other. */

export interface PdfRequest {
  id: number;
  document: PdfDocument;
}

export type PdfAnswer = { id: number; bytes: Uint8Array } | { id: number; problem: string };
