import { z } from "zod";
import { listParties } from "../../network/queries.ts";
import { Refusal, freshForm } from "../../platform/web/form.ts";
import type { FormProblem, FormValues } from "../../platform/web/form.ts";
import { everyone, form, page, sharedPage } from "../../platform/web/routes.ts";
import type { Route, Visit } from "../../platform/web/routes.ts";
import { makeFrom } from "../../thread/commands.ts";
import { kindOf } from "../../thread/kinds.ts";
import type { ItemKind } from "../../thread/kinds.ts";
import { whereNext } from "../../thread/make.tsx";
import { threadOf } from "../../thread/queries.ts";
import { readerOf } from "../../thread/reader.ts";
import { changeDecision, setDecisionStatus } from "./commands/decisions.ts";
import { changeTask, finishTask } from "./commands/tasks.ts";
import type { Decision } from "./decision.ts";
import { decisionKind, taskKind } from "./kinds.ts";
import { paths } from "./paths.ts";
import { decisionYears, findDecision, letterWasSent, listDecisions } from "./queries/decisions.ts";
import { doneTasks, findTask, openTasks } from "./queries/tasks.ts";
import { decisionDetails, decisionStatus, taskDetails, taskDone } from "./schema.ts";
import type { Task } from "./task.ts";
import { EditDecisionPage, NewDecisionPage } from "./views/decision-form.tsx";
import { DecisionPage } from "./views/decision.tsx";
import type { FormOrigin } from "./views/origin.tsx";
import { RegisterPage } from "./views/register.tsx";
import { EditTaskPage, NewTaskPage } from "./views/task-form.tsx";
import { TaskPage } from "./views/task.tsx";
import { DoneTasksPage, OpenTasksPage } from "./views/tasks.tsx";

const perPage = 25;
const uuid = z.uuid();

const decisionRoutes: Route[] = [
  sharedPage(paths.decisions, async (visit) => {
    const year = /^\d{4}$/.test(visit.query("year")) ? Number(visit.query("year")) : undefined;
    const here = pageNumber(visit);
    const reader = readerOf(visit);
    const choice = { year, limit: perPage, offset: (here - 1) * perPage };
    const years = await decisionYears(visit.db, visit.districtId, reader);
    const { decisions, total } = await listDecisions(visit.db, visit.districtId, reader, choice);
    if (decisions.length === 0 && here > 1) return undefined;
    return <RegisterPage {...{ visit, decisions, years, year, total }} page={here} pages={Math.ceil(total / perPage)} />;
  }),
  page(paths.decision, everyone, (visit) => decisionPage(visit)),
  page(paths.editDecision, "decisions.manage", async (visit) => {
    const decision = await decisionHere(visit);
    return decision && editDecisionPage(visit, decision, freshForm(valuesOf(decision)));
  }),
  form(paths.editDecision, "decisions.manage", decisionDetails, {
    save: async (visit, tx, { internal, parties, ...input }) => {
      const details = { ...input, isInternal: internal, partyIds: parties };
      await changeDecision(tx, visit.permit, idIn(visit), details, visit.now);
      return paths.decision.to(visit, { id: visit.param("id") }, { saved: "changed" });
    },
    again: async (visit, problem) => {
      const decision = await decisionHere(visit);
      return decision && editDecisionPage(visit, decision, problem);
    },
  }),
  form(paths.decisionStatus, "decisions.manage", decisionStatus, {
    save: async (visit, tx, { status }) => {
      await setDecisionStatus(tx, visit.permit, idIn(visit), status, visit.now);
      return paths.decision.to(visit, { id: visit.param("id") }, { saved: "status" });
    },
    again: (visit, problem) => decisionPage(visit, problem),
  }),
];

const taskRoutes: Route[] = [
  page(paths.tasks, "tasks.read", async (visit) => {
    if (visit.query("show") !== "done")
      return <OpenTasksPage visit={visit} tasks={await openTasks(visit.db, visit.permit)} />;
    const here = pageNumber(visit);
    const { tasks, total } = await doneTasks(visit.db, visit.permit, { limit: perPage, offset: (here - 1) * perPage });
    return <DoneTasksPage {...{ visit, tasks, total }} page={here} pages={Math.ceil(total / perPage)} />;
  }),
  page(paths.task, everyone, (visit) => taskPage(visit)),
  page(paths.editTask, "decisions.manage", async (visit) => {
    const task = await taskHere(visit);
    if (!task || task.doneAt) return undefined;
    const values = { title: task.title, party: task.partyId, due: task.dueDay, public: task.isPublic ? "1" : "" };
    return editTaskPage(visit, task, freshForm(values));
  }),
  form(paths.editTask, "decisions.manage", taskDetails, {
    save: async (visit, tx, { title, party, due, public: isPublic }) => {
      await changeTask(tx, visit.permit, idIn(visit), { title, partyId: party, dueDay: due, isPublic }, visit.now);
      return paths.task.to(visit, { id: visit.param("id") }, { saved: "changed" });
    },
    again: async (visit, problem) => {
      const task = await taskHere(visit);
      return task && editTaskPage(visit, task, problem);
    },
  }),
  form(paths.finishTask, "tasks.finish", taskDone, {
    save: async (visit, tx, { note }) => {
      await finishTask(tx, visit.permit, idIn(visit), note, visit.now);
      return paths.task.to(visit, { id: visit.param("id") }, { saved: "done" });
    },
    again: (visit, problem) => taskPage(visit, problem),
  }),
];

const newDecisionPage = (visit: Visit, origin: FormOrigin, problem: FormProblem) => (
  <NewDecisionPage {...{ visit, origin, problem }} />
);

const newTaskPage = async (visit: Visit, origin: FormOrigin, problem: FormProblem) => (
  <NewTaskPage {...{ visit, origin, problem }} parties={await listParties(visit.db, visit.districtId)} />
);

export const routes: readonly Route[] = [
  ...decisionRoutes,
  ...taskRoutes,
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
        if (!made) throw new Refusal({ field: "", code: "not_now" });
        return whereNext(input as FormValues, kind.href(visit, made.id));
      },
      again: show,
    }),
  ];
}

async function originHere(visit: Visit, target: ItemKind): Promise<FormOrigin | undefined> {
  const ref = { kind: visit.param("origin"), id: idIn(visit) };
  if (ref.id === nobody || !target.making?.from.includes(ref.kind)) return undefined;
  const thread = await threadOf(visit.db, visit.districtId, ref, readerOf(visit));
  const item = thread.find(({ kind, id }) => kind === ref.kind && id === ref.id);
  return item && { ...ref, title: item.title, href: kindOf(ref.kind).href(visit, ref.id) };
}

const nobody = "00000000-0000-0000-0000-000000000000";

/** The id in the address; one that nothing has when it is no id at all. */
function idIn(visit: Visit): string {
  return uuid.safeParse(visit.param("id")).data ?? nobody;
}

function pageNumber(visit: Visit): number {
  return /^[1-9]\d{0,4}$/.test(visit.query("page")) ? Number(visit.query("page")) : 1;
}

const decisionHere = (visit: Visit) => findDecision(visit.db, visit.districtId, idIn(visit), readerOf(visit));

const taskHere = (visit: Visit) => findTask(visit.db, visit.districtId, idIn(visit), readerOf(visit));

async function decisionPage(visit: Visit, problem?: FormProblem) {
  const decision = await decisionHere(visit);
  if (!decision) return undefined;
  const thread = await threadOf(visit.db, visit.districtId, { kind: "decision", id: decision.id }, readerOf(visit));
  const isSettled = await letterWasSent(visit.db, visit.districtId, decision.id);
  return <DecisionPage {...{ visit, decision, thread, isSettled, problem }} />;
}

async function taskPage(visit: Visit, problem?: FormProblem) {
  const task = await taskHere(visit);
  if (!task) return undefined;
  const thread = await threadOf(visit.db, visit.districtId, { kind: "task", id: task.id }, readerOf(visit));
  return <TaskPage {...{ visit, task, thread, problem }} />;
}

async function editDecisionPage(visit: Visit, decision: Decision, problem: FormProblem) {
  return <EditDecisionPage {...{ visit, decision, problem }} parties={await listParties(visit.db, visit.districtId)} />;
}

async function editTaskPage(visit: Visit, task: Task, problem: FormProblem) {
  return <EditTaskPage {...{ visit, task, problem }} parties={await listParties(visit.db, visit.districtId)} />;
}

function valuesOf(decision: Decision): FormValues {
  return {
    wording: decision.wording,
    dissent: decision.dissent,
    internal: decision.isInternal ? "1" : "",
    day: decision.day,
    reviewDay: decision.reviewDay ?? "",
    parties: decision.present.map((party) => party.id),
  };
}
