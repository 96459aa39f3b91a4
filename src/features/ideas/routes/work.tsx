import { idIn, idOfForm, pageIn } from "../../../platform/web/address.ts";
import { freshForm } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import { form, page } from "../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../platform/web/routes.ts";
import { threadOf, titlesOf } from "../../../thread/queries.ts";
import { readerOf } from "../../../thread/reader.ts";
import { threadSteps } from "../../../thread/steps.ts";
import { takeStep } from "../commands/triage.ts";
import { workGroups } from "../idea.ts";
import type { WorkGroup } from "../idea.ts";
import { paths } from "../paths.ts";
import { countWork, findWork, listWork } from "../queries/work.ts";
import { stepSchema } from "../schema.ts";
import { WorkPage } from "../views/work.tsx";
import { WorkOnePage } from "../views/work-one.tsx";

type Managing = Visit<"ideas.manage">;

async function workPage(visit: Managing) {
  const group = (Object.keys(workGroups) as WorkGroup[]).find((one) => one === visit.query("group")) ?? "waiting";
  const number = pageIn(visit);
  const [ideas, counts] = await Promise.all([
    listWork(visit.db, visit.permit, group, number),
    countWork(visit.db, visit.permit),
  ]);
  if (ideas.length === 0 && number > 1) return undefined;
  return <WorkPage {...{ visit, ideas, counts, group }} page={number} />;
}

async function workOnePage(visit: Managing, problem: FormProblem = freshForm()) {
  const id = idIn(visit);
  const idea = id && (await findWork(visit.db, visit.permit, id));
  if (!idea) return undefined;
  const item = { kind: "idea", id: idea.id };
  const reader = readerOf(visit);
  const [thread, titles] = await Promise.all([
    threadOf(visit.db, visit.districtId, item, reader),
    titlesOf(visit.db, visit.districtId, idea.origins, reader),
  ]);
  return <WorkOnePage {...{ visit, idea, problem }} origins={[...titles.values()]} thread={threadSteps(visit, thread, item, reader)} />;
}

/** What coordinators do with ideas. */
export const workRoutes: readonly Route[] = [
  page(paths.work, "ideas.manage", workPage),
  page(paths.workOne, "ideas.manage", (visit) => workOnePage(visit)),
  form(paths.workOne, "ideas.manage", stepSchema, {
    save: async (visit, tx, input) => {
      const id = idOfForm(visit);
      await takeStep(tx, visit.permit, id, input, visit.now);
      return paths.workOne.to(visit, { id }, { saved: "1" });
    },
    again: workOnePage,
  }),
];
