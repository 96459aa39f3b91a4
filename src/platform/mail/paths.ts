import { districtPath, sitePath } from "../web/path.ts";

/** Where mail can be read in the example, which sends none. */
export const mailReaderPath = sitePath("/outbox");

/** Where those who run a district see which mails went out, and which addresses do not work. */
export const mailStatusPath = districtPath("/administration/mail");
