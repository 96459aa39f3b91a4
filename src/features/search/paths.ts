import { districtPath } from "../../platform/web/path.ts";

export const searchPath = districtPath("/search");
