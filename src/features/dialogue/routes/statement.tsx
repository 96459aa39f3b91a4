import { idIn } from "../../../platform/web/address.ts";
import { everyone, page } from "../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../platform/web/routes.ts";
import { threadOf } from "../../../thread/queries.ts";
import { readerOf } from "../../../thread/reader.ts";
import { threadSteps } from "../../../thread/steps.ts";
import { paths } from "../paths.ts";
import { findQuestion, resultOf } from "../queries/questions.ts";
import { findPublishedStatement } from "../queries/statement.ts";
import { StatementPage } from "../views/statement.tsx";
import type { Told } from "./told.ts";

/** A statement that everyone can read; moderators are led to one that is not. */
async function statementPage(told: Told, visit: Visit) {
  const id = idIn(visit, "statement");
  const statement = id && (await findPublishedStatement(visit.db, visit.districtId, id));
  const question = statement && (await findQuestion(visit.db, visit.districtId, statement.questionId, false));
  if (!question) return id && visit.may("dialogue.moderate") ? visit.c.redirect(paths.read.to(visit, { statement: id })) : undefined;
  const item = { kind: "statement", id: statement.id };
  const reader = readerOf(visit);
  const [result, thread, also] = await Promise.all([
    resultOf(visit.db, visit.districtId, question.id),
    threadOf(visit.db, visit.districtId, item, reader),
    told.onStatement(visit, { questionId: question.id, statementId: statement.id }),
  ]);
  return <StatementPage {...{ visit, question, statement, result, also }} thread={threadSteps(visit, thread, item, reader)} />;
}

export const statementRoutes = (told: Told): readonly Route[] => [
  page(paths.statement, everyone, (visit) => statementPage(told, visit)),
];
