import { listParties } from "../../../network/queries.ts";
import { idIn } from "../../../platform/web/address.ts";
import { freshForm } from "../../../platform/web/form.ts";
import type { FormProblem, FormValues } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { threadOf } from "../../../thread/queries.ts";
import { readerOf } from "../../../thread/reader.ts";
import type { Decision } from "../decision.ts";
import { findDecision, letterWasSent } from "../queries/decisions.ts";
import { reviewsOf } from "../queries/reviews.ts";
import { isAssisted, mayReopen } from "../queries/task-writers.ts";
import { findTask } from "../queries/tasks.ts";
import { EditDecisionPage } from "../views/decision-form.tsx";
import { DecisionPage } from "../views/decision.tsx";
import { EditTaskPage } from "../views/task-form.tsx";
import { TaskPage } from "../views/task.tsx";

/** The decision in the address, when this visitor may see it. */
export async function decisionHere(visit: Visit) {
  const id = idIn(visit);
  return id === undefined ? undefined : findDecision(visit.db, visit.districtId, id, readerOf(visit));
}

/** The task in the address, when this visitor may see it. */
export async function taskHere(visit: Visit) {
  const id = idIn(visit);
  return id === undefined ? undefined : findTask(visit.db, visit.districtId, id, readerOf(visit));
}

/** The page of the decision in the address. */
export async function decisionPage(visit: Visit, problem?: FormProblem) {
  const decision = await decisionHere(visit);
  if (!decision) return undefined;
  const { db, districtId } = visit;
  const [thread, isSettled, reviews] = await Promise.all([
    threadOf(db, districtId, { kind: "decision", id: decision.id }, readerOf(visit)),
    letterWasSent(db, districtId, decision.id),
    reviewsOf(db, districtId, decision.id),
  ]);
  return <DecisionPage {...{ visit, decision, thread, isSettled, reviews, problem }} />;
}

/** The form with the decision in the address; with what was typed when it could not be saved. */
export async function editDecisionPage(visit: Visit, problem?: FormProblem) {
  const decision = await decisionHere(visit);
  if (!decision) return undefined;
  const parties = await listParties(visit.db, visit.districtId, decision.present.map(({ id }) => id));
  return <EditDecisionPage {...{ visit, decision, parties }} problem={problem ?? freshForm(valuesOf(decision))} />;
}

/** The page of the task in the address. */
export async function taskPage(visit: Visit, problem?: FormProblem) {
  const task = await taskHere(visit);
  if (!task) return undefined;
  const { db, districtId, permit, now } = visit;
  const [thread, isForAnother, canReopen] = await Promise.all([
    threadOf(db, districtId, { kind: "task", id: task.id }, readerOf(visit)),
    isAssisted(db, permit, task.partyId, now),
    mayReopen(db, permit, task.partyId, now),
  ]);
  return <TaskPage {...{ visit, task, thread, isForAnother, canReopen, problem }} />;
}

/** The form with the task in the address; with what was typed when it could not be saved. */
export async function editTaskPage(visit: Visit, problem?: FormProblem) {
  const task = await taskHere(visit);
  if (!task || (task.doneAt && !problem)) return undefined;
  const parties = await listParties(visit.db, visit.districtId, [task.partyId]);
  const known = { title: task.title, party: task.partyId, due: task.dueDay, public: task.isPublic ? "1" : "" };
  return <EditTaskPage {...{ visit, task, parties }} problem={problem ?? freshForm(known)} />;
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
