import { districtPath, sitePath } from "../../platform/web/path.ts";

export const homePath = districtPath("/");
/** What the thread's numbers on the home page count, one station at a time. */
export const stationPath = districtPath("/thread/:station");
export const installationPath = sitePath("/");
