import { allFeatures, retentionRules } from "./features/all.ts";
import type { JobDefinition } from "./platform/jobs/jobs.ts";
import { platformJobs } from "./platform/jobs/platform-jobs.ts";
import { retentionJob } from "./platform/retention/job.ts";
import type { Mailer } from "./platform/mail/mailer.ts";

/**
 * Everything the program does in the background.
 * @param mailer undefined when the installation has no mail server: mail is then kept
 */
export function allJobs(mailer: Mailer | undefined): readonly JobDefinition[] {
  return [
    ...platformJobs(mailer),
    retentionJob(retentionRules),
    ...allFeatures.flatMap((feature) => feature.jobs ?? []),
  ];
}
