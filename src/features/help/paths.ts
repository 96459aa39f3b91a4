import { districtPath } from "../../platform/web/path.ts";

export const paths = {
  help: districtPath("/help"),
  text: districtPath("/help.txt"),
  sms: districtPath("/help/sms"),
  gaps: districtPath("/help/gaps"),
  gap: districtPath("/help/gaps/:id"),
  work: districtPath("/help/work"),
  add: districtPath("/help/work/new"),
  change: districtPath("/help/work/:id"),
  check: districtPath("/help/work/:id/check"),
  close: districtPath("/help/work/:id/close"),
  reopen: districtPath("/help/work/:id/reopen"),
  end: districtPath("/help/work/:id/end"),
  right: districtPath("/help/right/:token"),
  rightChange: districtPath("/help/right/:token/change"),
  service: districtPath("/help/:id"),
  closed: districtPath("/help/:id/closed"),
} as const;
