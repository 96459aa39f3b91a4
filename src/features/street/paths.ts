import { districtPath } from "../../platform/web/path.ts";

/** Addresses of this feature. A form is sent to the page it stands on. */
export const paths = {
  street: districtPath("/street"),
  report: districtPath("/street/report"),
  /** Where its codes were typed before all had one page; paper and mails still say so. */
  typedBefore: districtPath("/street/receipt"),
  receipt: districtPath("/street/receipt/:code"),
  stopNews: districtPath("/street/news/:token"),
  seen: districtPath("/street/seen"),
  seenOne: districtPath("/street/seen/:id"),
  pattern: districtPath("/street/patterns/:id"),
  inbox: districtPath("/street/inbox"),
  inboxPatterns: districtPath("/street/inbox/patterns"),
  inboxPattern: districtPath("/street/inbox/patterns/:id"),
  inboxItem: districtPath("/street/inbox/:id"),
  places: districtPath("/street/places"),
  place: districtPath("/street/places/:id"),
  photo: districtPath("/street/inbox/:id/photo"),
} as const;
