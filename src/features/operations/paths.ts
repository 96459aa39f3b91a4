import { mailStatusPath } from "../../platform/mail/paths.ts";
import { districtPath } from "../../platform/web/path.ts";

export const paths = {
  mail: mailStatusPath,
  retryAllMail: districtPath("/administration/mail/retry"),
  retryMail: districtPath("/administration/mail/:id/retry"),
  clearAddress: districtPath("/administration/mail/addresses/:id/clear"),
  jobs: districtPath("/administration/jobs"),
  guard: districtPath("/administration/guard"),
  runAgain: districtPath("/administration/jobs/:name/:id/run"),
} as const;
