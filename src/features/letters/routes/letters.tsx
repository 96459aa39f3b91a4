import { leftAmong } from "../../../network/queries.ts";
import { sendPdf } from "../../../platform/pdf/send.ts";
import { idOfForm, pageIn } from "../../../platform/web/address.ts";
import { everyone, form, page, sharedPage } from "../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../platform/web/routes.ts";
import { makingRoutes } from "../../../thread/make.tsx";
import { readerOf } from "../../../thread/reader.ts";
import { addAttachment, changeLetter, discardLetter, removeAttachment } from "../commands/drafts.ts";
import { sendLetter } from "../commands/send.ts";
import { letterKind } from "../kinds.ts";
import { readUpload, uploadErrors } from "../../../platform/files/uploads.ts";
import { letterText } from "../letter-document.ts";
import { discardPage, documentOf, editPage, fileResponse, letterFiles, letterHere, letterPage, sendPage } from "./pages.tsx";
import { paths } from "../paths.ts";
import { countLetters, letterFilters, listLetters } from "../queries/letters.ts";
import type { LetterFilter } from "../queries/letters.ts";
import { letterDraft, newAttachment, removal, sendingSchema } from "../schema.ts";
import { RegisterPage } from "../views/register.tsx";

const perPage = 25;
const noParties: ReadonlySet<string> = new Set();

const reading: Route[] = [
  sharedPage(paths.letters, async (visit) => {
    const reader = readerOf(visit);
    const filter = filterIn(visit);
    const here = pageIn(visit);
    const choice = { filter, limit: perPage, offset: (here - 1) * perPage };
    const { letters, total } = await listLetters(visit.db, visit.districtId, reader, choice);
    if (letters.length === 0 && here > 1) return undefined;
    const counts = await countLetters(visit.db, visit.districtId, reader);
    const left = visit.may("letters.write") ? await leftAmong(visit.db, visit.districtId, letters.map(({ addresseeId }) => addresseeId)) : noParties;
    return <RegisterPage {...{ visit, letters, left, counts, filter, total }} page={here} pages={Math.ceil(total / perPage)} />;
  }),
  page(paths.letter, everyone, (visit) => letterPage(visit)),
  page(paths.text, everyone, async (visit) => {
    const letter = await letterHere(visit);
    if (!letter) return undefined;
    const text = letter.sending?.text ?? letterText(documentOf(visit, letter, "da"));
    return new Response(text, { headers: { "Content-Type": "text/plain; charset=utf-8", "Content-Language": "da" } });
  }, { gives: { what: { da: "Et brev som ren tekst", en: "One letter as plain text, in Danish" }, type: "text/plain" } }),
  page(paths.pdf, everyone, async (visit) => {
    const letter = await letterHere(visit);
    if (!letter) return undefined;
    const document = documentOf(visit, letter, "da");
    const name = `${letter.sending?.documentNumber ?? document.watermark ?? ""}.pdf`;
    return sendPdf(document, name);
  }, { limit: "paper" }),
  page(paths.attachment, everyone, async (visit) => {
    const letter = await letterHere(visit);
    const attachment = letter?.attachments.find(({ id }) => id === visit.param("attachment"));
    return attachment && fileResponse(visit, attachment.fileKey, attachment.name, attachment.type);
  }),
];

const writing: Route[] = [
  page(paths.edit, "letters.write", (visit) => editPage(visit)),
  form(paths.edit, "letters.write", letterDraft, {
    save: async (visit, tx, { version, addressee, ...input }) => {
      await changeLetter(tx, visit.permit, idOfForm(visit), version, { ...input, addresseeId: addressee }, visit.now);
      return paths.letter.to(visit, { id: visit.param("id") }, { saved: "draft" });
    },
    again: (visit, problem) => editPage(visit, problem),
  }),
  form(paths.addAttachment, "letters.write", newAttachment, {
    uploads: true,
    check: (_visit, { file }) => uploadErrors("file", file, "attachment"),
    upload: (visit, { file, name }) => readUpload(letterFiles(visit), file, "attachment", name),
    save: async (visit, tx, _input, upload) => {
      if (upload) await addAttachment(tx, visit.permit, idOfForm(visit), upload, visit.now);
      return paths.letter.to(visit, { id: visit.param("id") }, { saved: "attached" });
    },
    again: (visit, problem) => letterPage(visit, problem),
  }),
  form(paths.removeAttachment, "letters.write", removal, {
    save: async (visit, tx) => {
      await removeAttachment(tx, visit.permit, idOfForm(visit), idOfForm(visit, "attachment"));
      return paths.letter.to(visit, { id: visit.param("id") }, { saved: "removed" });
    },
    again: (visit, problem) => letterPage(visit, problem),
  }),
  page(paths.discard, "letters.write", (visit) => discardPage(visit)),
  form(paths.discard, "letters.write", removal, {
    save: async (visit, tx) => {
      await discardLetter(tx, visit.permit, idOfForm(visit));
      return paths.letters.to(visit, {}, { show: "drafts", saved: "discarded" });
    },
    again: discardPage,
  }),
  page(paths.send, "letters.send", (visit) => sendPage(visit)),
  form(paths.send, "letters.send", sendingSchema, {
    save: async (visit, tx, { by, handedOver }) => {
      const { district } = visit;
      const way = by === "hand" ? { kind: by, how: handedOver } : { kind: by };
      const order = { letterId: idOfForm(visit), district, publicUrl: visit.deps.publicUrl, by: way };
      await sendLetter(tx, visit.permit, order, visit.now);
      return paths.letter.to(visit, { id: visit.param("id") }, { saved: "sent" });
    },
    again: (visit, problem) => sendPage(visit, problem),
  }),
];

export const letterRoutes: readonly Route[] = [...reading, ...writing, ...makingRoutes(letterKind)];

function filterIn(visit: Visit): LetterFilter {
  const asked = letterFilters.find((one) => one === visit.query("show")) ?? "all";
  return asked === "drafts" && !visit.may("letters.read_drafts") ? "all" : asked;
}
