import type { JobDefinition } from "../jobs/jobs.ts";
import "./tables.ts";

/** How long a sent form is remembered; its token is good for one day. */
const sentFormKeptDays = 2;

/** Forgets which forms were sent, when none of them can come again. */
export const forgetSentFormsJob: JobDefinition = {
  name: "forget-sent-forms",
  schedule: "40 * * * *",
  run: async ({ db, now }) => {
    const limit = new Date(now().getTime() - sentFormKeptDays * 24 * 60 * 60 * 1000);
    await db.deleteFrom("platform.sent_form").where("sent_at", "<", limit).execute();
  },
};
