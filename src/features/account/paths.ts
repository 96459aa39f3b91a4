import { districtPath, sitePath } from "../../platform/web/path.ts";

export const accountPath = sitePath("/account");
export const passkeysPath = sitePath("/account/passkeys");
export const removePasskeyPath = sitePath("/account/passkeys/:id/remove");
export const endSessionPath = sitePath("/account/sessions/:id/end");
export const endAllSessionsPath = sitePath("/account/sessions/end");
/** Pages of other features that we only lead to. */
export const signInPath = sitePath("/sign-in");
export const districtHomePath = districtPath("/");
export const mePath = districtPath("/forum/me");
