import { dayOf } from "../../../platform/i18n/dates.ts";
import { signOut } from "../../../platform/identity/session-cookie.ts";
import type { Db, Tx } from "../../../platform/db/database.ts";
import { Refusal, freshForm } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import { everyone, form, page } from "../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../platform/web/routes.ts";
import { answerStatement, sayPerspective } from "../commands/answers.ts";
import { takeCode } from "../commands/kiosks.ts";
import { codeHash, codeIn, deviceHash, turnOf } from "../rules/answers/kiosk.ts";
import { participantKey } from "../rules/answers/participant.ts";
import { paths } from "../paths.ts";
import { asksPerspective } from "../rules/perspective.ts";
import { canBeAnswered } from "../rules/question.ts";
import { answering } from "../queries/answering.ts";
import type { ParticipantRef } from "../queries/answers.ts";
import { kioskOfDevice } from "../queries/kiosks.ts";
import { nextFor } from "../queries/next-statement.ts";
import { findQuestion } from "../queries/questions.ts";
import { codeSchema, kioskAnswerSchema, kioskPerspectiveSchema, nothingSchema } from "../schema.ts";
import { KioskCodePage, KioskDonePage, KioskPerspectivePage, KioskStartPage, KioskStatementPage } from "../views/kiosk.tsx";
import { beginPerson, deviceIn, forgetPerson, giveDevice, keepPerson, personIn } from "./kiosk-cookies.ts";

/** Where a tablet stands between two people, in the language that most read. */
const startOf = (visit: Visit) => paths.kiosk.to({ districtId: visit.districtId, lang: "da" }, {});

/** What this tablet is, if it ever was a kiosk here. */
async function kioskHere(visit: Visit, db: Db | Tx = visit.db) {
  const device = deviceIn(visit);
  if (device === undefined) return undefined;
  return kioskOfDevice(db, visit.districtId, deviceHash(visit.deps.secret, device), visit.now);
}

/** The question that this tablet takes answers to now. */
async function questionHere(visit: Visit) {
  const kiosk = await kioskHere(visit);
  const question = kiosk?.isActive && (await findQuestion(visit.db, visit.districtId, kiosk.questionId, false));
  return question && canBeAnswered(question, dayOf(visit.now)) ? question : undefined;
}

/** Nobody's page: the question, and where one begins. On a tablet that is no kiosk: where its code is typed. */
async function startPage(visit: Visit, problem: FormProblem = freshForm()) {
  visit.c.header("Cache-Control", "private, no-store");
  forgetPerson(visit);
  const question = await questionHere(visit);
  if (question) return <KioskStartPage {...{ visit, question }} />;
  giveDevice(visit);
  const isSignedIn = (await visit.deps.identity.session(visit.c)) !== undefined;
  return <KioskCodePage {...{ visit, problem, isSignedIn }} wasKiosk={(await kioskHere(visit)) !== undefined} />;
}

const refOf = ({ deps, districtId }: Visit, questionId: string, personSecret: string): ParticipantRef => ({
  district: districtId,
  questionId,
  key: participantKey(deps.secret, personSecret, questionId),
});

/** What whoever is at the tablet sees next; between two people, and when it has ended, the start. */
async function answerPage(visit: Visit, problem: FormProblem = freshForm()) {
  const secret = personIn(visit);
  const question = secret && (await questionHere(visit));
  if (!secret || !question) return visit.c.redirect(startOf(visit), 303);
  visit.c.header("Cache-Control", "private, no-store");
  keepPerson(visit, secret);
  const who = refOf(visit, question.id, secret);
  const asked = await answering(visit.db, who);
  if (!asked) return visit.c.redirect(startOf(visit), 303);
  const { own, statements } = asked;
  const turn = turnOf(secret);
  if (asksPerspective(own.perspective, own.values.size)) return <KioskPerspectivePage {...{ visit, problem, turn }} />;
  const statement = await nextFor(visit.db, who, asked);
  if (!statement) return donePage(visit, "all");
  const progress = { answered: own.values.size, of: statements.length };
  return <KioskStatementPage {...{ visit, problem, turn, statement, progress }} />;
}

function donePage(visit: Visit, how: "all" | "stopped") {
  visit.c.header("Cache-Control", "private, no-store");
  forgetPerson(visit);
  return <KioskDonePage {...{ visit, how }} start={startOf(visit)} />;
}

/**
 * Whoever sends this form, when it was shown in their own turn at a tablet that still takes answers. One from a page that
 * the person before left open is nobody's.
 */
async function senderIn(visit: Visit, tx: Tx, turn: string): Promise<ParticipantRef | undefined> {
  const secret = personIn(visit);
  if (!secret || turnOf(secret) !== turn) return undefined;
  const kiosk = await kioskHere(visit, tx);
  return kiosk?.isActive ? refOf(visit, kiosk.questionId, secret) : undefined;
}

/** Presses at a tablet are not remembered, and are as many as there are people: its secret is what lets them in. */
const small = { repeatable: true, unseen: true } as const;

export const kioskRoutes: readonly Route[] = [
  page(paths.kiosk, everyone, (visit) => startPage(visit)),
  form(paths.kiosk, everyone, codeSchema, {
    ...small,
    limit: "kiosk",
    save: async (visit, tx, { code }) => {
      const device = deviceIn(visit);
      if (!device) throw new Refusal({ field: "", code: "no_cookie" });
      const { secret } = visit.deps;
      await takeCode(tx, visit.districtId, { hash: codeHash(secret, codeIn(code)), device: deviceHash(secret, device) }, visit.now);
      // Whoever opened it does not stay behind in a tablet that goes from hand to hand.
      if (await visit.deps.identity.session(visit.c)) await signOut(visit.c, tx, visit.deps);
      return startOf(visit);
    },
    again: startPage,
  }),
  form(paths.kioskBegin, everyone, nothingSchema, {
    ...small,
    save: async (visit) => {
      beginPerson(visit);
      return paths.kioskAnswer.to(visit, {});
    },
    again: (visit) => startPage(visit),
  }),
  page(paths.kioskAnswer, everyone, (visit) => answerPage(visit)),
  form(paths.kioskAnswer, everyone, kioskAnswerSchema, {
    ...small,
    save: async (visit, tx, { turn, ...answer }) => {
      const who = await senderIn(visit, tx, turn);
      if (!who) return startOf(visit);
      await answerStatement(tx, who, answer, visit.now, "kiosk");
      return paths.kioskAnswer.to(visit, {});
    },
    again: answerPage,
  }),
  form(paths.kioskPerspective, everyone, kioskPerspectiveSchema, {
    ...small,
    save: async (visit, tx, { turn, perspective }) => {
      const who = await senderIn(visit, tx, turn);
      if (!who) return startOf(visit);
      await sayPerspective(tx, who, perspective, visit.now, "kiosk");
      return paths.kioskAnswer.to(visit, {});
    },
    again: answerPage,
  }),
  page(paths.kioskDone, everyone, (visit) => donePage(visit, "stopped")),
];
