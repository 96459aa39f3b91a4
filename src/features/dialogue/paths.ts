import { districtPath } from "../../platform/web/path.ts";

export const paths = {
  dialogue: districtPath("/dialogue"),
  add: districtPath("/dialogue/new"),
  question: districtPath("/dialogue/:id"),
  result: districtPath("/dialogue/:id/result"),
  answer: districtPath("/dialogue/:id/answer"),
  perspective: districtPath("/dialogue/:id/perspective"),
  mine: districtPath("/dialogue/:id/mine"),
  leave: districtPath("/dialogue/:id/leave"),

  write: districtPath("/dialogue/:id/write"),
  own: districtPath("/dialogue/:id/mine/:statement"),
  findReceipt: districtPath("/dialogue/receipt"),
  receipt: districtPath("/dialogue/receipt/:code"),

  moderation: districtPath("/dialogue/:id/moderation"),

  /** For those who read what people write. */
  toRead: districtPath("/dialogue/read"),
  read: districtPath("/dialogue/read/:statement"),

  /** For coordinators. */
  change: districtPath("/dialogue/:id/change"),
  open: districtPath("/dialogue/:id/open"),
  discard: districtPath("/dialogue/:id/discard"),
  extend: districtPath("/dialogue/:id/extend"),
  close: districtPath("/dialogue/:id/close"),
} as const;
