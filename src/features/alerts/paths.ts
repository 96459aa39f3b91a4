import { districtPath } from "../../platform/web/path.ts";

export const paths = {
  /** Where alerts stand first. */
  help: districtPath("/help"),
  alerts: districtPath("/alerts"),
  feed: districtPath("/alerts.atom"),
  work: districtPath("/alerts/work"),
  report: districtPath("/alerts/work/report"),
  workOne: districtPath("/alerts/work/:id"),
  grade: districtPath("/alerts/work/:id/grade"),
  change: districtPath("/alerts/work/:id/change"),
  close: districtPath("/alerts/work/:id/close"),
  gradeByLink: districtPath("/alerts/grade/:token"),
  /** Where coordinators give somebody a role. */
  members: districtPath("/forum/members"),
  alert: districtPath("/alerts/:id"),
  sms: districtPath("/alerts/:id/sms"),
  flyer: districtPath("/alerts/:id/flyer.pdf"),
} as const;
