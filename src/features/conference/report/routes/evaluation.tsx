import { browserKey } from "../../../../platform/identity/browser-key.ts";
import { browserSecret, browserSecretOrNew, forgetBrowserSecret } from "../../../../platform/web/browser-secret.ts";
import { idOfForm } from "../../../../platform/web/address.ts";
import { Refusal, freshForm } from "../../../../platform/web/form.ts";
import type { FormProblem } from "../../../../platform/web/form.ts";
import { everyone, form, page } from "../../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../../platform/web/routes.ts";
import { publishedHere } from "../../routes/here.ts";
import { evaluationAt } from "../../rules/stages.ts";
import { nothingSchema } from "../../schema.ts";
import { saveAnswer } from "../commands/evaluation.ts";
import { reportPaths } from "../paths.ts";
import { evaluatedNow, ownAnswer } from "../queries/evaluation.ts";
import { evaluationSchema } from "../schema.ts";
import { EvaluationPage, ShutEvaluationPage, WhichEvaluationPage } from "../views/evaluation.tsx";

/** What a browser is in the evaluation of one conference: another in every other, and in every dialogue. */
const participantKey = ({ deps }: Visit, secret: string, conferenceId: string) => browserKey(deps.secret, secret, "conference evaluation", conferenceId);

async function evaluationPage(visit: Visit, problem?: FormProblem) {
  const conference = await publishedHere(visit);
  if (!conference) return undefined;
  visit.c.header("Cache-Control", "private, no-store");
  const state = evaluationAt(conference, visit.now);
  if (state === "none") return undefined;
  if (state !== "open") return <ShutEvaluationPage {...{ visit, conference }} />;
  const known = await ownAnswer(visit.db, visit.districtId, conference.id, participantKey(visit, browserSecretOrNew(visit), conference.id));
  return <EvaluationPage {...{ visit, conference }} hasAnswered={known !== undefined} problem={problem ?? freshForm({ ...known })} />;
}

async function whichPage(visit: Visit) {
  const conferences = await evaluatedNow(visit.db, visit.districtId, visit.now);
  const [only] = conferences;
  if (only && conferences.length === 1) return visit.c.redirect(reportPaths.evaluation.to(visit, { id: only.id }));
  return <WhichEvaluationPage {...{ visit, conferences }} />;
}

/** Saying how a conference was, without an account. */
export const evaluationRoutes: readonly Route[] = [
  page(reportPaths.evaluateNow, everyone, whichPage),
  page(reportPaths.evaluation, everyone, (visit) => evaluationPage(visit)),
  form(reportPaths.evaluation, everyone, evaluationSchema, {
    // One that answers again changes its answer, so nothing needs to be remembered.
    repeatable: true,
    // No numbers are public while one can answer, and other words are read before they are; the command sees to those that were.
    unseen: true,
    limit: "evaluation",
    save: async (visit, tx, input) => {
      const id = idOfForm(visit);
      const secret = browserSecret(visit);
      if (secret === undefined) throw new Refusal({ field: "", code: "no_cookie" });
      await saveAnswer(tx, visit.districtId, id, participantKey(visit, secret, id), input, visit.now);
      return reportPaths.evaluation.to(visit, { id }, { saved: "answer" });
    },
    again: evaluationPage,
  }),
  form(reportPaths.somebodyElse, everyone, nothingSchema, {
    repeatable: true,
    unseen: true,
    save: async (visit) => {
      forgetBrowserSecret(visit);
      return reportPaths.evaluation.to(visit, { id: idOfForm(visit) });
    },
    again: evaluationPage,
  }),
];
