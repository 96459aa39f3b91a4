import { dayOf } from "../../platform/i18n/dates.ts";
import type { KvarterFeature } from "../../thread/feature.ts";
import { makingRoutes } from "../../thread/make.tsx";
import { analyseDialogueJob, closeQuestionsJob, importDialogueJob } from "./jobs.ts";
import { questionKind, statementKind } from "./kinds.ts";
import { paths } from "./paths.ts";
import { policy } from "./policy.ts";
import { peoplePerDay } from "./queries/questions.ts";
import { findReceipt } from "./queries/receipts.ts";
import { retention } from "./retention.ts";
import { answerRoutes } from "./routes/answer.tsx";
import { handsRoutes } from "./routes/hands.tsx";
import { kioskRoutes } from "./routes/kiosk.tsx";
import { moderateRoutes } from "./routes/moderate.tsx";
import { dataRoutes } from "./routes/data.tsx";
import { importRoutes } from "./routes/import.tsx";
import { publicRoutes } from "./routes/public.tsx";
import { resultRoutes } from "./routes/result.tsx";
import { sharingRoutes } from "./routes/sharing.tsx";
import { statementRoutes } from "./routes/statement.tsx";
import { toldBy } from "./routes/told.ts";
import { workRoutes } from "./routes/work.tsx";
import { writeRoutes } from "./routes/write.tsx";
import { texts } from "./texts/dialogue.ts";
import { moderateTexts } from "./texts/moderate.ts";
import { openOnForum, openOnHome } from "./views/home.tsx";
import { statementsAtWork, statementsThatWait } from "./views/work-line.tsx";

/**
 * Questions that everyone answers without an account, and what all sides can support. Its pages also show what other
 * features tell there, which they are given: the dialogue imports none.
 */
export function dialogueOf(features: readonly KvarterFeature[]): KvarterFeature {
  const told = toldBy(features);
  return {
    name: "dialogue",
    policy,
    // "/dialogue/new", "/dialogue/import" and their like stand before "/dialogue/:id".
    routes: [
      ...workRoutes, ...importRoutes, ...writeRoutes, ...moderateRoutes, ...statementRoutes(told), ...publicRoutes(told),
      ...resultRoutes(told), ...answerRoutes(told), ...sharingRoutes, ...kioskRoutes, ...handsRoutes, ...dataRoutes,
      ...makingRoutes(questionKind), ...makingRoutes(statementKind),
    ],
    kinds: [questionKind, statementKind],
    jobs: [analyseDialogueJob, closeQuestionsJob, importDialogueJob],
    retention,
    receipts: [
      {
        label: { da: "et udsagn i en dialog", en: "a statement in a dialogue" },
        lost: { da: "I den browser, du skrev i, står det under “Dine svar”.", en: "In the browser you wrote in, it is under “Your answers”." },
        formerly: paths.typedBefore,
        opens: async ({ db, now, ...place }, code) => (await findReceipt(db, place.districtId, code, dayOf(now))) && paths.receipt.to(place, { code }),
      },
    ],
    visitorCounts: [
      { label: { da: "Personer, der begyndte at svare i en dialog", en: "People who began to answer a dialogue" }, perDay: peoplePerDay },
    ],
    menu: [
      { path: paths.dialogue, label: { da: texts.da.title, en: texts.en.title }, order: 15 },
      { path: paths.toRead, label: { da: moderateTexts.da.menu, en: moderateTexts.en.menu }, order: 92, action: "dialogue.moderate" },
    ],
    forum: { order: 5, ways: openOnForum, work: statementsAtWork },
    waits: { order: 40, forMember: statementsThatWait },
    home: {
      order: 15,
      door: { path: paths.dialogue, title: { da: texts.da.door, en: texts.en.door }, text: { da: texts.da.doorText, en: texts.en.doorText } },
      alive: openOnHome,
    },
    shortcuts: { "/dialog": paths.dialogue },
  };
}
