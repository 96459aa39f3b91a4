import { districtPath } from "../../../platform/web/path.ts";

export const readingPaths = {
  pack: districtPath("/conference/:id/reading"),
  pdf: districtPath("/conference/:id/reading/pack.pdf"),
  file: districtPath("/conference/:id/reading/:text/file"),

  /** For those who prepare it, before anybody else sees it. */
  desk: districtPath("/conference/:id/reading/desk"),
  deskPdf: districtPath("/conference/:id/reading/desk/pack.pdf"),
  deskFile: districtPath("/conference/:id/reading/desk/:text/file"),
  add: districtPath("/conference/:id/reading/desk/new"),
  change: districtPath("/conference/:id/reading/desk/:text/change"),
  remove: districtPath("/conference/:id/reading/desk/:text/remove"),
  move: districtPath("/conference/:id/reading/desk/:text/move"),
  release: districtPath("/conference/:id/reading/release"),

  /** For the secretary: whom to send it on paper. */
  post: districtPath("/conference/:id/reading/post"),
} as const;
