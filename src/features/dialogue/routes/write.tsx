import { dayOf } from "../../../platform/i18n/dates.ts";
import { readReceiptCode } from "../../../platform/receipt-code.ts";
import { idIn } from "../../../platform/web/address.ts";
import { freshForm, notNow, textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import { everyone, form, page } from "../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../platform/web/routes.ts";
import { threadOf } from "../../../thread/queries.ts";
import { threadSteps } from "../../../thread/steps.ts";
import type { ThreadStep } from "../../../ui/story.tsx";
import { appealStatement, writeStatement } from "../commands/write.ts";
import { paths } from "../paths.ts";
import { ownAnswers } from "../queries/answers.ts";
import { lookFirst } from "../queries/look-first.ts";
import { answersSoFar, findReceipt, ownStatements } from "../queries/receipts.ts";
import type { Receipt } from "../queries/receipts.ts";
import { appealSchema, writeSchema } from "../schema.ts";
import { ReceiptPage } from "../views/receipt.tsx";
import { WritePage } from "../views/write.tsx";
import { closedPage, openQuestion, sender } from "./answer.tsx";
import { participantIn, participantOrNew } from "./browser-secret.ts";

async function writePage(visit: Visit, problem: FormProblem = freshForm()) {
  const question = await openQuestion(visit);
  if (!question) return closedPage(visit);
  const who = participantOrNew(visit, question.id);
  const typed = writeSchema.safeParse(problem.values);
  const [own, look] = await Promise.all([
    ownAnswers(visit.db, who),
    typed.success ? lookFirst(visit.db, who, typed.data.text) : undefined,
  ]);
  const isShown = look && (look.similar.length > 0 || look.names.length > 0);
  const values = typed.success ? { ...problem.values, text: typed.data.text } : { text: textOf(problem, "text") };
  return (
    <WritePage {...{ visit, question }} problem={{ ...problem, values }} look={isShown ? look : undefined} answered={own.values} />
  );
}

/** The receipt of a code, or of one of somebody's own statements. */
async function receiptIn(visit: Visit): Promise<{ receipt: Receipt; code: string | undefined } | undefined> {
  const today = dayOf(visit.now);
  const code = readReceiptCode(visit.param("code"));
  if (code) {
    const receipt = await findReceipt(visit.db, visit.districtId, code, today);
    return receipt && { receipt, code };
  }
  const [questionId, id] = [idIn(visit), idIn(visit, "statement")];
  const who = questionId === undefined ? undefined : participantIn(visit, questionId);
  const receipt = who && (await ownStatements(visit.db, who, today)).find((one) => one.id === id);
  return receipt && { receipt, code: undefined };
}

async function receiptPage(visit: Visit, problem: FormProblem = freshForm()) {
  visit.c.header("Cache-Control", "private, no-store");
  const found = await receiptIn(visit);
  if (!found) return undefined;
  const { receipt, code } = found;
  const [answers, usedIn] = await Promise.all([
    receipt.status === "published" ? answersSoFar(visit.db, visit.districtId, receipt) : undefined,
    usesOf(visit, receipt),
  ]);
  return <ReceiptPage {...{ visit, receipt, code, answers, usedIn, problem }} action={addressOf(visit, found)} />;
}

/** What has been made of a statement, or of the one it was merged into, as everyone may see it. */
async function usesOf(visit: Visit, { id, status, mergedInto }: Receipt): Promise<readonly ThreadStep[]> {
  if (status !== "published" && !mergedInto) return [];
  const item = { kind: "statement", id: mergedInto?.id ?? id };
  const thread = await threadOf(visit.db, visit.districtId, item, "visitor");
  return threadSteps(visit, thread.filter(({ distance }) => distance > 0), item, "visitor");
}

function addressOf(visit: Visit, { receipt, code }: { receipt: Receipt; code: string | undefined }, query: Record<string, string> = {}) {
  if (code) return paths.receipt.to(visit, { code }, query);
  return paths.own.to(visit, { id: receipt.questionId, statement: receipt.id }, query);
}

const appealing = {
  unseen: true,
  limit: "statement",
  save: async (visit: Visit, tx: Parameters<typeof appealStatement>[0], { appeal }: { appeal: string }) => {
    const found = await receiptIn(visit);
    if (!found) throw notNow();
    const { questionId, id } = found.receipt;
    await appealStatement(tx, { district: visit.districtId, questionId }, { id, appeal }, visit.now);
    return addressOf(visit, found, { appealed: "1" });
  },
  again: receiptPage,
} as const;

/** Writing a statement, and following it. */
export const writeRoutes: readonly Route[] = [
  page(paths.write, everyone, (visit) => writePage(visit)),
  form(paths.write, everyone, writeSchema, {
    unseen: true,
    limit: "statement",
    save: async (visit, tx, input) => {
      const who = sender(visit);
      return paths.receipt.to(visit, { code: await writeStatement(tx, who, input, visit.now) }, { sent: "1" });
    },
    again: writePage,
  }),
  page(paths.receipt, everyone, (visit) => receiptPage(visit)),
  form(paths.receipt, everyone, appealSchema, appealing),
  page(paths.own, everyone, (visit) => receiptPage(visit)),
  form(paths.own, everyone, appealSchema, appealing),
];
