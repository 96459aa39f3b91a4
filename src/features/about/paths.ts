import { districtPath } from "../../platform/web/path.ts";

export const aboutPaths = {
  about: districtPath("/about"),
  privacy: districtPath("/about/privacy"),
  accessibility: districtPath("/about/accessibility"),
} as const;
