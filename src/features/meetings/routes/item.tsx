import { downloadHeaders } from "../../../platform/files/download-headers.ts";
import { readUpload, uploadErrors } from "../../../platform/files/uploads.ts";
import { idIn, idOfForm } from "../../../platform/web/address.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import { everyone, form, page } from "../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../platform/web/routes.ts";
import { makingRoutes } from "../../../thread/make.tsx";
import { threadOf } from "../../../thread/queries.ts";
import { readerOf } from "../../../thread/reader.ts";
import { threadSteps } from "../../../thread/steps.ts";
import { addAttachment, removeAttachment } from "../commands/attachments.ts";
import { agendaItemKind } from "../kinds.ts";
import { addAttachmentPath, attachmentPath, itemPath, itemWorkPath, removeAttachmentPath } from "../paths.ts";
import { findAgendaItem, findPublicItem, occasionsOf, publicOccasionsOf } from "../queries/agenda.ts";
import { attachmentsOf, fileChangesOf, findAttachment } from "../queries/attachments.ts";
import type { ReadingPermit } from "../queries/meetings.ts";
import { proposalOfItem } from "../queries/proposals.ts";
import { attachmentSchema, nothingSchema } from "../schema.ts";
import { AgendaItemPage } from "../views/item.tsx";

async function threadAround(visit: Visit, id: string) {
  const ref = { kind: "agenda-item", id };
  const reader = readerOf(visit);
  return threadSteps(visit, await threadOf(visit.db, visit.districtId, ref, reader), ref, reader);
}

/** What members read of an item; closed items only those who may. */
async function workPage(visit: Visit & { readonly permit: ReadingPermit }, problem?: FormProblem) {
  const id = idIn(visit);
  const item = id && (await findAgendaItem(visit.db, visit.permit, id));
  if (!item) return undefined;
  const { db, permit } = visit;
  const occasions = await occasionsOf(db, permit, item.id, { drafts: visit.may("meetings.minute") });
  const thread = await threadAround(visit, item.id);
  const proposal = await proposalOfItem(db, permit, item.id);
  const attachments = (await attachmentsOf(db, visit.districtId, [item.id])).get(item.id) ?? [];
  const fileChanges = visit.may("meetings.prepare") ? await fileChangesOf(db, visit.districtId, item.id) : undefined;
  const shown = { visit, item, occasions, thread, proposal, attachments, fileChanges, ...(problem && { problem }) };
  return <AgendaItemPage {...shown} inside />;
}

export const itemRoutes: readonly Route[] = [
  page(itemPath, everyone, async (visit) => {
    const id = idIn(visit);
    if (!id) return undefined;
    if (visit.may("meetings.read")) return visit.c.redirect(itemWorkPath.to(visit, { id }));
    const item = await findPublicItem(visit.db, visit.districtId, id);
    if (!item) return undefined;
    const occasions = await publicOccasionsOf(visit.db, visit.districtId, id);
    const thread = await threadAround(visit, id);
    return <AgendaItemPage {...{ visit, occasions, thread }} item={{ id, ...item }} inside={false} />;
  }),
  page(itemWorkPath, "meetings.read", (visit) => workPage(visit)),
  page(attachmentPath, "meetings.read", async (visit) => {
    const itemId = idIn(visit);
    const id = idIn(visit, "attachment");
    const file = itemId && id && (await findAttachment(visit.db, visit.permit, { itemId, id }));
    if (!file) return undefined;
    return new Response(await visit.deps.files.stream(file.fileKey), { headers: downloadHeaders(file.name, file.type) });
  }),
  form(addAttachmentPath, "meetings.prepare", attachmentSchema, {
    uploads: true,
    check: (_visit, { file }) => uploadErrors("file", file, "attachment"),
    upload: (visit, { file, name }) => readUpload({ districtId: visit.districtId, folder: "meetings" }, file, "attachment", name),
    save: async (visit, tx, _input, upload) => {
      if (upload) await addAttachment(tx, visit.permit, idOfForm(visit), upload, visit.now);
      return itemWorkPath.to(visit, { id: idOfForm(visit) });
    },
    again: workPage,
  }),
  form(removeAttachmentPath, "meetings.prepare", nothingSchema, {
    save: async (visit, tx) => {
      await removeAttachment(tx, visit.permit, { itemId: idOfForm(visit), id: idOfForm(visit, "attachment") });
      return itemWorkPath.to(visit, { id: idOfForm(visit) });
    },
    again: workPage,
  }),
  ...makingRoutes(agendaItemKind),
];
