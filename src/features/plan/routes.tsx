import { nameNow } from "../../network/party.ts";
import { leftAmong, listParties, partyNames } from "../../network/queries.ts";
import { downloadHeaders } from "../../platform/files/download-headers.ts";
import { readUpload, uploadErrors } from "../../platform/files/uploads.ts";
import { dayOf } from "../../platform/i18n/dates.ts";
import { idIn, idOfForm } from "../../platform/web/address.ts";
import { freshForm } from "../../platform/web/form.ts";
import type { FormProblem } from "../../platform/web/form.ts";
import { everyone, form, page, sharedPage } from "../../platform/web/routes.ts";
import type { Route, Visit } from "../../platform/web/routes.ts";
import { makingRoutes } from "../../thread/make.tsx";
import { newestPublicItems, originsOf, threadOf } from "../../thread/queries.ts";
import type { ThreadItem } from "../../thread/queries.ts";
import { readerOf } from "../../thread/reader.ts";
import { threadSteps } from "../../thread/steps.ts";
import { addGoal, changeGoal } from "./commands/goals.ts";
import { addMeasure, changeMeasure } from "./commands/measures.ts";
import { proveMeasure, withdrawProof } from "./commands/proofs.ts";
import { discardMeasure, removeGoal } from "./commands/removal.ts";
import { measureKind } from "./kinds.ts";
import { isUnderWay, measureStatuses } from "./measure.ts";
import { planPaths } from "./paths.ts";
import { findGoal, listGoals } from "./queries/goals.ts";
import { draftMeasures, findMeasure, findProofFile, proofsOf, publishedMeasures, withdrawnProofsOf } from "./queries/measures.ts";
import type { MeasureLine } from "./queries/measures.ts";
import { goalSchema, measureSchema, nothingSchema, proofSchema, withdrawalSchema } from "./schema.ts";
import { GoalFormPage, MeasureFormPage, ProofFormPage } from "./views/forms.tsx";
import { GoalPage } from "./views/goal.tsx";
import { MeasurePage } from "./views/measure.tsx";
import { partyIdsOf } from "./views/parts.tsx";
import { DraftsPage, PlanPage } from "./views/plan.tsx";
import { DiscardMeasurePage, RemoveGoalPage } from "./views/removal.tsx";
import { WithdrawProofPage } from "./views/withdraw.tsx";

type Manager = Visit<"plan.manage">;

export const routes: readonly Route[] = [
  sharedPage(planPaths.plan, planPage),
  page(planPaths.drafts, "plan.manage", draftsPage),
  page(planPaths.newGoal, "plan.manage", (visit) => goalForm(visit, freshForm())),
  form(planPaths.newGoal, "plan.manage", goalSchema, {
    save: async (visit, tx, input) => {
      const { id } = await addGoal(tx, visit.permit, input, visit.now);
      return planPaths.goal.to(visit, { id }, { saved: "goal" });
    },
    again: goalForm,
  }),
  page(planPaths.editGoal, "plan.manage", (visit) => editGoalForm(visit)),
  form(planPaths.editGoal, "plan.manage", goalSchema, {
    save: async (visit, tx, input) => {
      const id = idOfForm(visit);
      await changeGoal(tx, visit.permit, id, input);
      return planPaths.goal.to(visit, { id }, { saved: "goal" });
    },
    again: editGoalForm,
  }),
  page(planPaths.removeGoal, "plan.manage", (visit) => removeGoalPage(visit)),
  form(planPaths.removeGoal, "plan.manage", nothingSchema, {
    save: async (visit, tx) => {
      await removeGoal(tx, visit.permit, idOfForm(visit));
      return planPaths.plan.to(visit, {}, { saved: "goal-removed" });
    },
    again: removeGoalPage,
  }),
  page(planPaths.goal, everyone, goalPage),
  page(planPaths.newMeasure, "plan.manage", (visit) => measureForm(visit, freshForm({ goalId: visit.query("goal") }))),
  form(planPaths.newMeasure, "plan.manage", measureSchema, {
    save: async (visit, tx, input) => {
      const { id } = await addMeasure(tx, visit.permit, input, visit.now);
      return planPaths.measure.to(visit, { id }, { saved: input.act === "publish" ? "measure" : "draft" });
    },
    again: measureForm,
  }),
  page(planPaths.editMeasure, "plan.manage", (visit) => editMeasureForm(visit)),
  form(planPaths.editMeasure, "plan.manage", measureSchema, {
    save: async (visit, tx, input) => {
      const id = idOfForm(visit);
      await changeMeasure(tx, visit.permit, id, input, visit.now);
      return planPaths.measure.to(visit, { id }, { saved: "measure" });
    },
    again: editMeasureForm,
  }),
  page(planPaths.discardMeasure, "plan.manage", (visit) => discardMeasurePage(visit)),
  form(planPaths.discardMeasure, "plan.manage", nothingSchema, {
    save: async (visit, tx) => {
      await discardMeasure(tx, visit.permit, idOfForm(visit));
      return planPaths.drafts.to(visit, {}, { saved: "discarded" });
    },
    again: discardMeasurePage,
  }),
  page(planPaths.prove, "plan.manage", (visit) => proofForm(visit, freshForm({ day: dayOf(visit.now) }))),
  form(planPaths.prove, "plan.manage", proofSchema, {
    uploads: true,
    check: (_visit, { file }) => uploadErrors("file", file, "attachment"),
    upload: (visit, { file }) => readUpload({ districtId: visit.districtId, folder: "proofs" }, file, "attachment"),
    save: async (visit, tx, input, upload) => {
      const id = idOfForm(visit);
      await proveMeasure(tx, visit.permit, id, input, upload ?? null, visit.now);
      return planPaths.measure.to(visit, { id }, { saved: "proof" });
    },
    again: proofForm,
  }),
  page(planPaths.withdrawProof, "plan.manage", (visit) => withdrawalForm(visit, freshForm())),
  form(planPaths.withdrawProof, "plan.manage", withdrawalSchema, {
    save: async (visit, tx, input) => {
      const [id, proof] = [idOfForm(visit), idOfForm(visit, "proof")];
      await withdrawProof(tx, visit.permit, id, proof, input, visit.now);
      return planPaths.measure.to(visit, { id }, { saved: "withdrawn" });
    },
    again: withdrawalForm,
  }),
  page(planPaths.proofFile, everyone, proofFile),
  page(planPaths.measure, everyone, measurePage),
  ...makingRoutes(measureKind),
];

async function planPage(visit: Visit) {
  const [goals, measures] = await Promise.all([
    listGoals(visit.db, visit.districtId),
    publishedMeasures(visit.db, visit.districtId),
  ]);
  const parties = await partiesOf(visit, measures);
  const only = measureStatuses.find((status) => status === visit.query("status"));
  return <PlanPage {...{ visit, goals, measures, parties, only }} />;
}

async function draftsPage(visit: Manager) {
  const measures = await draftMeasures(visit.db, visit.permit);
  const parties = await partiesOf(visit, measures);
  return <DraftsPage {...{ visit, measures, parties }} />;
}

async function goalPage(visit: Visit) {
  const id = idIn(visit);
  const goal = id && (await findGoal(visit.db, visit.districtId, id));
  if (!goal) return undefined;
  const [measures, thread] = await Promise.all([
    publishedMeasures(visit.db, visit.districtId, goal.id),
    threadOfItem(visit, { kind: "goal", id: goal.id }),
  ]);
  const parties = await partiesOf(visit, measures);
  return <GoalPage {...{ visit, goal, measures, parties, thread }} />;
}

async function measurePage(visit: Visit) {
  const id = idIn(visit);
  const measure = id && (await findMeasure(visit.db, visit.districtId, id, readerOf(visit)));
  if (!measure) return undefined;
  const [goal, parties, hasLeft, proofs, withdrawn, thread] = await Promise.all([
    measure.goalId ? findGoal(visit.db, visit.districtId, measure.goalId) : undefined,
    partyNames(visit.db, visit.districtId, partyIdsOf([measure])),
    responsibleHasLeft(visit, measure),
    proofsOf(visit.db, visit.districtId, measure.id),
    withdrawnProofsOf(visit.db, visit.districtId, measure.id),
    threadOfItem(visit, { kind: "measure", id: measure.id }),
  ]);
  const party = measure.partyId ? parties.get(measure.partyId) : undefined;
  return <MeasurePage {...{ visit, measure, goal, party, hasLeft, proofs, withdrawn, thread }} />;
}

/** Names of those who are responsible; who looks after the plan is told which of them have left the network. */
async function partiesOf(visit: Visit, measures: readonly MeasureLine[]): Promise<ReadonlyMap<string, string>> {
  const names = await partyNames(visit.db, visit.districtId, partyIdsOf(measures));
  if (!visit.may("plan.manage")) return names;
  const left = await leftAmong(visit.db, visit.districtId, [...names.keys()]);
  return new Map([...names].map(([id, name]) => [id, nameNow({ name, hasLeft: left.has(id) }, visit.lang)]));
}

/** Whether whoever looks after a measure that is not finished must know that the responsible party has left the network. */
async function responsibleHasLeft(visit: Visit, { partyId, status }: MeasureLine): Promise<boolean> {
  if (!visit.may("plan.manage") || !isUnderWay(status)) return false;
  return (await leftAmong(visit.db, visit.districtId, [partyId])).size > 0;
}

async function proofFile(visit: Visit) {
  const [id, proof] = [idIn(visit), idIn(visit, "proof")];
  const file = id && proof && (await findProofFile(visit.db, visit.districtId, id, proof));
  if (!file) return undefined;
  return new Response(await visit.deps.files.stream(file.key), { headers: downloadHeaders(file.name, file.type) });
}

async function threadOfItem(visit: Visit, item: { kind: string; id: string }) {
  const reader = readerOf(visit);
  const items = await threadOf(visit.db, visit.districtId, item, reader);
  return threadSteps(visit, aimsFirst(items), item, reader);
}

/** The aims a measure serves stand before the story it came out of, not in the middle of it. */
function aimsFirst(items: readonly ThreadItem[]): ThreadItem[] {
  const isAim = ({ kind, distance }: ThreadItem) => distance < 0 && (kind === "goal" || kind === "document");
  return [...items.filter(isAim), ...items.filter((item) => !isAim(item))];
}

async function goalForm(visit: Visit, problem: FormProblem) {
  return <GoalFormPage {...{ visit, problem }} documents={await documentsToChoose(visit, [])} />;
}

async function editGoalForm(visit: Manager, problem?: FormProblem) {
  const id = idIn(visit);
  const goal = id && (await findGoal(visit.db, visit.districtId, id));
  if (!goal) return undefined;
  const origins = await originsOf(visit.db, visit.districtId, [{ kind: "goal", id: goal.id }]);
  const linked = origins.filter(({ kind }) => kind === "document");
  const known = freshForm({
    title: goal.title,
    meaning: goal.meaning,
    position: String(goal.position),
    documents: linked.map((document) => document.id),
  });
  return <GoalFormPage {...{ visit, goal }} problem={problem ?? known} documents={await documentsToChoose(visit, linked)} />;
}

/** The newest documents, and those already tied to the goal. */
async function documentsToChoose(visit: Visit, linked: readonly { id: string; title: string }[]) {
  const newest = await newestPublicItems(visit.db, visit.districtId, ["document"], 50);
  return [...linked, ...newest.filter(({ id }) => !linked.some((document) => document.id === id))];
}

async function measureForm(visit: Visit, problem: FormProblem) {
  return <MeasureFormPage {...{ visit, problem, ...(await choices(visit)) }} />;
}

async function editMeasureForm(visit: Manager, problem?: FormProblem) {
  const id = idIn(visit);
  const measure = id && (await findMeasure(visit.db, visit.districtId, id, readerOf(visit)));
  if (!measure) return undefined;
  const known = freshForm({
    title: measure.title,
    description: measure.description,
    goalId: measure.goalId ?? "",
    partyId: measure.partyId ?? "",
    fromDay: measure.fromDay ?? "",
    toDay: measure.toDay ?? "",
  });
  return <MeasureFormPage {...{ visit, measure, ...(await choices(visit, measure.partyId)) }} problem={problem ?? known} />;
}

async function choices(visit: Visit, partyId: string | null = null) {
  const [goals, parties] = await Promise.all([
    listGoals(visit.db, visit.districtId),
    listParties(visit.db, visit.districtId, [partyId]),
  ]);
  return { goals, parties };
}

async function proofForm(visit: Manager, problem: FormProblem) {
  const id = idIn(visit);
  const measure = id && (await findMeasure(visit.db, visit.districtId, id, readerOf(visit)));
  return measure && measure.isPublished ? <ProofFormPage {...{ visit, measure, problem }} /> : undefined;
}

async function withdrawalForm(visit: Manager, problem: FormProblem) {
  const [id, proofId] = [idIn(visit), idIn(visit, "proof")];
  const measure = id && (await findMeasure(visit.db, visit.districtId, id, readerOf(visit)));
  if (!measure) return undefined;
  const proofs = await proofsOf(visit.db, visit.districtId, measure.id);
  const proof = proofs.find((one) => one.id === proofId);
  const others = proofs.filter((one) => one.id !== proofId);
  return proof && <WithdrawProofPage {...{ visit, problem, measure, proof, others }} />;
}

async function removeGoalPage(visit: Manager, problem?: FormProblem) {
  const id = idIn(visit);
  const goal = id && (await findGoal(visit.db, visit.districtId, id));
  return goal ? <RemoveGoalPage {...{ visit, goal }} problem={problem ?? freshForm()} /> : undefined;
}

/** Nothing once it is public, unless somebody is to be told so. */
async function discardMeasurePage(visit: Manager, problem?: FormProblem) {
  const id = idIn(visit);
  const measure = id && (await findMeasure(visit.db, visit.districtId, id, readerOf(visit)));
  if (!measure || (measure.isPublished && !problem)) return undefined;
  return <DiscardMeasurePage {...{ visit, measure }} problem={problem ?? freshForm()} />;
}
