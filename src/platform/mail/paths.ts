import { sitePath } from "../web/path.ts";

/** Where mail can be read in the example, which sends none. */
export const mailReaderPath = sitePath("/outbox");
