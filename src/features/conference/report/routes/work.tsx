import { sendPdf } from "../../../../platform/pdf/send.ts";
import { idOfForm } from "../../../../platform/web/address.ts";
import { freshForm } from "../../../../platform/web/form.ts";
import type { FormProblem } from "../../../../platform/web/form.ts";
import { form, page } from "../../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../../platform/web/routes.ts";
import { publishedHere } from "../../routes/here.ts";
import { evaluationAt } from "../../rules/stages.ts";
import { enterPaperAnswer, keepTextBack, releaseText } from "../commands/evaluation.ts";
import { reportPaths } from "../paths.ts";
import { countAnswers, evaluationTexts } from "../queries/evaluation.ts";
import { sheetDocument } from "../rules/sheet-document.ts";
import { evaluationSchema, keepBackSchema, releaseSchema } from "../schema.ts";
import { texts } from "../texts/evaluation.ts";
import { PaperPage } from "../views/paper.tsx";
import { TextsPage } from "../views/texts.tsx";

/** The conference of this address that can be, or could have been evaluated. */
async function conferenceHere(visit: Visit<"conference.prepare"> | Visit<"conference.register">) {
  visit.c.header("Cache-Control", "no-store");
  const conference = await publishedHere(visit);
  return conference && evaluationAt(conference, visit.now) !== "none" ? conference : undefined;
}

async function paperPage(visit: Visit<"conference.register">, problem: FormProblem = freshForm()) {
  const conference = await conferenceHere(visit);
  if (!conference || evaluationAt(conference, visit.now) !== "open") return undefined;
  const { paper } = await countAnswers(visit.db, visit.permit, conference.id);
  return <PaperPage {...{ visit, conference, problem }} entered={paper} />;
}

async function textsPage(visit: Visit<"conference.prepare">, problem: FormProblem = freshForm()) {
  const conference = await conferenceHere(visit);
  if (!conference) return undefined;
  const [written, answers] = await Promise.all([evaluationTexts(visit.db, visit.permit, conference.id), countAnswers(visit.db, visit.permit, conference.id)]);
  return <TextsPage {...{ visit, conference, written, answers, problem }} wrongAt={problem.errors.length > 0 ? visit.param("text") : undefined} />;
}

/** Answers on paper, and the words that somebody has to read before others do. */
export const evaluationWorkRoutes: readonly Route[] = [
  page(reportPaths.paper, "conference.register", (visit) => paperPage(visit)),
  form(reportPaths.paper, "conference.register", evaluationSchema, {
    unseen: true,
    save: async (visit, tx, input) => {
      const id = idOfForm(visit);
      await enterPaperAnswer(tx, visit.permit, id, input, visit.now);
      return reportPaths.paper.to(visit, { id }, { saved: "paper" });
    },
    again: paperPage,
  }),
  page(reportPaths.sheet, "conference.register", async (visit) => {
    const conference = await conferenceHere(visit);
    if (!conference) return undefined;
    const { district, lang, deps } = visit;
    return sendPdf(sheetDocument({ conference, district, lang, url: deps.publicUrl + reportPaths.evaluateNow.to(visit, {}) }), `${texts[lang].sheet.fileName}.pdf`);
  }),
  page(reportPaths.texts, "conference.prepare", (visit) => textsPage(visit)),
  form(reportPaths.release, "conference.prepare", releaseSchema, {
    save: async (visit, tx, { shown, version }) => {
      const id = idOfForm(visit);
      await releaseText(tx, visit.permit, { conferenceId: id, id: idOfForm(visit, "text"), version }, shown);
      return reportPaths.texts.to(visit, { id }, { saved: "released" });
    },
    again: textsPage,
  }),
  form(reportPaths.keepBack, "conference.prepare", keepBackSchema, {
    save: async (visit, tx, { version }) => {
      const id = idOfForm(visit);
      await keepTextBack(tx, visit.permit, { conferenceId: id, id: idOfForm(visit, "text"), version });
      return reportPaths.texts.to(visit, { id }, { saved: "kept" });
    },
    again: textsPage,
  }),
];
