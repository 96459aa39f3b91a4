import { readUpload, uploadErrors } from "../../../platform/files/uploads.ts";
import { idOfForm } from "../../../platform/web/address.ts";
import { freshForm } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import { form, page } from "../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../platform/web/routes.ts";
import { threadOf } from "../../../thread/queries.ts";
import { readerOf } from "../../../thread/reader.ts";
import { correctReply, withdrawReply } from "../commands/put-right.ts";
import { paths } from "../paths.ts";
import { earlierWordings } from "../queries/earlier.ts";
import { findLetter } from "../queries/letters.ts";
import { repliesTo } from "../queries/replies.ts";
import { correctedReply, withdrawnReply } from "../schema.ts";
import { EarlierWordingsPage } from "../views/earlier.tsx";
import { CorrectReplyPage, WithdrawReplyPage, replyValues } from "../views/put-right.tsx";
import { letterFiles, replyHere } from "./pages.tsx";

export const putRightRoutes: readonly Route[] = [
  page(paths.correctReply, "letters.register_reply", (visit) => correctPage(visit)),
  form(paths.correctReply, "letters.register_reply", correctedReply, {
    uploads: true,
    check: (_visit, { file }) => uploadErrors("file", file, "pdf"),
    upload: (visit, { file }) => readUpload(letterFiles(visit), file, "pdf"),
    save: async (visit, tx, { file: _file, filePublic, version, ...input }, upload) => {
      const details = { ...input, file: upload ?? null, fileIsPublic: filePublic };
      await correctReply(tx, visit.permit, idOfForm(visit), version, details, visit.now);
      return paths.reply.to(visit, { id: visit.param("id") }, { saved: "corrected" });
    },
    again: correctPage,
  }),
  page(paths.withdrawReply, "letters.register_reply", (visit) => withdrawPage(visit)),
  form(paths.withdrawReply, "letters.register_reply", withdrawnReply, {
    save: async (visit, tx, input) => {
      await withdrawReply(tx, visit.permit, idOfForm(visit), input, visit.now);
      return paths.reply.to(visit, { id: visit.param("id") }, { saved: "withdrawn" });
    },
    again: withdrawPage,
  }),
  page(paths.earlierReply, "letters.register_reply", async (visit) => {
    const here = await enteredHere(visit);
    if (!here) return undefined;
    const earlier = await earlierWordings(visit.db, visit.permit, here.reply.id);
    return <EarlierWordingsPage {...{ visit, ...here, earlier }} />;
  }),
];

async function correctPage(visit: Visit, problem?: FormProblem) {
  const here = await enteredHere(visit);
  if (!here || (here.reply.withdrawal && !problem)) return undefined;
  const effects = await effectsOf(visit, here.reply.id);
  return <CorrectReplyPage {...{ visit, ...here, effects }} problem={problem ?? freshForm(replyValues(here.reply))} />;
}

async function withdrawPage(visit: Visit, problem?: FormProblem) {
  const here = await enteredHere(visit);
  if (!here || (here.reply.withdrawal && !problem)) return undefined;
  const effects = await effectsOf(visit, here.reply.id);
  const replies = await repliesTo(visit.db, visit.districtId, here.letter.id);
  return <WithdrawReplyPage {...{ visit, ...here, effects, replies }} problem={problem ?? freshForm()} />;
}

/** The reply in the address and its letter, when it was entered on the addressee's behalf. */
async function enteredHere(visit: Visit) {
  const reply = await replyHere(visit);
  if (reply?.cameBy !== "secretary") return undefined;
  const letter = await findLetter(visit.db, visit.districtId, reply.letterId, "visitor");
  return letter && { reply, letter };
}

async function effectsOf(visit: Visit, id: string) {
  const thread = await threadOf(visit.db, visit.districtId, { kind: "reply", id }, readerOf(visit));
  return thread.filter(({ distance }) => distance > 0);
}
