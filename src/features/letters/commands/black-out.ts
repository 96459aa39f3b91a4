import { refusePersons } from "../../../network/person-words.ts";
import { emptyEvents, recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { District } from "../../../platform/district/district.ts";
import { rewordMailsAbout, takeOutOfMailsTo } from "../../../platform/mail/outbox.ts";
import { forgetFile } from "../../../platform/files/stored-files.ts";
import { sendJob } from "../../../platform/jobs/jobs.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { Refusal, notNow } from "../../../platform/web/form.ts";
import { blackedOut, blackedOutIn, isSplit } from "../black-out.ts";
import type { BlackOut } from "../black-out.ts";
import { letterMail } from "../letter-mail.ts";
import { paths } from "../paths.ts";
import { letterFrom } from "../queries/letters.ts";
import type { LetterRow } from "../queries/letters.ts";
import { lockLetter } from "./drafts.ts";
import { makeReplyUrl } from "./mailed.ts";
import { lockReply } from "./put-right.ts";
import { recordLetter } from "./record.ts";
import { fixedText, mailLetterJobName } from "./send.ts";
import { recordReplyItem } from "./standing.ts";

type MayBlackOut = Permit<"letters.black_out">;

/** Which words are taken out, and why: for the audit, which keeps nothing of them. */
export type BlackOutOrder = BlackOut & { readonly why: string };

/**
 * Takes words about a person out of a reply, also out of what it said before it was put right and of the name of its file.
 * They are then kept nowhere with it.
 * @throws Refusal `"": not_now`, `words: not_found`
 */
export async function blackOutReply(tx: Tx, permit: MayBlackOut, id: string, order: BlackOutOrder, now: Date): Promise<void> {
  const { letter, reply } = await lockReply(tx, permit.districtId, id);
  const isInEarlier = await blackOutEarlier(tx, permit, id, order);
  const columns = ["reason", "function", "their_number", "file_name", "withdrawn_why", "file_removed_why"] as const;
  const changes = blackedOutIn(reply, columns, order);
  if (!changes && !isInEarlier) throw new Refusal({ field: "words", code: "not_found" });
  const row = await tx
    .updateTable("letters.reply")
    // Whoever is correcting it has the words before them: their form is older now.
    .set({ ...changes, blacked_out_at: now, version: reply.version + 1 })
    .where("district", "=", permit.districtId)
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await recordReplyItem(tx, row, letter);
  // Events of old say why a reply was put right or withdrawn.
  await emptyEvents(tx, permit, { kind: "reply", id }, (text) => blackedOut(text, order) !== text.normalize("NFC"), now);
  await recordBlackOut(tx, permit, "reply", id, order);
}

async function blackOutEarlier(tx: Tx, permit: MayBlackOut, replyId: string, order: BlackOutOrder): Promise<boolean> {
  const rows = await tx
    .selectFrom("letters.earlier_reply")
    .select(["id", "reason", "function", "their_number", "why"])
    .where("district", "=", permit.districtId)
    .where("reply_id", "=", replyId)
    .execute();
  let isFound = false;
  for (const row of rows) {
    const changes = blackedOutIn(row, ["reason", "function", "their_number", "why"], order);
    if (!changes) continue;
    isFound = true;
    await tx.updateTable("letters.earlier_reply").set(changes).where("district", "=", permit.districtId).where("id", "=", row.id).execute();
  }
  return isFound;
}

/** Who sent a letter, and the base of addresses without a slash at the end: for what is written anew. */
interface Sender {
  readonly district: District;
  readonly publicUrl: string;
}

/**
 * Takes words about a person out of a letter that was sent, also out of its plain text, which gets a new digest, of the names of
 * its attachments, and of its mail or the invitations with it.
 * @throws Refusal `"": not_now` while it is a draft, `"": mail_on_its_way`, `words: not_found | split`
 */
export async function blackOutLetter(tx: Tx, permit: MayBlackOut, id: string, { district, publicUrl }: Sender, order: BlackOutOrder, now: Date): Promise<void> {
  const before = await lockLetter(tx, permit.districtId, id);
  if (before.status === "draft") throw notNow();
  const isInNames = await blackOutAttachmentNames(tx, permit, id, order);
  // The name of a party is no person's; an open letter says in words to whom it is.
  const addressed = before.audience === null ? [] : (["audience", "addressee_name"] as const);
  const inBody = blackedOutIn(before, ["body"], order, "markdown");
  const elsewhere = blackedOutIn(before, ["title", "their_number", "handed_over", ...addressed], order);
  const changes = { ...elsewhere, ...inBody };
  if (!elsewhere && !inBody && !isInNames) throw new Refusal({ field: "words", code: isSplit(before.body, order) ? "split" : "not_found" });
  const { text, sha256 } = await fixedText(tx, { ...before, ...changes }, district);
  const row = await tx
    .updateTable("letters.letter")
    .set({ ...changes, sent_text: text, sha256, blacked_out_at: now })
    .where("district", "=", permit.districtId)
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await recordLetter(tx, row);
  // Afterwards: an invitation with the letter that is being written holds how it stands in the thread.
  if (row.sent_by === "invitation") await takeOutOfMailsTo(tx, row.district, publicUrl + paths.letter.to({ districtId: row.district, lang: "da" }, { id }), (said) => blackedOut(said, order));
  await rewordMail(tx, row, publicUrl, now);
  if (changes.title !== undefined) await renameReplies(tx, row);
  await recordBlackOut(tx, permit, "letter", id, order);
}

/** A mail with the letter that has not been sent, or that a person may send again, says what the letter says now. */
async function rewordMail(tx: Tx, row: LetterRow, publicUrl: string, now: Date): Promise<void> {
  if (row.sent_by !== "mail") return;
  // A mail that is being written at this moment is made of the old words and comes to nothing; this writes it again.
  if (row.mailed_at === null) return sendJob(tx, mailLetterJobName, { districtId: row.district, letterId: row.id });
  const letter = await letterFrom(tx, row);
  const { sending } = letter;
  if (!sending) return;
  const reworded = async () => letterMail(letter, sending, await makeReplyUrl(tx, { districtId: row.district, letterId: row.id, sentAt: sending.at, publicUrl }));
  const mails = { purpose: "letters.send", about: { kind: "letter", id: row.id } } as const;
  if (!(await rewordMailsAbout(tx, row.district, mails, reworded, now))) throw new Refusal({ field: "", code: "mail_on_its_way" });
}

async function blackOutAttachmentNames(tx: Tx, permit: MayBlackOut, letterId: string, order: BlackOutOrder): Promise<boolean> {
  const rows = await tx
    .selectFrom("letters.attachment")
    .select(["id", "name"])
    .where("district", "=", permit.districtId)
    .where("letter_id", "=", letterId)
    .execute();
  let isFound = false;
  for (const { id, name } of rows) {
    const changes = blackedOutIn({ name }, ["name"], order);
    if (!changes) continue;
    isFound = true;
    await tx.updateTable("letters.attachment").set(changes).where("district", "=", permit.districtId).where("id", "=", id).execute();
  }
  return isFound;
}

/** The replies to a letter carry its title. */
async function renameReplies(tx: Tx, letter: LetterRow): Promise<void> {
  const replies = await tx
    .selectFrom("letters.reply")
    .selectAll()
    .where("district", "=", letter.district)
    .where("letter_id", "=", letter.id)
    .execute();
  for (const reply of replies) await recordReplyItem(tx, reply, letter);
}

function recordBlackOut(tx: Tx, permit: MayBlackOut, kind: "letter" | "reply", id: string, order: BlackOutOrder): Promise<void> {
  const { mark, why } = order;
  return recordChange(tx, permit, { action: "letters.black_out", kind, id, after: { mark, why: blackedOut(why, order) } });
}

/**
 * Takes the file of a reply away, for a reason that everyone reads who might have read the file. One that is gone already stays so.
 * @throws Refusal `"": not_now` when there is none, `why: personal`
 */
export async function removeReplyFile(tx: Tx, permit: MayBlackOut, id: string, { why }: { readonly why: string }, now: Date): Promise<void> {
  const { reply } = await lockReply(tx, permit.districtId, id);
  if (reply.file_removed_at) return;
  if (reply.file_key === null) throw notNow();
  await refusePersons(tx, permit.districtId, { why });
  const none = { file_name: null, file_type: null, file_size: null, file_sha256: null, file_key: null };
  await tx
    .updateTable("letters.reply")
    .set({ ...none, file_removed_at: now, file_removed_why: why, file_removed_sha256: reply.file_sha256, version: reply.version + 1 })
    .where("district", "=", permit.districtId)
    .where("id", "=", id)
    .execute();
  await forgetFile(tx, permit.districtId, reply.file_key);
  await recordChange(tx, permit, { action: "letters.remove_reply_file", kind: "reply", id, before: { sha256: reply.file_sha256 }, after: { sha256: null } });
}
