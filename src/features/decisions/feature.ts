import type { KvarterFeature } from "../../thread/feature.ts";
import { recordTasksOf } from "./commands/tasks.ts";
import { jobs } from "./jobs.ts";
import { decisionKind, taskKind } from "./kinds.ts";
import { linkPurposes } from "./link-purposes.ts";
import { paths } from "./paths.ts";
import { policy } from "./policy.ts";
import { dueDaysOf } from "./queries/due-days.ts";
import { listDecisions } from "./queries/register.ts";
import { retention } from "./retention.ts";
import { decisionRoutes } from "./routes/decisions.tsx";
import { councilRoutes } from "./routes/council.tsx";
import { makingRoutes } from "./routes/making.tsx";
import { taskRoutes } from "./routes/tasks.tsx";
import { waitingRoutes } from "./routes/waiting.tsx";
import { registerTexts } from "./texts/register.ts";
import { texts } from "./texts.ts";
import { taskFigures } from "./views/figures.ts";
import { tasksOfParty } from "./views/hangs-on.ts";
import { tasksSinceLast } from "./views/since-last.ts";
import { tasksThatWait } from "./views/waits.ts";
import { NewestDecisions } from "./views/register.tsx";

const { da, en } = texts;

export const feature: KvarterFeature = {
  name: "decisions",
  policy,
  routes: [...decisionRoutes, ...councilRoutes, ...taskRoutes, ...waitingRoutes, ...makingRoutes],
  linkPurposes,
  kinds: [decisionKind, taskKind],
  retention,
  calendarDays: dueDaysOf,
  jobs,
  menu: [
    { path: paths.decisions, label: { da: registerTexts.da.title, en: registerTexts.en.title }, order: 30 },
    { path: paths.tasks, label: { da: da.tasks.title, en: en.tasks.title }, order: 35, action: "tasks.read" },
  ],
  bulletin: { order: 20, figures: taskFigures },
  partyRenamed: recordTasksOf,
  hangsOn: { order: 10, party: tasksOfParty },
  waits: { order: 20, forMember: tasksThatWait },
  sinceLast: { order: 10, tell: tasksSinceLast },
  home: {
    order: 30,
    alive: async (visit) => {
      const newest = { limit: 3, offset: 0 };
      const { decisions } = await listDecisions(visit.db, visit.districtId, "visitor", newest);
      return decisions.length > 0 ? NewestDecisions({ visit, decisions }) : undefined;
    },
  },
};
