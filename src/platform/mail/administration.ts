import { validate as isUuid } from "uuid";
import { recordChange } from "../audit/commands.ts";
import type { Db, Tx } from "../db/database.ts";
import { sendJob } from "../jobs/jobs.ts";
import type { Permit } from "../rights/permit.ts";
import { maskedAddress } from "./address.ts";
import { sendMailJobName } from "./outbox.ts";
import type { MailStatus } from "./tables.ts";
import "./tables.ts";

/** A mail as it may be seen by those who run the district: neither its words nor its whole address. */
export interface MailLine {
  readonly id: string;
  /** Undefined once it has been erased. */
  readonly maskedAddress: string | undefined;
  readonly purpose: string;
  readonly status: MailStatus;
  readonly tries: number;
  readonly errorCode: string | null;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
}

/** How many mails of the district are in each status. */
export async function countMails(
  db: Db,
  permit: Permit<"operations.read" | "operations.retry">,
): Promise<ReadonlyMap<MailStatus, number>> {
  const rows = await db
    .selectFrom("platform.mail")
    .select(({ fn }) => ["status", fn.countAll<number>().as("count")])
    .where("district", "=", permit.districtId)
    .groupBy("status")
    .execute();
  return new Map(rows.map(({ status, count }) => [status, Number(count)]));
}

/** One page of the district's mails, newest first. */
export async function listMails(
  db: Db,
  permit: Permit<"operations.read" | "operations.retry">,
  { statuses, limit, offset }: { statuses: readonly MailStatus[]; limit: number; offset: number },
): Promise<MailLine[]> {
  const rows = await db
    .selectFrom("platform.mail")
    .select(["id", "to_address", "purpose", "status", "tries", "last_error_code", "created_at", "sent_at"])
    .where("district", "=", permit.districtId)
    .where("status", "in", statuses)
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    maskedAddress: row.to_address === null ? undefined : maskedAddress(row.to_address),
    purpose: row.purpose,
    status: row.status,
    tries: row.tries,
    errorCode: row.last_error_code,
    createdAt: row.created_at,
    sentAt: row.sent_at,
  }));
}

/** Mails that nobody sends any more, but that a person may have sent after all. */
export const retriable: readonly MailStatus[] = ["failed", "maybe_sent", "held"];

/** How many mails since a moment a person may send after all. Asked for by who may see how the program is doing. */
export async function countUnsent(db: Db, { districtId }: Permit<string>, since: Date): Promise<number> {
  const { count } = await db
    .selectFrom("platform.mail")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("district", "=", districtId)
    .where("status", "in", retriable)
    .where("erased_at", "is", null)
    .where("created_at", ">", since)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** How many mails were written before a moment and still wait: the mail server does not take them, or nobody sends them. */
export async function countWaitingSince(db: Db, { districtId }: Permit<string>, before: Date): Promise<number> {
  const { count } = await db
    .selectFrom("platform.mail")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("district", "=", districtId)
    .where("status", "=", "queued")
    .where("created_at", "<", before)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/**
 * The mails that a mail server may take once it is mended: those that wait for another try, and those given up since a moment.
 * One that may have arrived is left to a person who decides about it alone, and one that is held to whoever clears its address.
 */
export async function mendable(db: Db | Tx, { districtId }: Permit<string>, since: Date): Promise<readonly string[]> {
  const rows = await db
    .selectFrom("platform.mail")
    .select("id")
    .where("district", "=", districtId)
    .where("erased_at", "is", null)
    .where((mail) =>
      mail.or([
        mail.and([mail("status", "=", "queued"), mail("tries", ">", 0), mail("last_error_code", "is not", null)]),
        mail.and([mail("status", "=", "failed"), mail("created_at", ">", since)]),
      ]),
    )
    .orderBy("created_at")
    .execute();
  return rows.map(({ id }) => id);
}

/**
 * Has all `mendable` mails sent now, oldest first. A mail that waited keeps its other tries.
 * @returns how many
 */
export async function retryMendable(tx: Tx, permit: Permit<"operations.retry">, since: Date): Promise<number> {
  const ids = await mendable(tx, permit, since);
  if (ids.length === 0) return 0;
  await tx
    .updateTable("platform.mail")
    .set({ status: "queued", sending_since: null, last_error_code: null })
    .where("district", "=", permit.districtId)
    .where("id", "in", ids)
    .where("status", "in", ["queued", "failed"])
    .execute();
  for (const mailId of ids) await sendJob(tx, sendMailJobName, { districtId: permit.districtId, mailId });
  await recordChange(tx, permit, { action: "mail.retry_all", kind: "district", id: permit.districtId, after: { mails: ids.length } });
  return ids.length;
}

/**
 * Puts a mail that was given up, held or perhaps sent back among those to be sent.
 * @returns false when it is none of these, or its content has been erased
 */
export async function retryMail(tx: Tx, permit: Permit<"operations.retry">, id: string): Promise<boolean> {
  if (!isUuid(id)) return false;
  const before = await tx
    .selectFrom("platform.mail")
    .select(["status", "last_error_code as code"])
    .where("district", "=", permit.districtId)
    .where("id", "=", id)
    .where("status", "in", retriable)
    .where("erased_at", "is", null)
    .forUpdate()
    .executeTakeFirst();
  if (!before) return false;
  await tx
    .updateTable("platform.mail")
    .set({ status: "queued", sending_since: null })
    .where("district", "=", permit.districtId)
    .where("id", "=", id)
    .execute();
  await sendJob(tx, sendMailJobName, { districtId: permit.districtId, mailId: id });
  await recordChange(tx, permit, { action: "mail.retry", kind: "mail", id, before, after: { status: "queued" } });
  return true;
}
