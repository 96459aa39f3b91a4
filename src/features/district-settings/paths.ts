import { districtPath } from "../../platform/web/path.ts";

export const districtSettingsPath = districtPath("/administration/district");
