import { districtPath, sitePath } from "../../platform/web/path.ts";

export const paths = {
  page: districtPath("/about/open-data"),
  document: sitePath("/api/openapi.json"),
} as const;
