import type { Badges } from "./badges.ts";
import type { Booklet } from "./booklet.ts";
import type { PdfDocument } from "./document.ts";
import type { Flyer } from "./flyer.ts";
import type { PersonalLetters } from "./personal-letters.ts";
import type { TickSheets } from "./tick-sheets.ts";
import type { WallPaper } from "./wall-paper.ts";

/** What the program and the thread that lays out PDFs say to each other. */

/**
 * What can be laid out: a paper or a booklet to be read, a letter to many, sheets to be filled in, something for a pocket or a wall, or
 * badges.
 */
export type Printed = PdfDocument | TickSheets | WallPaper | Flyer | Booklet | Badges | PersonalLetters;

export interface PdfRequest {
  id: number;
  document: Printed;
}

export type PdfAnswer = { id: number; bytes: Uint8Array } | { id: number; problem: string };
