import { sitePath } from "../web/path.ts";

/** Where a sign-in link leads, with its token in the query. */
export const confirmSignInPath = sitePath("/sign-in/confirm");
