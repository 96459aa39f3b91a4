import { z } from "zod";
import { countRevision } from "../../platform/district/commands.ts";
import { findDistrict } from "../../platform/district/queries.ts";
import { dayOf } from "../../platform/i18n/dates.ts";
import type { JobDefinition } from "../../platform/jobs/jobs.ts";
import { grant } from "../../platform/rights/permit.ts";
import { Refusal } from "../../platform/web/form.ts";
import { closeQuestion } from "./commands/questions.ts";
import { importJobName } from "./commands/import.ts";
import { giveUpImport, storeImport } from "./commands/store-import.ts";
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

const importData = z.object({ districtId: z.string(), importId: z.uuid() });

/** Stores an export that somebody has looked at, and analyses it. Running twice stores it once. */
export const importDialogueJob: JobDefinition = {
  name: importJobName,
  label: { da: "Henter svar ind fra et andet sted", en: "Brings in answers from elsewhere" },
  run: async ({ db, now }, given, { isLast }) => {
    const { districtId, importId } = importData.parse(given);
    const district = await findDistrict(db, districtId);
    if (!district) return;
    const ref = { district: district.id, importId };
    try {
      await storeImport(db, ref, now);
    } catch (error) {
      if (isLast) await giveUpImport(db, ref);
      throw error;
    }
  },
};
