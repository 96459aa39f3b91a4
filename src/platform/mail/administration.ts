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
