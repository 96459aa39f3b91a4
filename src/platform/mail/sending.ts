import { sql } from "kysely";
import type { Db } from "../db/database.ts";
import type { DistrictId } from "../district/district.ts";
import { sendJob } from "../jobs/jobs.ts";
import type { JobDeps } from "../jobs/jobs.ts";
import { findBounce, noteBounce } from "./bounces.ts";
import { MailNotSent } from "./mailer.ts";
import type { Mailer, ReadyMail } from "./mailer.ts";
import { attachmentsOf, sendMailJobName } from "./outbox.ts";
import { secretPurposes } from "./purposes.ts";
import "./tables.ts";

/** Which mail to send, and whether anybody will try again. */
export interface SendOrder {
  readonly districtId: DistrictId;
  readonly mailId: string;
  readonly isLast: boolean;
}

/**
 * Sends one queued mail, at most once: before a mail is handed to the server, it is marked in a transaction of its own,
 * and one that is found marked although nobody is sending it is never sent again blindly.
 * @throws MailNotSent when another try may help
 */
export async function sendMail(
  { db, secret, now }: Pick<JobDeps, "db" | "secret" | "now">,
  mailer: Mailer | undefined,
  order: SendOrder,
): Promise<void> {
  await aloneWith(db, order.mailId, async (connection) => {
    const waiting = await readToSend(connection, order);
    if (waiting?.status === "sending") return giveUpKnowing(connection, order);
    if (waiting?.status !== "queued") return;
    if (!mailer) return mark(connection, order, { status: "kept" });
    const address = { secret, districtId: order.districtId, address: waiting.ready.to };
    const bounce = await findBounce(connection, address);
    if (bounce) return mark(connection, order, { status: "held", last_error_code: bounce.code });
    await mark(connection, order, { status: "sending", sending_since: now() });
    // Until it was marked, somebody may have forgotten it or changed its words.
    const mail = await readToSend(connection, order);
    if (!mail) return;
    const tries = mail.tries + 1;
    try {
      await mailer.send({ ...mail.ready, attachments: await attachmentsOf(connection, order.districtId, order.mailId) });
    } catch (error) {
      if (!(error instanceof MailNotSent)) throw error;
      const failure = { tries, last_error_code: error.code };
      if (error.uncertain) return mark(connection, order, { ...failure, status: "maybe_sent" });
      if (error.refusedAddress) await noteBounce(connection, address, error.code, now());
      const givenUp = error.permanent || order.isLast;
      await mark(connection, order, { ...failure, status: givenUp ? "failed" : "queued", sending_since: null });
      if (givenUp) return;
      throw error;
    }
    const done = { status: "sent", sent_at: now(), tries, sending_since: null, last_error_code: null } as const;
    if (!secretPurposes.includes(mail.purpose)) return mark(connection, order, done);
    // The address stays for its time, so that a report that the mail could not be delivered still finds it.
    await mark(connection, order, { ...done, text: null, html: null, erased_at: now() });
    await forgetAttachments(connection, order);
  });
}

/** Mails whose sender is gone are told as such, so that a person can decide; those being sent right now are left. */
export async function settleMail(db: Db): Promise<void> {
  const sending = await db
    .selectFrom("platform.mail")
    .select(["district as districtId", "id as mailId"])
    .where("status", "=", "sending")
    .execute();
  for (const order of sending) await aloneWith(db, order.mailId, (connection) => giveUpKnowing(connection, order));
}

/**
 * Asks again for mails that wait and that no job is left for: it came while another process held the mail, and ended; then that one
 * could not send it. One whose job was given up is left to whoever looks after jobs.
 */
export async function askForForgotten(db: Db): Promise<void> {
  const { rows } = await sql<MailName>`
    select mail.district as "districtId", mail.id as "mailId"
    from platform.mail as mail
    where mail.status = 'queued' and not exists (
      select from jobs.job as job
      where job.name = ${sendMailJobName} and job.state in ('created', 'retry', 'active', 'failed') and job.data ->> 'mailId' = mail.id::text)`.execute(db);
  for (const { districtId, mailId } of rows) await db.transaction().execute((tx) => sendJob(tx, sendMailJobName, { districtId, mailId }));
}

type MailName = Pick<SendOrder, "districtId" | "mailId">;

interface MailToSend {
  readonly status: string;
  readonly tries: number;
  readonly purpose: string;
  readonly ready: Omit<ReadyMail, "attachments">;
}

/**
 * Runs while no other process can send the same mail; does nothing when one does. The lock belongs to the connection, so
 * it ends with the process that held it, and no transaction stays open while the mail server talks.
 */
async function aloneWith(db: Db, mailId: string, run: (connection: Db) => Promise<void>): Promise<void> {
  const key = sql`hashtextextended(${`mail:${mailId}`}, 0)`;
  await db.connection().execute(async (connection) => {
    const { rows } = await sql<{ mine: boolean }>`select pg_try_advisory_lock(${key}) as mine`.execute(connection);
    if (!rows[0]?.mine) return;
    try {
      await run(connection);
    } finally {
      await sql`select pg_advisory_unlock(${key})`.execute(connection);
    }
  });
}

async function readToSend(db: Db, { districtId, mailId }: MailName): Promise<MailToSend | undefined> {
  const mail = await db
    .selectFrom("platform.mail")
    .select(["status", "to_address", "subject", "text", "html", "unsubscribe_url", "tries", "purpose"])
    .where("district", "=", districtId)
    .where("id", "=", mailId)
    .executeTakeFirst();
  if (mail?.to_address == null || mail.subject === null || mail.text === null) return undefined;
  const { status, tries, purpose, to_address: to, subject, text, html, unsubscribe_url: unsubscribeUrl } = mail;
  return { status, tries, purpose, ready: { id: mailId, to, subject, text, html, unsubscribeUrl } };
}

/** Nobody knows whether the server took it. */
async function giveUpKnowing(db: Db, { districtId, mailId }: MailName): Promise<void> {
  await db
    .updateTable("platform.mail")
    .set({ status: "maybe_sent", last_error_code: "interrupted" })
    .where("district", "=", districtId)
    .where("id", "=", mailId)
    .where("status", "=", "sending")
    .execute();
}

async function mark(db: Db, { districtId, mailId }: MailName, change: MailChange): Promise<void> {
  await db
    .updateTable("platform.mail")
    .set(change)
    .where("district", "=", districtId)
    .where("id", "=", mailId)
    .execute();
}

async function forgetAttachments(db: Db, { districtId, mailId }: MailName): Promise<void> {
  await db.deleteFrom("platform.mail_attachment").where("district", "=", districtId).where("mail_id", "=", mailId).execute();
}

interface MailChange {
  readonly status: "kept" | "held" | "sending" | "maybe_sent" | "failed" | "queued" | "sent";
  readonly tries?: number;
  readonly last_error_code?: string | null;
  readonly sending_since?: Date | null;
  readonly sent_at?: Date;
  readonly text?: null;
  readonly html?: null;
  readonly erased_at?: Date;
}
