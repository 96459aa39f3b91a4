import { sitePath } from "../../platform/web/path.ts";

export { mailReaderPath } from "../../platform/mail/paths.ts";

export const attachmentPath = sitePath("/outbox/:id/files/:position");
