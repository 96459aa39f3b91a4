import { sendPdf } from "../../../platform/pdf/send.ts";
import { idIn, pageIn } from "../../../platform/web/address.ts";
import { everyone, page } from "../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../platform/web/routes.ts";
import { threadOf } from "../../../thread/queries.ts";
import { readerOf } from "../../../thread/reader.ts";
import { threadSteps } from "../../../thread/steps.ts";
import { paths } from "../paths.ts";
import { findQuestion, resultOf, statementsOf } from "../queries/questions.ts";
import { resultDocument } from "../rules/result/result-document.ts";
import { fewestShown } from "../rules/result/small-numbers.ts";
import { ofStatements } from "../rules/result/summary.ts";
import { paperTexts } from "../texts/paper.ts";
import { HowPage } from "../views/how.tsx";
import { ResultPage } from "../views/result.tsx";
import { StatementsPage, statementsOnAPage } from "../views/statements.tsx";
import type { Told } from "./told.ts";

/** What came out of a question, as far as it has been counted; only what was kept is read, nothing is computed here. */
export const resultRoutes = (told: Told): readonly Route[] => [
  page(paths.result, everyone, async (visit) => {
    const found = await resultHere(visit);
    if (!found) return undefined;
    const item = { kind: "question", id: found.question.id };
    const reader = readerOf(visit);
    const [thread, also] = await Promise.all([
      threadOf(visit.db, visit.districtId, item, reader),
      told.onQuestion(visit, item.id),
    ]);
    return <ResultPage {...{ visit, ...found, also }} thread={threadSteps(visit, thread, item, reader)} />;
  }),
  page(paths.resultStatements, everyone, async (visit) => {
    const found = await toldHere(visit);
    const number = pageIn(visit);
    const isThere = found && (number - 1) * statementsOnAPage < found.result.summary.statements.length;
    return isThere ? <StatementsPage {...{ visit, ...found }} page={number} /> : undefined;
  }),
  page(paths.how, everyone, async (visit) => {
    const found = await resultHere(visit);
    return found && <HowPage {...{ visit, ...found }} />;
  }),
  page(paths.resultPdf, everyone, async (visit) => {
    const found = await toldHere(visit);
    if (!found) return undefined;
    const { lang, district, districtId } = visit;
    const url = visit.deps.publicUrl + paths.result.to({ districtId, lang }, { id: found.question.id });
    const name = `${paperTexts[lang].fileName}.pdf`;
    return sendPdf(resultDocument({ ...found, lang, district, url }), name);
  }, { limit: "paper" }),
];

async function resultHere(visit: Visit) {
  const id = idIn(visit);
  const question = id && (await findQuestion(visit.db, visit.districtId, id, false));
  if (!question) return undefined;
  const [statements, result] = await Promise.all([
    statementsOf(visit.db, visit.districtId, question.id),
    resultOf(visit.db, visit.districtId, question.id),
  ]);
  const shown = new Set(statements.map((one) => one.id));
  return { question, statements, result: result && { ...result, summary: ofStatements(result.summary, shown) } };
}

/** The same, once there are so many answers that figures may be shown. */

export async function toldHere(visit: Visit) {
  const found = await resultHere(visit);
  const result = found?.result;
  return result && result.participants >= fewestShown ? { ...found, result } : undefined;
}
