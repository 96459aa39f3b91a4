import { districtPath, sitePath } from "../web/path.ts";

/** Where a sign-in link leads, with its token in the query. */
export const confirmSignInPath = sitePath("/sign-in/confirm");

/** Where those who run a district see which personal links are open. */
export const openLinksPath = districtPath("/administration/links");
