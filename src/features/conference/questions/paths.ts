import { districtPath } from "../../../platform/web/path.ts";

/** Addresses of the organiser's own questions, for those who prepare the conference. */
export const questionPaths = {
  list: districtPath("/conference/:id/questions"),
  add: districtPath("/conference/:id/questions/new"),
  change: districtPath("/conference/:id/questions/:question"),
  move: districtPath("/conference/:id/questions/:question/move"),
  remove: districtPath("/conference/:id/questions/:question/remove"),
} as const;
