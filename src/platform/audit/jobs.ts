import type { JobDefinition } from "../jobs/jobs.ts";
import { sealEvents } from "./seal.ts";
import { verifyAudit } from "./verify.ts";

/** Gives every new event its place in the chain. */
export const sealAuditJob: JobDefinition = {
  name: "audit-seal",
  label: { da: "Sætter nye ændringer i kæden", en: "Puts new changes into the chain" },
  schedule: "*/5 * * * *",
  run: async ({ db, now }) => {
    await sealEvents(db, now());
  },
};

/** Goes through every chain once a night; the audit page says what was found. */
export const verifyAuditJob: JobDefinition = {
  name: "audit-verify",
  label: { da: "Ser kæden af ændringer efter", en: "Checks the chain of changes" },
  schedule: "50 3 * * *",
  run: async ({ db, log, now }) => {
    for (const { districtId, fault } of await verifyAudit(db, now()))
      if (fault) log.error({ district: districtId, ...fault }, "the audit is not as it was sealed");
  },
};
