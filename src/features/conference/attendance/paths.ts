import { districtPath } from "../../../platform/web/path.ts";

/** A door is the same for members, who sign in, and for a helper, whose link opens it. */
function doorAt<const Base extends string>(base: Base) {
  return {
    page: districtPath(base),
    /** Everybody who is expected, for the script of the page. */
    list: districtPath(`${base}/list`),
    come: districtPath(`${base}/come`),
    back: districtPath(`${base}/back`),
    guest: districtPath(`${base}/guest`),
    /** What a phone kept while it had no line. */
    kept: districtPath(`${base}/kept`),
  };
}

/** For those who look after a conference. */
export const doorPaths = doorAt("/conference/:id/door");

/** For a helper with a personal link. */
export const helperPaths = doorAt("/door/:key");

/** Addresses for the organisers: numbers, links for helpers, papers. */
export const attendancePaths = {
  overview: districtPath("/conference/:id/attendance"),
  now: districtPath("/conference/:id/attendance/now"),
  live: districtPath("/conference/:id/attendance/live"),
  helper: districtPath("/conference/:id/attendance/helper"),
  closeHelpers: districtPath("/conference/:id/attendance/helper/close"),
  doorList: districtPath("/conference/:id/attendance/door-list.pdf"),
  badges: districtPath("/conference/:id/badges"),
  badgesPdf: districtPath("/conference/:id/badges/badges.pdf"),
  /** What stands on one badge: as the organisers write it, and as somebody writes it for themselves. */
  badge: districtPath("/conference/:id/registrations/:registration/badge"),
  ownBadge: districtPath("/registration/:key/badge"),
} as const;
