import type { Db, Tx } from "../db/database.ts";
import type { DistrictId } from "../district/district.ts";
import { attachmentsOf } from "./outbox.ts";
import type { MailAttachment } from "./outbox.ts";
import type { MailStatus } from "./tables.ts";
import "./tables.ts";

/** A mail as it can be read in the example. */
export interface ReadableMail {
  readonly districtId: DistrictId;
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly status: MailStatus;
  readonly createdAt: Date;
  readonly attachmentNames: readonly string[];
}

/** The newest mails of example districts; those of real districts are read by their addressees only. */
export async function exampleMails(db: Db, limit: number): Promise<ReadableMail[]> {
  const rows = await exampleRows(db)
    .select((select) =>
      select
        .selectFrom("platform.mail_attachment as attachment")
        .select(({ fn }) =>
          fn.agg<string[] | null>("array_agg", ["attachment.name"]).orderBy("attachment.position").as("names"),
        )
        .whereRef("attachment.district", "=", "mail.district")
        .whereRef("attachment.mail_id", "=", "mail.id")
        .as("attachmentNames"),
    )
    .orderBy("mail.created_at", "desc")
    .orderBy("mail.id", "desc")
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, attachmentNames: row.attachmentNames ?? [] }));
}

/** One file of a mail of an example district. */
export async function exampleAttachment(db: Db, mailId: string, position: number): Promise<MailAttachment | undefined> {
  const mail = await exampleRows(db).where("mail.id", "=", mailId).executeTakeFirst();
  if (!mail) return undefined;
  return (await attachmentsOf(db, mail.districtId, mailId))[position];
}

/** Which of some mails did not go out, or came back, by their ids. */
export async function undeliveredAmong(db: Db | Tx, districtId: DistrictId, mailIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (mailIds.length === 0) return new Set();
  const rows = await db
    .selectFrom("platform.mail")
    .select("id")
    .where("district", "=", districtId)
    .where("id", "in", [...mailIds])
    .where("status", "in", ["failed", "held"])
    .execute();
  return new Set(rows.map(({ id }) => id));
}

function exampleRows(db: Db) {
  return db
    .selectFrom("platform.mail as mail")
    .innerJoin("platform.district as district", "district.id", "mail.district")
    .where("district.is_example", "=", true)
    .where("mail.erased_at", "is", null)
    .select([
      "mail.district as districtId",
      "mail.id",
      "mail.to_address as to",
      "mail.subject",
      "mail.text",
      "mail.status",
      "mail.created_at as createdAt",
    ])
    .$narrowType<{ to: string; subject: string; text: string }>();
}
