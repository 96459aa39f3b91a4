import { districtPath, sitePath } from "../../platform/web/path.ts";

export const homePath = districtPath("/");
export const installationPath = sitePath("/");
