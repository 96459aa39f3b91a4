import { idOfForm } from "../../../platform/web/address.ts";
import { Refusal, freshForm, textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import { form, page } from "../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../platform/web/routes.ts";
import type { ItemRef } from "../../../thread/commands.ts";
import { publicTextsOf, threadOf } from "../../../thread/queries.ts";
import type { ThreadItem } from "../../../thread/queries.ts";
import { readerOf } from "../../../thread/reader.ts";
import { blackedOut } from "../black-out.ts";
import type { BlackOut } from "../black-out.ts";
import { blackOutLetter, blackOutReply, removeReplyFile } from "../commands/black-out.ts";
import { paths } from "../paths.ts";
import { findLetter } from "../queries/letters.ts";
import { repliesTo } from "../queries/replies.ts";
import { steps } from "../reply.ts";
import { blackOutOrder, fileRemoval } from "../schema.ts";
import { texts } from "../texts.ts";
import { BlackOutLookPage, BlackOutPage } from "../views/black-out.tsx";
import { openTextsOfLetter, openTextsOfReply } from "../views/open-texts.ts";
import type { OpenText } from "../views/open-texts.ts";
import { RemoveReplyFilePage } from "../views/remove-file.tsx";
import { nameOfReply } from "../views/reply.tsx";
import { letterHere, replyHere } from "./pages.tsx";

export const blackOutRoutes: readonly Route[] = [
  page(paths.blackOut, "letters.black_out", (visit) => letterPage(visit)),
  form(paths.blackOut, "letters.black_out", blackOutOrder, {
    save: async (visit, tx, { step, ...order }) => {
      if (step === steps.edit) throw new Refusal({ field: "", code: steps.edit });
      await blackOutLetter(tx, visit.permit, idOfForm(visit), { district: visit.district, publicUrl: visit.deps.publicUrl }, order, visit.now);
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
  const t = texts[visit.lang].blackOut;
  const replies = await repliesTo(visit.db, visit.districtId, letter.id);
  return blackOutPage(visit, problem, {
    ref: { kind: "letter", id: letter.id },
    action: paths.blackOut.to(visit, { id: letter.id }),
    back: { href: paths.letter.to(visit, { id: letter.id }), label: letter.title, isWritten: true },
    lead: t.leadLetter,
    limits: [t.reaches, ...(letter.sending.by === "mail" ? [t.mail] : letter.sending.by === "invitation" ? [t.invitations] : []), ...(letter.attachments.length > 0 ? [t.insideAttachments] : [])],
    openTexts: openTextsOfLetter(letter, visit.lang),
    nearby: new Map(replies.map((reply) => [reply.id, openTextsOfReply(reply, visit.lang)])),
  });
}

async function replyPage(visit: Visit, problem: FormProblem = freshForm()) {
  const here = await replyAndLetter(visit);
  if (!here) return undefined;
  const t = texts[visit.lang].blackOut;
  const { reply, letter } = here;
  return blackOutPage(visit, problem, {
    ref: { kind: "reply", id: reply.id },
    action: paths.blackOutReply.to(visit, { id: reply.id }),
    back: { href: paths.reply.to(visit, { id: reply.id }), label: nameOfReply(visit, reply, letter) },
    lead: t.leadReply,
    limits: reply.file ? [t.inside] : [],
    openTexts: openTextsOfReply(reply, visit.lang),
    nearby: new Map([[letter.id, openTextsOfLetter(letter, visit.lang)]]),
  });
}

interface BlackOutPlace {
  readonly ref: ItemRef;
  readonly action: string;
  readonly back: { readonly href: string; readonly label: string; readonly isWritten?: boolean };
  readonly lead: string;
  readonly limits: readonly string[];
  readonly openTexts: readonly OpenText[];
  /** What everyone reads in the letter or the replies that belong to it, by their ids. */
  readonly nearby: ReadonlyMap<string, readonly OpenText[]>;
}

async function blackOutPage(visit: Visit, problem: FormProblem, { ref, nearby, ...place }: BlackOutPlace) {
  const thread = await threadOf(visit.db, visit.districtId, ref, readerOf(visit));
  const connected = thread.filter(({ distance }) => distance !== 0);
  const isLook = problem.errors.length > 0 && problem.errors.every(({ code }) => code === steps.look);
  if (!isLook) return <BlackOutPage {...{ visit, problem, connected, ...place }} />;
  const order = { words: textOf(problem, "words"), mark: textOf(problem, "mark") === "other" ? "other" : "name" } as const;
  const found = await withWords(visit, connected, nearby, order);
  return <BlackOutLookPage {...{ visit, problem, order, found, ...place }} />;
}

/** Those items in which everyone reads the words. */
async function withWords(visit: Visit, items: readonly ThreadItem[], nearby: BlackOutPlace["nearby"], order: BlackOut): Promise<ThreadItem[]> {
  const elsewhere = await publicTextsOf(visit.db, visit.districtId, items);
  const found = elsewhere.filter(({ id, title, text }) => {
    const read = nearby.get(id)?.map((open) => open.text) ?? [title, text];
    return read.some((one) => blackedOut(one, order) !== one.normalize("NFC"));
  });
  const ids = new Set(found.map(({ id }) => id));
  return items.filter(({ id }) => ids.has(id));
}

async function filePage(visit: Visit, problem: FormProblem = freshForm()) {
  const here = await replyAndLetter(visit);
  if (!here || (here.reply.file === null && problem.errors.length === 0)) return undefined;
  const { reply, letter } = here;
  return <RemoveReplyFilePage {...{ visit, problem, reply }} title={nameOfReply(visit, reply, letter)} />;
}

async function replyAndLetter(visit: Visit) {
  const reply = await replyHere(visit);
  const letter = reply && (await findLetter(visit.db, visit.districtId, reply.letterId, "visitor"));
  return letter && { reply, letter };
}
