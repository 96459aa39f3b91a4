import { leftAmong, listParties, officeOf } from "../../../network/queries.ts";
import type { Lang } from "../../../platform/i18n/lang.ts";
import { downloadHeaders } from "../../../platform/files/download-headers.ts";
import { findPersonalLink } from "../../../platform/identity/personal-links.ts";
import { idIn } from "../../../platform/web/address.ts";
import { freshForm } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { threadOf } from "../../../thread/queries.ts";
import { readerOf, readsInside } from "../../../thread/reader.ts";
import { replyLinkPurpose } from "../commands/replies.ts";
import { letterDocument, letterheadOf } from "../letter-document.ts";
import type { LetterDocument } from "../letter-document.ts";
import type { Letter } from "../letter.ts";
import { findLetter } from "../queries/letters.ts";
import { findReply, repliesTo } from "../queries/replies.ts";
import { steps } from "../reply.ts";
import type { Reply } from "../reply.ts";
import { DiscardLetterPage } from "../views/discard.tsx";
import { DraftPage } from "../views/draft.tsx";
import { EditLetterPage, draftValues } from "../views/edit.tsx";
import { SentLetterPage } from "../views/letter.tsx";
import { LookOverPage } from "../views/look-over.tsx";
import { RegisterReplyPage, ReplyByLinkPage } from "../views/reply-form.tsx";
import { ReplyPage } from "../views/reply.tsx";
import { SendPage } from "../views/send.tsx";

/** The letter in the address, when this visitor may see it. */
export async function letterHere(visit: Visit): Promise<Letter | undefined> {
  const id = idIn(visit);
  return id === undefined ? undefined : findLetter(visit.db, visit.districtId, id, readerOf(visit));
}

/** The reply in the address. */
export async function replyHere(visit: Visit): Promise<Reply | undefined> {
  const id = idIn(visit);
  return id === undefined ? undefined : findReply(visit.db, visit.districtId, id);
}

/** A letter as data, as it was sent or as it would be sent today. */
export function documentOf(visit: Visit, letter: Letter, lang: Lang): LetterDocument {
  const letterhead = letterheadOf(visit.district, letter.id, visit.deps.publicUrl);
  return letterDocument(letter, visit.district, lang, { letterhead, now: visit.now });
}

/** A stored file to save, under the name it was given. */
export async function fileResponse(visit: Visit, key: string, name: string, type: string): Promise<Response> {
  return new Response(await visit.deps.files.stream(key), { headers: downloadHeaders(name, type) });
}

/** Where attachments and replies on paper are kept. */
export const letterFiles = (visit: Visit) => ({ districtId: visit.districtId, folder: "letters" });

/** A letter's page: the draft for those who write it, what was sent for everyone. */
export async function letterPage(visit: Visit, problem?: FormProblem) {
  const letter = await letterHere(visit);
  if (!letter) return undefined;
  const thread = await threadOf(visit.db, visit.districtId, { kind: "letter", id: letter.id }, readerOf(visit));
  const document = documentOf(visit, letter, visit.lang);
  const hasLeft = await addresseeHasLeft(visit, letter);
  if (letter.status === "draft") return <DraftPage {...{ visit, letter, document, thread, hasLeft, problem }} />;
  const replies = await repliesTo(visit.db, visit.districtId, letter.id);
  return <SentLetterPage {...{ visit, letter, document, replies, thread, hasLeft }} />;
}

/** Whether whoever looks after a letter must know that its addressee has left the network. */
async function addresseeHasLeft(visit: Visit, { addresseeId, status }: Letter): Promise<boolean> {
  if (!visit.may("letters.write") || (status !== "draft" && status !== "waiting")) return false;
  return (await leftAmong(visit.db, visit.districtId, [addresseeId])).size > 0;
}

/** The form of a draft; nothing once it is sent, unless something typed would be lost. */
export async function editPage(visit: Visit, problem?: FormProblem) {
  const letter = await letterHere(visit);
  if (!letter || (letter.sending && !problem)) return undefined;
  const parties = await listParties(visit.db, visit.districtId, [letter.addresseeId]);
  return <EditLetterPage {...{ visit, letter, parties }} problem={problem ?? freshForm(draftValues(letter))} />;
}

/** The second look before a draft is deleted; nothing once it is sent, unless somebody is to be told so. */
export async function discardPage(visit: Visit, problem?: FormProblem) {
  const letter = await letterHere(visit);
  if (!letter || (letter.status !== "draft" && !problem)) return undefined;
  return <DiscardLetterPage {...{ visit, letter }} problem={problem ?? freshForm()} />;
}

/** The last look before sending. */
export async function sendPage(visit: Visit, problem: FormProblem = freshForm()) {
  const letter = await letterHere(visit);
  if (!letter) return undefined;
  const office = letter.addresseeId ? await officeOf(visit.db, visit.districtId, letter.addresseeId) : undefined;
  const document = documentOf(visit, letter, visit.lang);
  const hasLeft = await addresseeHasLeft(visit, letter);
  return <SendPage {...{ visit, letter, document, hasLeft, problem }} officeEmail={office?.email ?? null} />;
}

/** A reply's page. */
export async function replyPage(visit: Visit) {
  const reply = await replyHere(visit);
  const letter = reply && (await findLetter(visit.db, visit.districtId, reply.letterId, "visitor"));
  if (!letter) return undefined;
  const thread = await threadOf(visit.db, visit.districtId, { kind: "reply", id: reply.id }, readerOf(visit));
  return <ReplyPage {...{ visit, reply, letter, thread }} seesFile={seesFile(visit, reply)} />;
}

/** Whether this visitor may have a reply's file. */
export function seesFile(visit: Visit, reply: Reply): boolean {
  if (reply.withdrawal) return visit.may("letters.register_reply");
  return reply.fileIsPublic || readsInside(readerOf(visit), "reply");
}

/** The secretary's form for a reply on paper. */
export async function registerReplyPage(visit: Visit, problem?: FormProblem) {
  const letter = await letterHere(visit);
  if (!letter?.sending || (letter.status !== "waiting" && !problem)) return undefined;
  return <RegisterReplyPage {...{ visit, letter }} problem={problem ?? freshForm()} />;
}

/** The personal link in the address, when it still opens something. */
export function linkHere(visit: Visit) {
  return findPersonalLink(visit.db, visit.districtId, replyLinkPurpose, visit.param("token"), visit.now);
}

/** What the personal link opens: the form, what was typed as everyone will read it, or what was replied. */
export async function linkPage(visit: Visit, problem: FormProblem = freshForm()) {
  const token = visit.param("token");
  const link = await linkHere(visit);
  const letter = link && (await findLetter(visit.db, visit.districtId, link.subjectId, "visitor"));
  if (!letter) return undefined;
  const { values, errors } = problem;
  // What is wrong with a file is told where it is chosen: on the last look.
  const isLookedOver = errors.length > 0 && errors.every(({ field, code }) => code === steps.look || field === "file");
  if (isLookedOver && letter.status === "waiting") return <LookOverPage {...{ visit, token, letter, problem }} />;
  const replies = await repliesTo(visit.db, visit.districtId, letter.id);
  const document = documentOf(visit, letter, visit.lang);
  const wrong = { values, errors: errors.filter(({ code }) => code !== steps.edit) };
  return <ReplyByLinkPage {...{ visit, token, letter, document, replies }} problem={wrong} />;
}
