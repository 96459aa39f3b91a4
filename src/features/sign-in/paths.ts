import { districtPath, sitePath } from "../../platform/web/path.ts";

export { confirmSignInPath } from "../../platform/identity/paths.ts";

export const signInPath = sitePath("/sign-in");
export const signInSentPath = sitePath("/sign-in/sent");
export const signOutPath = sitePath("/sign-out");
/** Where a member comes to when they asked for no other page. */
export const districtHomePath = districtPath("/");
