import type { JobDefinition } from "../../platform/jobs/jobs.ts";
import { forgetOldAnswers } from "./commands/invitations.ts";

/** Deletes who was invited and what they answered ninety days after a meeting: the minutes tell who was there. */
const forgetAnswersJob: JobDefinition = {
  name: "meetings-forget-answers",
  schedule: "20 3 * * *",
  run: async ({ db, now }) => forgetOldAnswers(db, now()),
};

export const jobs: readonly JobDefinition[] = [forgetAnswersJob];
