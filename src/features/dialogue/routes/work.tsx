import { addDays, dayOf } from "../../../platform/i18n/dates.ts";
import { idIn, idOfForm } from "../../../platform/web/address.ts";
import { freshForm } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import { form, page } from "../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../platform/web/routes.ts";
import { threadOf } from "../../../thread/queries.ts";
import { readerOf } from "../../../thread/reader.ts";
import { threadSteps } from "../../../thread/steps.ts";
import { addQuestion, changeQuestion, closeQuestion, discardQuestion, extendQuestion, openQuestion } from "../commands/questions.ts";
import { paths } from "../paths.ts";
import { usuallyHeard } from "../rules/perspective.ts";
import { findQuestion, statementsOf } from "../queries/questions.ts";
import { countToRead } from "../queries/to-read.ts";
import { extendSchema, nothingSchema, openSchema, questionSchema } from "../schema.ts";
import { texts } from "../texts/dialogue.ts";
import { writeTexts } from "../texts/write.ts";
import { QuestionFormPage } from "../views/form.tsx";
import { QuestionPage } from "../views/question.tsx";

type Managing = Visit<"dialogue.manage">;

const usualDays = 28;

/** A question, for everyone; a draft only for coordinators. */
export async function questionPage(visit: Visit, problem: FormProblem = freshForm()) {
  const id = idIn(visit);
  const question = id && (await findQuestion(visit.db, visit.districtId, id, visit.may("dialogue.manage")));
  if (!question) return undefined;
  const item = { kind: "question", id: question.id };
  const reader = readerOf(visit);
  const [statements, thread, toRead] = await Promise.all([
    statementsOf(visit.db, visit.districtId, question.id),
    threadOf(visit.db, visit.districtId, item, reader),
    countToRead(visit.db, visit.districtId, question.id),
  ]);
  return <QuestionPage {...{ visit, question, statements, toRead, problem }} thread={threadSteps(visit, thread, item, reader)} />;
}

function newPage(visit: Managing, problem?: FormProblem) {
  const fresh = freshForm({
    asker: texts.da.forum,
    closesOn: addDays(dayOf(visit.now), usualDays),
    mustBeHeard: [...usuallyHeard],
    moderation: writeTexts.da.usualPolicy,
  });
  return <QuestionFormPage visit={visit} problem={problem ?? fresh} />;
}

async function changePage(visit: Managing, problem?: FormProblem) {
  const id = idIn(visit);
  const question = id && (await findQuestion(visit.db, visit.districtId, id, true));
  if (!question || question.status !== "draft") return undefined;
  const statements = await statementsOf(visit.db, visit.districtId, question.id);
  const { title, why, asker, outcome, closesOn, mustBeHeard, version } = question;
  const moderation = question.moderation || writeTexts.da.usualPolicy;
  const fields = freshForm({
    title, why, asker, outcome, moderation, closesOn, mustBeHeard,
    statements: statements.map(({ text }) => text).join("\n"),
  });
  return <QuestionFormPage visit={visit} draft={{ id: question.id, version, fields }} problem={problem ?? fields} />;
}

export const workRoutes: readonly Route[] = [
  page(paths.add, "dialogue.manage", (visit) => newPage(visit)),
  form(paths.add, "dialogue.manage", questionSchema, {
    unseen: true,
    save: async (visit, tx, input) => paths.question.to(visit, { id: await addQuestion(tx, visit.permit, input, visit.now) }),
    again: newPage,
  }),
  page(paths.change, "dialogue.manage", (visit) => changePage(visit)),
  form(paths.change, "dialogue.manage", questionSchema, {
    unseen: true,
    save: async (visit, tx, input) => {
      const id = idOfForm(visit);
      await changeQuestion(tx, visit.permit, id, input, visit.now);
      return paths.question.to(visit, { id });
    },
    // A form that does not fit the question any more shows how it stands now.
    again: async (visit, problem) => (await changePage(visit, problem)) ?? questionPage(visit, problem),
  }),
  form(paths.discard, "dialogue.manage", nothingSchema, {
    unseen: true,
    save: async (visit, tx) => {
      await discardQuestion(tx, visit.permit, idOfForm(visit));
      return paths.dialogue.to(visit, {});
    },
    again: questionPage,
  }),
  form(paths.open, "dialogue.manage", openSchema, {
    save: async (visit, tx, { version }) => {
      const id = idOfForm(visit);
      await openQuestion(tx, visit.permit, id, version, visit.now);
      return paths.question.to(visit, { id }, { done: "opened" });
    },
    again: questionPage,
  }),
  form(paths.extend, "dialogue.manage", extendSchema, {
    save: async (visit, tx, { closesOn }) => {
      const id = idOfForm(visit);
      await extendQuestion(tx, visit.permit, id, closesOn);
      return paths.question.to(visit, { id }, { done: "extended" });
    },
    again: questionPage,
  }),
  form(paths.close, "dialogue.manage", nothingSchema, {
    save: async (visit, tx) => {
      const id = idOfForm(visit);
      await closeQuestion(tx, visit.permit, id, visit.now);
      return paths.question.to(visit, { id }, { done: "closed" });
    },
    again: questionPage,
  }),
];
