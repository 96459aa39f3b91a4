import { districtPath, sitePath } from "../../platform/web/path.ts";

export const paths = {
  page: districtPath("/about/open-data"),
  thread: districtPath("/api/thread.json"),
  document: sitePath("/api/openapi.json"),
} as const;
