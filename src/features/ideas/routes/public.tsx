import { listParties, partiesOfMembers } from "../../../network/queries.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { dayOf } from "../../../platform/i18n/dates.ts";
import { pageIn } from "../../../platform/web/address.ts";
import { Refusal, freshForm, textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import { everyone, form, page, sharedPage } from "../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../platform/web/routes.ts";
import { publicTextsOf, threadOf } from "../../../thread/queries.ts";
import { threadSteps } from "../../../thread/steps.ts";
import { z } from "zod";
import { sendIdea } from "../commands/send.ts";
import { paths } from "../paths.ts";
import { listIdeas, orders, questionsWithIdeas } from "../queries/ideas.ts";
import { findReceipt } from "../queries/receipt.ts";
import { ideaSchema } from "../schema.ts";
import type { IdeaInput } from "../schema.ts";
import { IdeasPage } from "../views/list.tsx";
import { ReceiptPage } from "../views/receipt.tsx";
import { WritePage } from "../views/write.tsx";

const uuid = z.uuid();

async function ideasPage(visit: Visit) {
  const order = orders.find((one) => one === visit.query("order")) ?? "newest";
  const questionId = uuid.safeParse(visit.query("question")).data;
  const filter = { order, questionId, page: pageIn(visit) };
  const { ideas, total } = await listIdeas(visit.db, visit.districtId, filter);
  if (ideas.length === 0 && filter.page > 1) return undefined;
  const refs = (await questionsWithIdeas(visit.db, visit.districtId)).map((id) => ({ kind: "question", id }));
  const questions = await publicTextsOf(visit.db, visit.districtId, refs);
  return <IdeasPage {...{ visit, ideas, total, filter, questions }} />;
}

/** What an idea may come from: a question of the dialogue and one of its statements, those that everyone can read. */
async function publicOrigins(visit: Visit, ids: { readonly question: string; readonly statement: string }) {
  const refs = (["question", "statement"] as const).map((kind) => ({ kind, id: ids[kind] }));
  return publicTextsOf(visit.db, visit.districtId, refs.filter(({ id }) => uuid.safeParse(id).success));
}

/** The parties a member may write for: those they speak for; all, for who enters ideas for others. */
async function partiesToChoose(visit: Visit): Promise<{ id: string; name: string }[]> {
  if (visit.actor.kind !== "member") return [];
  if (visit.may("ideas.manage")) return listParties(visit.db, visit.districtId);
  const spoken = await partiesOfMembers(visit.db, visit.districtId, [visit.actor.memberId], dayOf(visit.now));
  return [...new Map(spoken.map(({ partyId, partyName }) => [partyId, { id: partyId, name: partyName }])).values()];
}

async function writePage(visit: Visit, problem: FormProblem = freshForm()) {
  const asked = (kind: "question" | "statement") => textOf(problem, kind) || visit.query(kind);
  const [origins, parties] = await Promise.all([
    publicOrigins(visit, { question: asked("question"), statement: asked("statement") }),
    partiesToChoose(visit),
  ]);
  return <WritePage {...{ visit, problem, origins, parties }} />;
}

async function saveIdea(visit: Visit, tx: Tx, input: IdeaInput): Promise<string> {
  const { party, cameBy = "web", question = "", statement = "", ...words } = input;
  if (party !== undefined && !(await partiesToChoose(visit)).some(({ id }) => id === party))
    throw new Refusal({ field: "party", code: "not_your_party" });
  if (cameBy !== "web" && !visit.may("ideas.manage")) throw new Refusal({ field: "cameBy", code: "invalid_choice" });
  const origins = await publicOrigins(visit, { question, statement });
  const idea = { ...words, partyId: party ?? null, cameBy, origins };
  const { receiptCode } = await sendIdea(tx, visit.permit, idea, visit.now);
  return paths.receipt.to(visit, { code: receiptCode }, { sent: cameBy === "web" ? "1" : "entered" });
}

async function receiptPage(visit: Visit) {
  visit.c.header("Cache-Control", "no-store");
  const receipt = await findReceipt(visit.db, visit.districtId, visit.param("code"));
  if (!receipt) return undefined;
  const item = { kind: "idea", id: receipt.id };
  const thread = await threadOf(visit.db, visit.districtId, item, "visitor");
  // One that was taken down has a place in the thread without a word in it.
  const shown = receipt.status === "returned" ? [] : threadSteps(visit, thread, item, "visitor");
  return <ReceiptPage {...{ visit, receipt }} thread={shown} />;
}

/** Reading the list, sending an idea, and following it. */
export const publicRoutes: readonly Route[] = [
  sharedPage(paths.ideas, ideasPage),
  page(paths.write, everyone, (visit) => writePage(visit)),
  form(paths.write, everyone, ideaSchema, { unseen: true, limit: "idea", save: saveIdea, again: writePage }),
  sharedPage(paths.receipt, receiptPage),
];
