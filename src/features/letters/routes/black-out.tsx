import { idOfForm } from "../../../platform/web/address.ts";
import { Refusal, freshForm, textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import { form, page } from "../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../platform/web/routes.ts";
import { threadOf } from "../../../thread/queries.ts";
import { readerOf } from "../../../thread/reader.ts";
import { blackOutLetter, blackOutReply, removeReplyFile } from "../commands/black-out.ts";
import { paths } from "../paths.ts";
import { findLetter } from "../queries/letters.ts";
import { steps } from "../reply.ts";
import { blackOutOrder, fileRemoval } from "../schema.ts";
import { texts } from "../texts.ts";
import { BlackOutLookPage, BlackOutPage } from "../views/black-out.tsx";
import type { OpenText } from "../views/black-out.tsx";
import { RemoveReplyFilePage } from "../views/remove-file.tsx";
import { nameOfReply } from "../views/reply.tsx";
import { letterHere, replyHere } from "./pages.tsx";

export const blackOutRoutes: readonly Route[] = [
  page(paths.blackOut, "letters.black_out", (visit) => letterPage(visit)),
  form(paths.blackOut, "letters.black_out", blackOutOrder, {
    save: async (visit, tx, { step, ...order }) => {
      if (step === steps.edit) throw new Refusal({ field: "", code: steps.edit });
      await blackOutLetter(tx, visit.permit, idOfForm(visit), visit.district, order, visit.now);
      // Every rule has been asked as if it was done; this undoes it.
      if (step === steps.look) throw new Refusal({ field: "", code: steps.look });
      return paths.letter.to(visit, { id: visit.param("id") }, { saved: "blacked-out" });
    },
    again: letterPage,
  }),
  page(paths.blackOutReply, "letters.black_out", (visit) => replyPage(visit)),
  form(paths.blackOutReply, "letters.black_out", blackOutOrder, {
    save: async (visit, tx, { step, ...order }) => {
      if (step === steps.edit) throw new Refusal({ field: "", code: steps.edit });
      await blackOutReply(tx, visit.permit, idOfForm(visit), order, visit.now);
      if (step === steps.look) throw new Refusal({ field: "", code: steps.look });
      return paths.reply.to(visit, { id: visit.param("id") }, { saved: "blacked-out" });
    },
    again: replyPage,
  }),
  page(paths.removeReplyFile, "letters.black_out", (visit) => filePage(visit)),
  form(paths.removeReplyFile, "letters.black_out", fileRemoval, {
    save: async (visit, tx, input) => {
      await removeReplyFile(tx, visit.permit, idOfForm(visit), input, visit.now);
      return paths.reply.to(visit, { id: visit.param("id") }, { saved: "file-removed" });
    },
    again: filePage,
  }),
];

async function letterPage(visit: Visit, problem: FormProblem = freshForm()) {
  const letter = await letterHere(visit);
  if (!letter?.sending) return undefined;
  const t = texts[visit.lang];
  const { fields } = t.blackOut;
  const openTexts = [
    { term: fields.title, text: letter.title },
    { term: fields.body, text: letter.body, isMarkdown: true },
    { term: fields.audience, text: letter.audience ?? "" },
    { term: t.reply.theirNumber, text: letter.theirNumber },
    { term: fields.handedOver, text: letter.sending.handedOver },
    ...letter.attachments.map(({ name }) => ({ term: fields.attachment, text: name })),
  ];
  return blackOutPage(visit, problem, { kind: "letter", id: letter.id }, {
    action: paths.blackOut.to(visit, { id: letter.id }),
    back: { href: paths.letter.to(visit, { id: letter.id }), label: letter.title, isWritten: true },
    lead: t.blackOut.leadLetter,
    limits: [t.blackOut.reaches, ...(letter.attachments.length > 0 ? [t.blackOut.insideAttachments] : [])],
    openTexts,
  });
}

async function replyPage(visit: Visit, problem: FormProblem = freshForm()) {
  const here = await replyAndName(visit);
  if (!here) return undefined;
  const t = texts[visit.lang];
  const { reply } = here;
  const openTexts = [
    { term: t.replyForm.reason, text: reply.reason },
    { term: t.replyForm.function, text: reply.function },
    { term: t.reply.theirNumber, text: reply.theirNumber },
    { term: t.blackOut.fields.file, text: reply.file?.name ?? "" },
  ];
  return blackOutPage(visit, problem, { kind: "reply", id: reply.id }, {
    action: paths.blackOutReply.to(visit, { id: reply.id }),
    back: { href: paths.reply.to(visit, { id: reply.id }), label: here.name },
    lead: t.blackOut.leadReply,
    limits: reply.file ? [t.blackOut.inside] : [],
    openTexts,
  });
}

interface BlackOutPlace {
  readonly action: string;
  readonly back: { readonly href: string; readonly label: string; readonly isWritten?: boolean };
  readonly lead: string;
  readonly limits: readonly string[];
  readonly openTexts: readonly OpenText[];
}

async function blackOutPage(visit: Visit, problem: FormProblem, ref: { kind: string; id: string }, place: BlackOutPlace) {
  const isLook = problem.errors.length > 0 && problem.errors.every(({ code }) => code === steps.look);
  if (isLook) {
    const order = { words: textOf(problem, "words"), mark: textOf(problem, "mark") === "other" ? "other" : "name" } as const;
    return <BlackOutLookPage {...{ visit, problem, order, ...place }} />;
  }
  const thread = await threadOf(visit.db, visit.districtId, ref, readerOf(visit));
  const effects = thread.filter(({ distance, kind }) => distance > 0 && kind !== "reply");
  return <BlackOutPage {...{ visit, problem, effects, ...place }} />;
}

async function filePage(visit: Visit, problem: FormProblem = freshForm()) {
  const here = await replyAndName(visit);
  if (!here || (here.reply.file === null && problem.errors.length === 0)) return undefined;
  return <RemoveReplyFilePage {...{ visit, problem }} reply={here.reply} title={here.name} />;
}

async function replyAndName(visit: Visit) {
  const reply = await replyHere(visit);
  const letter = reply && (await findLetter(visit.db, visit.districtId, reply.letterId, "visitor"));
  return letter && { reply, name: nameOfReply(visit, reply, letter) };
}
