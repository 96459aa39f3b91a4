import { idIn } from "../../../platform/web/address.ts";
import { everyone, page } from "../../../platform/web/routes.ts";
import type { Route } from "../../../platform/web/routes.ts";
import { threadOf } from "../../../thread/queries.ts";
import { readerOf } from "../../../thread/reader.ts";
import { threadSteps } from "../../../thread/steps.ts";
import { paths } from "../paths.ts";
import { findQuestion, listQuestions, resultOf, statementsOf } from "../queries/questions.ts";
import { ListPage } from "../views/list.tsx";
import { questionPage } from "./work.tsx";
import { ResultPage } from "../views/result.tsx";

export const publicRoutes: readonly Route[] = [
  page(paths.dialogue, everyone, async (visit) => {
    const questions = await listQuestions(visit.db, visit.districtId, visit.may("dialogue.manage"));
    return <ListPage {...{ visit, questions }} />;
  }),
  page(paths.question, everyone, (visit) => questionPage(visit)),
  page(paths.result, everyone, async (visit) => {
    const id = idIn(visit);
    const question = id && (await findQuestion(visit.db, visit.districtId, id, false));
    if (!question) return undefined;
    const item = { kind: "question", id: question.id };
    const reader = readerOf(visit);
    const [statements, result, thread] = await Promise.all([
      statementsOf(visit.db, visit.districtId, question.id),
      resultOf(visit.db, visit.districtId, question.id),
      threadOf(visit.db, visit.districtId, item, reader),
    ]);
    return <ResultPage {...{ visit, question, statements, result }} thread={threadSteps(visit, thread, item, reader)} />;
  }),
];
