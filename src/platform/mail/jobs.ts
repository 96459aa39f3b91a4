import { z } from "zod";
import type { Db, Tx } from "../db/database.ts";
import type { DistrictId } from "../district/district.ts";
import type { JobDefinition, Retry } from "../jobs/jobs.ts";
import { MailNotSent } from "./mailer.ts";
import type { Mailer } from "./mailer.ts";
import { attachmentsOf, sendMailJobName } from "./outbox.ts";
import "./tables.ts";

/** How long address and content of a mail are kept after it was sent, kept or given up. */
export const mailKeptDays = 30;

/** Fourteen tries in about a day. */
const usualRetry: Retry = { limit: 13, firstWaitSeconds: 30, longestWaitSeconds: 4 * 3600 };

const mailData = z.object({ districtId: z.string(), mailId: z.uuid() });

/**
 * Sends one mail of the outbox. A mail that is no longer queued is left alone, so running twice sends once.
 * @param mailer undefined when the installation has no mail server: mail is then kept to be read here
 */
export function sendMailJob(mailer: Mailer | undefined, retry: Retry = usualRetry): JobDefinition {
  return {
    name: sendMailJobName,
    retry,
    run: async ({ db, now }, data, attempt) => {
      const { districtId, mailId } = mailData.parse(data);
      const failure = await db
        .transaction()
        .execute((tx) => sendLocked(tx, mailer, districtId as DistrictId, mailId, attempt.isLast, now()));
      if (failure) throw failure;
    },
  };
}

/** Erases address and content of mails that have been through for thirty days. Purpose, time and outcome stay. */
export const eraseMailJob: JobDefinition = {
  name: "erase-mail",
  schedule: "20 3 * * *",
  run: async ({ db, now }) => eraseMail(db, now()),
};

/**
 * The row stays locked while the mail server talks, so no other worker sends the same mail meanwhile.
 * @returns what went wrong, when it is worth another try
 */
async function sendLocked(
  tx: Tx,
  mailer: Mailer | undefined,
  districtId: DistrictId,
  mailId: string,
  isLast: boolean,
  now: Date,
): Promise<MailNotSent | undefined> {
  const mail = await tx
    .selectFrom("platform.mail")
    .select(["to_address", "subject", "text", "html", "tries"])
    .where("district", "=", districtId)
    .where("id", "=", mailId)
    .where("status", "=", "queued")
    .forUpdate()
    .executeTakeFirst();
  if (mail?.to_address == null || mail.subject === null || mail.text === null) return undefined;
  const update = tx.updateTable("platform.mail").where("district", "=", districtId).where("id", "=", mailId);
  if (!mailer) {
    await update.set({ status: "kept" }).execute();
    return undefined;
  }
  const { to_address: to, subject, text, html, tries } = mail;
  try {
    const attachments = await attachmentsOf(tx, districtId, mailId);
    await mailer.send({ id: mailId, to, subject, text, html, attachments });
  } catch (error) {
    if (!(error instanceof MailNotSent)) throw error;
    const givenUp = error.permanent || isLast;
    await update
      .set({ status: givenUp ? "failed" : "queued", tries: tries + 1, last_error_code: error.code })
      .execute();
    return givenUp ? undefined : error;
  }
  await update.set({ status: "sent", sent_at: now, tries: tries + 1, last_error_code: null }).execute();
  return undefined;
}

async function eraseMail(db: Db, now: Date): Promise<void> {
  const limit = new Date(now.getTime() - mailKeptDays * 24 * 60 * 60 * 1000);
  await db.transaction().execute(async (tx) => {
    const erased = await tx
      .updateTable("platform.mail")
      .set({ to_address: null, subject: null, text: null, html: null, erased_at: now })
      .where("status", "!=", "queued")
      .where("erased_at", "is", null)
      .where((where) => where(where.fn.coalesce("sent_at", "created_at"), "<", limit))
      .returning(["district", "id"])
      .execute();
    for (const { district, id } of erased)
      await tx
        .deleteFrom("platform.mail_attachment")
        .where("district", "=", district)
        .where("mail_id", "=", id)
        .execute();
  });
}
