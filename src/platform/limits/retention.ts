import type { JobDefinition } from "../jobs/jobs.ts";
import "./tables.ts";

/** Forgets who asked for something, when it no longer counts. */
export const forgetLimitsJob: JobDefinition = {
  name: "forget-limits",
  label: { da: "Glemmer, hvem der har spurgt meget", en: "Forgets who asked for much" },
  schedule: "*/15 * * * *",
  run: async ({ db, now }) => {
    await db.deleteFrom("platform.rate_limit").where("free_at", "<", now()).execute();
    await db.deleteFrom("platform.guard").where("until", "<", now()).execute();
  },
};
