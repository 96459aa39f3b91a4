import { districtPath } from "../../platform/web/path.ts";

export const administrationPath = districtPath("/administration");
