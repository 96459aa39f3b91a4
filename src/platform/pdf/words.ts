import type { PdfDocument } from "./document.ts";

interface PdfWords {
  page: string;
  of: string;
  attachments: string;
  qrCode: string;
}

/** The words that the paper itself adds, in both languages. */
export const pdfWords: Record<PdfDocument["lang"], PdfWords> = {
  da: { page: "Side", of: "af", attachments: "Bilag", qrCode: "QR-kode til" },
  en: { page: "Page", of: "of", attachments: "Attachments", qrCode: "QR code for" },
};
