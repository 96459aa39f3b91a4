import { sealAuditJob, verifyAuditJob } from "../audit/jobs.ts";
import { sweepFilesJob } from "../files/sweep.ts";
import { forgetLimitsJob } from "../limits/retention.ts";
import { sendMailJob, settleMailJob } from "../mail/jobs.ts";
import type { Mailer } from "../mail/mailer.ts";
import type { JobDefinition } from "./jobs.ts";

/**
 * What the platform itself does in the background; the features' own jobs come on top.
 * @param mailer undefined when the installation has no mail server
 */
export function platformJobs(mailer: Mailer | undefined): readonly JobDefinition[] {
  return [
    sendMailJob(mailer),
    sealAuditJob,
    verifyAuditJob,
    settleMailJob,
    sweepFilesJob,
    forgetLimitsJob,
  ];
}
