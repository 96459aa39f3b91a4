import type { Block } from "../markdown/blocks.ts";

/** A letter or another paper as data. Every string is shown as it stands, never read as markup. */
export interface PdfDocument {
  lang: "da" | "en";
  /** The heading on the first page and the title in the PDF's metadata. */
  title: string;
  /** Who sends it; `name` is also the PDF's author. */
  letterhead: { name: string; lines: string[] };
  /** Case, document and EAN numbers, top right. */
  numbers: { label: string; value: string }[];
  /** As it shall be read, e.g. "1. maj 2026". */
  date: string;
  recipient?: string[];
  blocks: Block[];
  /** Closing words and name, kept together on one page. */
  signature?: string[];
  attachments?: PdfAttachment[];
  footer: {
    lines: string[];
    /** Where the document and its thread are found; http or https. */
    url: string;
    qr: boolean;
  };
  /** Small and close, for what shall stand on one sheet. */
  isDense?: boolean;
  /** One pale word across every page, e.g. "Eksempel". */
  watermark?: string;
}

export interface PdfAttachment {
  name: string;
  /** Kind, size or number of pages, e.g. "PDF, 2 sider". */
  detail: string;
  /** Hexadecimal digest of the file's bytes. */
  sha256: string;
}
