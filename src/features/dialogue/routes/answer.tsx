import { dayOf } from "../../../platform/i18n/dates.ts";
import { idIn, idOfForm } from "../../../platform/web/address.ts";
import { Refusal, freshForm, textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import { everyone, form, oftenSentForm, page } from "../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../platform/web/routes.ts";
import { answerStatement, sayPerspective, withdrawAnswer } from "../commands/answers.ts";
import { keepAnswer } from "../commands/keep-answer.ts";
import { paths } from "../paths.ts";
import { asksPerspective } from "../rules/perspective.ts";
import { canBeAnswered } from "../rules/question.ts";
import { answering } from "../queries/answering.ts";
import { ownAnswers } from "../queries/answers.ts";
import type { ParticipantRef } from "../queries/answers.ts";
import { nextFor } from "../queries/next-statement.ts";
import { findQuestion, statementsOf } from "../queries/questions.ts";
import { ownStatements } from "../queries/receipts.ts";
import { sharingFor } from "../queries/sharing.ts";
import { answerSchema, mineSchema, nothingSchema, perspectiveSchema } from "../schema.ts";
import { newSinceAnswered } from "../rules/statements/statement.ts";
import { AnswerPage, DonePage, PerspectivePage } from "../views/answer.tsx";
import { MinePage } from "../views/mine.tsx";
import { forgetSecret, participantIn, participantOrNew } from "./browser-secret.ts";
import type { Told } from "./told.ts";

/** The question in the address while it can be answered; what is shown then is for one person only. */
export async function openQuestion(visit: Visit) {
  const id = idIn(visit);
  const question = id && (await findQuestion(visit.db, visit.districtId, id, false));
  if (!question || !canBeAnswered(question, dayOf(visit.now))) return undefined;
  visit.c.header("Cache-Control", "private, no-store");
  return question;
}

/** The next statement, or the question who one is here, or that it is done. A closed question leads to what came out. */
async function answerPage(told: Told, visit: Visit, problem: FormProblem = freshForm()) {
  const id = idIn(visit);
  if (id === undefined) return undefined;
  const known = participantIn(visit, id);
  const asked = await answering(visit.db, known ?? nobodyIn(visit, id));
  if (!asked || !canBeAnswered({ status: "open", closesOn: asked.closesOn }, dayOf(visit.now))) return closedPage(visit);
  visit.c.header("Cache-Control", "private, no-store");
  const who = known ?? participantOrNew(visit, id);
  const { own, title } = asked;
  const question = { id, title };
  if (asksPerspective(own.perspective, own.values.size))
    return <PerspectivePage {...{ visit, question, problem }} back="answer" given={null} />;
  const next = await nextFor(visit.db, who, asked);
  const progress = {
    answered: own.values.size,
    of: asked.statements.length,
    isNew: newSinceAnswered(asked.statements, own.values),
  };
  if (next) return <AnswerPage {...{ visit, question, problem, progress }} statement={next} />;
  const statements = await statementsOf(visit.db, visit.districtId, id);
  const [sharing, also] = await Promise.all([sharingFor(visit.db, who, own, statements), told.onQuestion(visit, id)]);
  return <DonePage {...{ visit, question, progress, statements, sharing }} told={also} />;
}

/** Of whom nothing is known; only an open question gives a browser its secret. */
const nobodyIn = ({ districtId }: Visit, questionId: string): ParticipantRef => ({ district: districtId, questionId, key: "" });

/** A question that cannot be answered any more leads to what came out. */
export async function closedPage(visit: Visit) {
  const id = idIn(visit);
  const question = id && (await findQuestion(visit.db, visit.districtId, id, false));
  return question ? visit.c.redirect(paths.result.to(visit, { id: question.id }), 303) : undefined;
}

async function minePage(visit: Visit, problem: FormProblem = freshForm()) {
  const question = await openQuestion(visit);
  if (!question) return closedPage(visit);
  const who = participantIn(visit, question.id);
  const [own, statements, written] = await Promise.all([
    who ? ownAnswers(visit.db, who) : { perspective: null, values: new Map<string, number>() },
    statementsOf(visit.db, visit.districtId, question.id),
    who ? ownStatements(visit.db, who, dayOf(visit.now)) : [],
  ]);
  const sharing = who ? await sharingFor(visit.db, who, own, statements) : [];
  return <MinePage {...{ visit, question, statements, own, written, sharing, problem }} />;
}

async function perspectivePage(visit: Visit, problem: FormProblem = freshForm()) {
  const question = await openQuestion(visit);
  if (!question) return closedPage(visit);
  const own = await ownAnswers(visit.db, participantOrNew(visit, question.id));
  const back = textOf(problem, "back") === "answer" ? "answer" : "mine";
  return <PerspectivePage {...{ visit, question, problem, back }} given={own.perspective} />;
}

/** Who sends a form of a question. @throws Refusal `"": no_cookie` when the browser keeps nothing, so that one person would be many */
export function sender(visit: Visit): ParticipantRef {
  const who = participantIn(visit, idOfForm(visit));
  if (!who) throw new Refusal({ field: "", code: "no_cookie" });
  return who;
}

/** Answers are not remembered as sent forms, and change no page that is kept; sending one again is harmless. */
const small = { repeatable: true, unseen: true, limit: "answer" } as const;

export const answerRoutes = (told: Told): readonly Route[] => [
  page(paths.answer, everyone, (visit) => answerPage(told, visit), { often: true }),
  oftenSentForm(paths.answer, everyone, answerSchema, {
    limit: "answer",
    keep: async (visit, input) => {
      const who = sender(visit);
      await keepAnswer(visit.db, who, input, visit.now);
      return paths.answer.to(visit, { id: who.questionId });
    },
    again: (visit, problem) => answerPage(told, visit, problem),
  }),
  page(paths.perspective, everyone, (visit) => perspectivePage(visit)),
  form(paths.perspective, everyone, perspectiveSchema, {
    ...small,
    save: async (visit, tx, { perspective, back }) => {
      const who = sender(visit);
      await sayPerspective(tx, who, perspective, visit.now);
      return paths[back].to(visit, { id: who.questionId });
    },
    again: perspectivePage,
  }),
  page(paths.mine, everyone, (visit) => minePage(visit)),
  form(paths.mine, everyone, mineSchema, {
    ...small,
    save: async (visit, tx, { statement, value }) => {
      const who = sender(visit);
      if (value === "withdraw") await withdrawAnswer(tx, who, statement, visit.now);
      else await answerStatement(tx, who, { statement, value }, visit.now);
      return paths.mine.to(visit, { id: who.questionId }, { done: value === "withdraw" ? "withdrawn" : "changed" });
    },
    again: minePage,
  }),
  form(paths.leave, everyone, nothingSchema, {
    repeatable: true,
    unseen: true,
    save: async (visit) => {
      forgetSecret(visit);
      return paths.question.to(visit, { id: idOfForm(visit) });
    },
    again: minePage,
  }),
];
