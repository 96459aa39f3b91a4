import { districtPath } from "../../platform/web/path.ts";

export const auditPath = districtPath("/administration/audit");
