import { districtPath } from "../../../platform/web/path.ts";

/** Addresses of those who must be told that a conference was moved or cancelled, or that their own programme has changed. */
export const noticePaths = {
  tell: districtPath("/conference/:id/tell"),
  tellOfProgramme: districtPath("/conference/:id/tell/programme/:registration"),
  tellOne: districtPath("/conference/:id/tell/:hearer"),
} as const;
