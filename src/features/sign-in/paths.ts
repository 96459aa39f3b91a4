import { districtPath, sitePath } from "../../platform/web/path.ts";

export { confirmSignInPath } from "../../platform/identity/paths.ts";

export const signInPath = sitePath("/sign-in");
export const signInSentPath = sitePath("/sign-in/sent");
export const signInPasskeyPath = sitePath("/sign-in/passkey");
/** Out to the body's sign-in service, and back; the service knows the address to come back to. */
export const leavePath = sitePath("/sign-in/service");
export const arrivePath = sitePath("/sign-in/service/back");
export const signOutPath = sitePath("/sign-out");
/** Where a member comes to when they asked for no other page. */
export const districtHomePath = districtPath("/");
