import { z } from "zod";
import { listParties } from "../../../network/queries.ts";
import { idIn } from "../../../platform/web/address.ts";
import { freshForm, notNow } from "../../../platform/web/form.ts";
import type { FormProblem, FormValues } from "../../../platform/web/form.ts";
import { form, page } from "../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../platform/web/routes.ts";
import { makeFrom } from "../../../thread/commands.ts";
import { kindOf } from "../../../thread/kinds.ts";
import type { ItemKind } from "../../../thread/kinds.ts";
import { whereNext } from "../../../thread/make.tsx";
import { threadOf } from "../../../thread/queries.ts";
import { readerOf } from "../../../thread/reader.ts";
import { decisionKind, taskKind } from "../kinds.ts";
import { paths } from "../paths.ts";
import { NewDecisionPage } from "../views/decision-form.tsx";
import type { FormOrigin } from "../views/origin.tsx";
import { NewTaskPage } from "../views/task-form.tsx";

const newDecisionPage = (visit: Visit, origin: FormOrigin, problem: FormProblem) => (
  <NewDecisionPage {...{ visit, origin, problem }} />
);

const newTaskPage = async (visit: Visit, origin: FormOrigin, problem: FormProblem) => (
  <NewTaskPage {...{ visit, origin, problem }} parties={await listParties(visit.db, visit.districtId)} />
);

/** A decision or a task is made from something else by a form of its own. */
export const makingRoutes: readonly Route[] = [
  ...makingWithForm(decisionKind, paths.makeDecision, newDecisionPage),
  ...makingWithForm(taskKind, paths.makeTask, newTaskPage),
];

/** As the thread's own making routes, but with a form to fill in: opened, and shown again with what was typed. */
function makingWithForm(
  kind: ItemKind,
  path: typeof paths.makeDecision | typeof paths.makeTask,
  view: typeof newDecisionPage | typeof newTaskPage,
): Route[] {
  const show = async (visit: Visit, problem: FormProblem) => {
    const origin = await originHere(visit, kind);
    return origin && view(visit, origin, problem);
  };
  return [
    page(path, "decisions.manage", (visit) => show(visit, freshForm())),
    form(path, "decisions.manage", z.record(z.string(), z.unknown()), {
      save: async (visit, tx, input) => {
        const origin = await originHere(visit, kind);
        const made = origin && (await makeFrom(tx, visit.permit, origin, kind.kind, input as FormValues, visit.now));
        if (!made) throw notNow();
        return whereNext(input as FormValues, kind.href(visit, made.id));
      },
      again: show,
    }),
  ];
}

async function originHere(visit: Visit, target: ItemKind): Promise<FormOrigin | undefined> {
  const id = idIn(visit);
  if (id === undefined) return undefined;
  const ref = { kind: visit.param("origin"), id };
  if (!target.making?.from.includes(ref.kind)) return undefined;
  const thread = await threadOf(visit.db, visit.districtId, ref, readerOf(visit));
  const item = thread.find(({ kind, id }) => kind === ref.kind && id === ref.id);
  return item && { ...ref, title: item.title, isPublic: item.isPublic, href: kindOf(ref.kind).href(visit, ref.id) };
}
