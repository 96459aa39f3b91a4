import { idOfForm } from "../../../platform/web/address.ts";
import { freshForm } from "../../../platform/web/form.ts";
import type { FormProblem, FormValues } from "../../../platform/web/form.ts";
import { form, page } from "../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../platform/web/routes.ts";
import { openHere } from "../routes/here.ts";
import { nothingSchema } from "../schema.ts";
import { addQuestion, changeQuestion, moveQuestion, removeQuestion } from "./commands.ts";
import type { QuestionRef } from "./commands.ts";
import { questionPaths } from "./paths.ts";
import { answerCounts, questionsOf } from "./queries.ts";
import type { Question } from "./question.ts";
import { moveQuestionSchema, questionSchema } from "./schema.ts";
import { QuestionsPage } from "./views/desk.tsx";
import { QuestionFormPage } from "./views/form.tsx";

type Preparer = Visit<"conference.prepare">;

const right = "conference.prepare";

async function questionsHere(visit: Preparer, problem?: FormProblem) {
  const conference = await openHere(visit, problem);
  if (!conference) return undefined;
  const [questions, counts] = await Promise.all([questionsOf(visit.db, visit.districtId, conference.id), answerCounts(visit.db, visit.permit, conference.id)]);
  return { conference, questions, counts };
}

async function listPage(visit: Preparer, problem: FormProblem = freshForm()) {
  const here = await questionsHere(visit, problem);
  return here && <QuestionsPage {...{ visit, problem, ...here }} />;
}

async function addPage(visit: Preparer, problem: FormProblem = freshForm({ kind: "text" })) {
  const here = await questionsHere(visit, problem);
  return here && <QuestionFormPage {...{ visit, problem }} conference={here.conference} />;
}

async function changePage(visit: Preparer, problem?: FormProblem) {
  const here = await questionsHere(visit, problem);
  const question = here?.questions.find(({ id }) => id === visit.param("question"));
  if (!here || !question) return undefined;
  const answered = here.counts.get(question.id) ?? 0;
  return <QuestionFormPage {...{ visit, question, answered }} conference={here.conference} problem={problem ?? freshForm(valuesOf(question))} />;
}

const valuesOf = ({ words, wordsEn, kind, options, optionsEn, isRequired }: Question): FormValues => ({
  words,
  wordsEn: wordsEn ?? "",
  kind,
  options: options.join("\n"),
  optionsEn: optionsEn?.join("\n") ?? "",
  required: isRequired ? "1" : "",
});

const refIn = (visit: Preparer): QuestionRef => ({ conferenceId: idOfForm(visit), id: idOfForm(visit, "question") });

const toList = (visit: Preparer, saved: string) => questionPaths.list.to(visit, { id: visit.param("id") }, { saved });

/** The organiser's own questions: written before and while people register. No kept page shows them. */
export const questionRoutes: readonly Route[] = [
  page(questionPaths.list, right, (visit) => listPage(visit)),
  page(questionPaths.add, right, (visit) => addPage(visit)),
  form(questionPaths.add, right, questionSchema, {
    unseen: true,
    save: async (visit, tx, input) => {
      await addQuestion(tx, visit.permit, idOfForm(visit), input, visit.now);
      return toList(visit, "question");
    },
    again: addPage,
  }),
  page(questionPaths.change, right, (visit) => changePage(visit)),
  form(questionPaths.change, right, questionSchema, {
    unseen: true,
    save: async (visit, tx, input) => {
      await changeQuestion(tx, visit.permit, refIn(visit), input, visit.now);
      return toList(visit, "question");
    },
    again: changePage,
  }),
  form(questionPaths.move, right, moveQuestionSchema, {
    unseen: true,
    save: async (visit, tx, input) => {
      await moveQuestion(tx, visit.permit, refIn(visit), input, visit.now);
      return toList(visit, "moved");
    },
    again: listPage,
  }),
  form(questionPaths.remove, right, nothingSchema, {
    unseen: true,
    save: async (visit, tx) => {
      await removeQuestion(tx, visit.permit, refIn(visit), visit.now);
      return toList(visit, "removed");
    },
    again: listPage,
  }),
];
