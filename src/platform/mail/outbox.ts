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

/** Writes a mail in the caller's transaction; it is sent soon after the transaction is through, and never otherwise. */
export async function queueMail(tx: Tx, mail: OutgoingMail): Promise<void> {
  const id = mail.id ?? uuidv7();
  const written = await tx
    .insertInto("platform.mail")
    .values({
      district: mail.districtId,
      id,
      to_address: mail.to.trim(),
      subject: mail.subject.replaceAll(/\s+/g, " ").trim(),
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
  const attachments = (mail.attachments ?? []).map(({ name, type, content }, position) => ({
    district: mail.districtId,
    mail_id: id,
    position,
    name,
    type,
    content: Buffer.from(content),
  }));
  if (attachments.length > 0) await tx.insertInto("platform.mail_attachment").values(attachments).execute();
  await sendJob(tx, sendMailJobName, { districtId: mail.districtId, mailId: id });
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
