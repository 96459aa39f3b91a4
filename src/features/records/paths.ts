import { districtPath } from "../../platform/web/path.ts";

export const recordsPaths = {
  records: districtPath("/records"),
  newDocument: districtPath("/records/new"),
  document: districtPath("/records/:id"),
} as const;
