import { districtPath } from "../../../platform/web/path.ts";

/** Addresses of those who must be told that a conference was moved or cancelled. */
export const noticePaths = {
  tell: districtPath("/conference/:id/tell"),
  tellOne: districtPath("/conference/:id/tell/:hearer"),
} as const;
