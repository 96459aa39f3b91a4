import { z } from "zod";
import { countRevision } from "../../platform/district/commands.ts";
import { findDistrict } from "../../platform/district/queries.ts";
import { dayOf } from "../../platform/i18n/dates.ts";
import type { JobDefinition } from "../../platform/jobs/jobs.ts";
import { grant } from "../../platform/rights/permit.ts";
import { Refusal } from "../../platform/web/form.ts";
import { closeQuestion } from "./commands/questions.ts";
import { analyseJobName, analyseQuestion } from "./commands/results.ts";
import { questionsToClose } from "./queries/questions.ts";

const data = z.object({ districtId: z.string(), questionId: z.uuid() });

/** Counts and analyses the answers of one question. Running twice gives the same. */
export const analyseDialogueJob: JobDefinition = {
  name: analyseJobName,
  label: { da: "Regner svarene i en dialog sammen", en: "Analyses the answers of a dialogue" },
  run: async ({ db, now }, given) => {
    const { districtId, questionId } = data.parse(given);
    const district = await findDistrict(db, districtId);
    if (district) await analyseQuestion(db, { district: district.id, questionId }, now());
  },
};

/** Closes every question whose last day has passed. Repeating it is harmless. */
export const closeQuestionsJob: JobDefinition = {
  name: "close-questions",
  label: { da: "Lukker spørgsmål, hvis sidste dag er gået", en: "Closes questions whose last day has passed" },
  schedule: "5 0 * * *",
  run: async ({ db, now }) => {
    for (const { districtId, id } of await questionsToClose(db, dayOf(now()))) {
      const permit = grant(districtId, { kind: "system", name: "close-questions" }, "dialogue.manage");
      try {
        await db.transaction().execute(async (tx) => {
          await closeQuestion(tx, permit, id, now());
          await countRevision(tx, districtId);
        });
      } catch (error) {
        // Somebody closed it in the same moment.
        if (!(error instanceof Refusal)) throw error;
      }
    }
  },
};
