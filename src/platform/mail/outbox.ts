import { v7 as uuidv7 } from "uuid";
import type { Db, Tx } from "../db/database.ts";
import type { DistrictId } from "../district/district.ts";
import { sendJob } from "../jobs/jobs.ts";
import type { RenderedMail } from "./render.ts";
import type { MailPurpose } from "./purposes.ts";
import "./tables.ts";

/** The job that sends what is written here. */
export const sendMailJobName = "send-mail";

/** A file that goes with a mail, such as a calendar file or a letter. */
export interface MailAttachment {
  readonly name: string;
  /** Media type with its parameters, such as `text/calendar; charset=utf-8; method=REQUEST`. */
  readonly type: string;
  readonly content: Uint8Array;
}

export interface OutgoingMail extends RenderedMail {
  /** Given by work that may be repeated: a mail that was written under it is not written again. */
  readonly id?: string;
  readonly districtId: DistrictId;
  /** One address; a mail to several people is several mails. */
  readonly to: string;
  readonly subject: string;
  readonly attachments?: readonly MailAttachment[];
  readonly purpose: MailPurpose;
  /** Where one press ends such mails. For news somebody asked for; mail of a membership ends with the membership. */
  readonly unsubscribeUrl?: string;
  readonly about?: { readonly kind: string; readonly id: string };
}

/** What a mail says instead, with the files that then go with it. */
export interface RewordedMail extends RenderedMail {
  readonly subject: string;
  readonly attachments: readonly MailAttachment[];
}

/** Writes a mail in the caller's transaction; it is sent soon after the transaction is through, and never otherwise. */
export async function queueMail(tx: Tx, mail: OutgoingMail): Promise<void> {
  const id = mail.id ?? uuidv7();
  const written = await tx
    .insertInto("platform.mail")
    .values({
      district: mail.districtId,
      id,
      to_address: mail.to.trim(),
      subject: subjectLine(mail.subject),
      text: mail.text,
      html: mail.html,
      unsubscribe_url: mail.unsubscribeUrl ?? null,
      purpose: mail.purpose,
      about_kind: mail.about?.kind ?? null,
      about_id: mail.about?.id ?? null,
      last_error_code: null,
      sending_since: null,
      sent_at: null,
      erased_at: null,
    })
    .onConflict((conflict) => conflict.columns(["district", "id"]).doNothing())
    .executeTakeFirst();
  if (written.numInsertedOrUpdatedRows === 0n) return;
  await attach(tx, mail.districtId, id, mail.attachments ?? []);
  await sendJob(tx, sendMailJobName, { districtId: mail.districtId, mailId: id });
}

const subjectLine = (subject: string): string => subject.replaceAll(/\s+/g, " ").trim();

async function attach(tx: Tx, districtId: DistrictId, mailId: string, attachments: readonly MailAttachment[]): Promise<void> {
  if (attachments.length === 0) return;
  const rows = attachments.map(({ name, type, content }, position) => ({ district: districtId, mail_id: mailId, position, name, type, content: Buffer.from(content) }));
  await tx.insertInto("platform.mail_attachment").values(rows).execute();
}

/** Whether a mail has been written under an id that was given: work that is repeated need then not prepare it again. */
export async function isMailWritten(db: Db | Tx, districtId: DistrictId, id: string): Promise<boolean> {
  const row = await db.selectFrom("platform.mail").select("id").where("district", "=", districtId).where("id", "=", id).executeTakeFirst();
  return row !== undefined;
}

/** The files of one mail, in their order. */
export async function attachmentsOf(db: Db | Tx, districtId: DistrictId, mailId: string): Promise<MailAttachment[]> {
  return db
    .selectFrom("platform.mail_attachment")
    .select(["name", "type", "content"])
    .where("district", "=", districtId)
    .where("mail_id", "=", mailId)
    .orderBy("position")
    .execute();
}

/**
 * Takes mails back that wait, because what they say holds no more. One that is being handed over at this moment, or has been, is
 * left as it is.
 * @returns the ids of those that will not be sent
 */
export async function withdrawMails(tx: Tx, districtId: DistrictId, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const withdrawn = await tx
    .deleteFrom("platform.mail")
    .where("district", "=", districtId)
    .where("id", "in", [...ids])
    .where("status", "=", "queued")
    .returning("id")
    .execute();
  return withdrawn.map(({ id }) => id);
}

/**
 * As `withdrawMails`, for all mails of some purposes about an item.
 * @returns their purposes and addresses
 */
export async function withdrawMailsAbout(
  tx: Tx,
  districtId: DistrictId,
  purposes: readonly MailPurpose[],
  about: { readonly kind: string; readonly id: string },
): Promise<{ readonly purpose: string; readonly to: string | null }[]> {
  return tx
    .deleteFrom("platform.mail")
    .where("district", "=", districtId)
    .where("about_kind", "=", about.kind)
    .where("about_id", "=", about.id)
    .where("purpose", "in", [...purposes])
    .where("status", "=", "queued")
    .returning(["purpose", "to_address as to"])
    .execute();
}

/**
 * Erases mails of a purpose about an item that has ended, when nobody needs what they say any more. Those that wait are
 * not sent at all; one that is being handed over at this moment goes out.
 */
export async function forgetMailsAbout(
  tx: Tx,
  districtId: DistrictId,
  purpose: MailPurpose,
  about: { readonly kind: string; readonly id: string },
  now: Date,
): Promise<void> {
  await tx
    .deleteFrom("platform.mail")
    .where("district", "=", districtId)
    .where("about_kind", "=", about.kind)
    .where("about_id", "=", about.id)
    .where("purpose", "=", purpose)
    .where("status", "=", "queued")
    .execute();
  const erased = await tx
    .updateTable("platform.mail")
    .set({ to_address: null, subject: null, text: null, html: null, unsubscribe_url: null, erased_at: now })
    .where("district", "=", districtId)
    .where("about_kind", "=", about.kind)
    .where("about_id", "=", about.id)
    .where("purpose", "=", purpose)
    .where("status", "<>", "sending")
    .returning("id")
    .execute();
  if (erased.length === 0) return;
  const ids = erased.map(({ id }) => id);
  await tx.deleteFrom("platform.mail_attachment").where("district", "=", districtId).where("mail_id", "in", ids).execute();
}

/**
 * Takes out of mails about an item what they may say no longer. Those that were sent are erased but for their address, so that a
 * report that one could not be delivered still finds it; all others, which may still be sent, say something else from now on.
 * @returns false when one is being handed over at this moment; then none is changed
 */
export async function rewordMailsAbout(
  tx: Tx,
  districtId: DistrictId,
  { purpose, about }: { readonly purpose: MailPurpose; readonly about: { readonly kind: string; readonly id: string } },
  reworded: () => Promise<RewordedMail>,
  now: Date,
): Promise<boolean> {
  const mails = await tx
    .selectFrom("platform.mail")
    .select(["id", "status"])
    .where("district", "=", districtId)
    .where("about_kind", "=", about.kind)
    .where("about_id", "=", about.id)
    .where("purpose", "=", purpose)
    .where("erased_at", "is", null)
    .forUpdate()
    .execute();
  if (mails.some(({ status }) => status === "sending")) return false;
  for (const { id, status } of mails) {
    await tx.deleteFrom("platform.mail_attachment").where("district", "=", districtId).where("mail_id", "=", id).execute();
    const mail = tx.updateTable("platform.mail").where("district", "=", districtId).where("id", "=", id);
    if (status === "sent") {
      await mail.set({ subject: null, text: null, html: null, unsubscribe_url: null, erased_at: now }).execute();
      continue;
    }
    const { subject, text, html, attachments } = await reworded();
    await mail.set({ subject: subjectLine(subject), text, html }).execute();
    await attach(tx, districtId, id, attachments);
  }
  return true;
}

/**
 * Takes words out of all mails that lead to an address, whatever they are about; they are then plain text only. One that is being
 * handed over at this moment goes out as it was, and says the rest if it has to be sent again.
 * @param href absolute
 * @param without gives a text without the words
 */
export async function takeOutOfMailsTo(tx: Tx, districtId: DistrictId, href: string, without: (text: string) => string): Promise<void> {
  const mails = await tx
    .selectFrom("platform.mail")
    .select(["id", "subject", "text"])
    .where("district", "=", districtId)
    .where("erased_at", "is", null)
    .where((mail) => mail(mail.fn<number>("strpos", ["text", mail.val(href)]), ">", 0))
    .execute();
  for (const { id, subject, text } of mails) {
    const rest = { subject: without(subject ?? ""), text: without(text ?? "") };
    if (rest.subject === subject && rest.text === text) continue;
    await tx.updateTable("platform.mail").set({ ...rest, html: null }).where("district", "=", districtId).where("id", "=", id).where("erased_at", "is", null).execute();
  }
}
