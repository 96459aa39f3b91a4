import { readUpload, uploadErrors } from "../../../platform/files/uploads.ts";
import { idOfForm } from "../../../platform/web/address.ts";
import { Refusal } from "../../../platform/web/form.ts";
import { everyone, form, page } from "../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../platform/web/routes.ts";
import { registerReply, replyByLink as takeReplyByLink } from "../commands/replies.ts";
import { paths } from "../paths.ts";
import { repliesTo } from "../queries/replies.ts";
import { saysTheSame, steps } from "../reply.ts";
import type { Said } from "../reply.ts";
import { registeredReply, replyByLink } from "../schema.ts";
import { fileResponse, letterFiles, linkHere, linkPage, registerReplyPage, replyHere, replyPage, seesFile } from "./pages.tsx";

export const replyRoutes: readonly Route[] = [
  page(paths.reply, everyone, (visit) => replyPage(visit)),
  page(paths.replyFile, everyone, async (visit) => {
    const reply = await replyHere(visit);
    if (!reply?.file || !seesFile(visit, reply)) return undefined;
    return fileResponse(visit, reply.file.key, reply.file.name, reply.file.type);
  }),
  page(paths.registerReply, "letters.register_reply", (visit) => registerReplyPage(visit)),
  form(paths.registerReply, "letters.register_reply", registeredReply, {
    uploads: true,
    check: (_visit, { file }) => uploadErrors("file", file, "pdf"),
    upload: (visit, { file }) => readUpload(letterFiles(visit), file, "pdf"),
    save: async (visit, tx, { file: _file, filePublic, ...input }, upload) => {
      const details = { ...input, file: upload ?? null, fileIsPublic: filePublic };
      const { id } = await registerReply(tx, visit.permit, idOfForm(visit), details, visit.now);
      return paths.reply.to(visit, { id }, { saved: "reply" });
    },
    again: (visit, problem) => registerReplyPage(visit, problem),
  }),
  page(paths.replyByLink, everyone, (visit) => linkPage(visit)),
  form(paths.replyByLink, everyone, replyByLink, {
    limit: "link",
    uploads: true,
    // Whoever has no link that opens is told so before any file is looked at or kept.
    check: async (visit, { file, step }) => {
      if (!(await linkHere(visit))) return [{ field: "", code: "not_now" }];
      return step === steps.send ? uploadErrors("file", file, "pdf") : [];
    },
    upload: async (visit, { file, step, ...said }) => {
      const read = step === steps.send ? await readUpload(letterFiles(visit), file, "pdf") : undefined;
      return read && (await wasSaid(visit, { ...said, file: read })) ? undefined : read;
    },
    save: async (visit, tx, { file: _file, filePublic, step, ...input }, upload) => {
      const token = visit.param("token");
      if (step === steps.edit) throw new Refusal({ field: "", code: steps.edit });
      const details = { ...input, file: upload ?? null, fileIsPublic: filePublic };
      const taken = await takeReplyByLink(tx, visit.districtId, token, details, visit.now);
      // Every rule has been asked as if it was sent; this undoes it.
      if (step === steps.look && !taken.wasSaid) throw new Refusal({ field: "", code: steps.look });
      return paths.replyByLink.to(visit, { token }, { saved: "reply" });
    },
    again: (visit, problem) => linkPage(visit, problem),
  }),
];


/** Whether what the addressee sends is what they have replied already: its file then is kept already too. */
async function wasSaid(visit: Visit, said: Said): Promise<boolean> {
  const link = await linkHere(visit);
  return link !== undefined && (await repliesTo(visit.db, visit.districtId, link.subjectId)).some((reply) => saysTheSame(reply, said));
}
