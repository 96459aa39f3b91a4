import { districtPath } from "../../platform/web/path.ts";

export const paths = {
  dialogue: districtPath("/dialogue"),
  add: districtPath("/dialogue/new"),
  question: districtPath("/dialogue/:id"),
  result: districtPath("/dialogue/:id/result"),
  resultPdf: districtPath("/dialogue/:id/result.pdf"),
  resultStatements: districtPath("/dialogue/:id/result/statements"),
  how: districtPath("/dialogue/:id/how"),
  answer: districtPath("/dialogue/:id/answer"),
  perspective: districtPath("/dialogue/:id/perspective"),
  mine: districtPath("/dialogue/:id/mine"),
  shared: districtPath("/dialogue/:id/shared"),
  leave: districtPath("/dialogue/:id/leave"),

  write: districtPath("/dialogue/:id/write"),
  own: districtPath("/dialogue/:id/mine/:statement"),
  /** Where its codes were typed before all had one page; paper still says so. */
  typedBefore: districtPath("/dialogue/receipt"),
  receipt: districtPath("/dialogue/receipt/:code"),
  /** What everyone can fetch. */
  data: districtPath("/dialogue/:id/data"),
  counts: districtPath("/dialogue/:id/data/counts.csv"),
  answersFile: districtPath("/dialogue/:id/data/answers.zip"),

  statement: districtPath("/dialogue/statements/:statement"),
  moderation: districtPath("/dialogue/:id/moderation"),

  /** For those who read what people write. */
  toRead: districtPath("/dialogue/read"),
  read: districtPath("/dialogue/read/:statement"),

  /** For a shared tablet. */
  kiosk: districtPath("/kiosk"),
  kioskBegin: districtPath("/kiosk/begin"),
  kioskAnswer: districtPath("/kiosk/answer"),
  kioskPerspective: districtPath("/kiosk/perspective"),
  kioskDone: districtPath("/kiosk/done"),

  /** For those who help people without a phone. */
  hands: districtPath("/dialogue/:id/hands"),
  openKiosk: districtPath("/dialogue/:id/hands/kiosks"),
  endKiosk: districtPath("/dialogue/:id/hands/kiosk/:kiosk/end"),
  numberSheets: districtPath("/dialogue/:id/hands/runs"),
  sheets: districtPath("/dialogue/:id/hands/runs/:run"),
  numberCall: districtPath("/dialogue/:id/hands/calls"),
  enter: districtPath("/dialogue/:id/hands/sheets"),
  enterSheet: districtPath("/dialogue/:id/hands/sheets/:number"),

  /** For coordinators. */
  change: districtPath("/dialogue/:id/change"),
  open: districtPath("/dialogue/:id/open"),
  discard: districtPath("/dialogue/:id/discard"),
  extend: districtPath("/dialogue/:id/extend"),
  close: districtPath("/dialogue/:id/close"),
  addImport: districtPath("/dialogue/import"),
  import: districtPath("/dialogue/import/:import"),
  storeImport: districtPath("/dialogue/import/:import/store"),
  discardImport: districtPath("/dialogue/import/:import/discard"),
  makeExport: districtPath("/dialogue/:id/data/export"),
  fullExport: districtPath("/dialogue/:id/data/export/:pass"),
} as const;
