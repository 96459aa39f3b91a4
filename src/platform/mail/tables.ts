import type { Generated } from "kysely";
import type { DistrictId } from "../district/district.ts";

declare module "../db/database.ts" {
  interface Tables {
    "platform.mail": MailTable;
    "platform.mail_attachment": MailAttachmentTable;
    "platform.mail_bounce": MailBounceTable;
  }
}

export const mailStatuses = ["queued", "sending", "maybe_sent", "sent", "failed", "held", "kept"] as const;

/**
 * queued: the job will send it · sending: being handed to the mail server · maybe_sent: the server's answer was lost ·
 * sent · failed: given up · held: earlier mail to the address was refused for good · kept: there is no mail server.
 */
export type MailStatus = (typeof mailStatuses)[number];

/** Address and content are null once they have been erased. */
export interface MailTable {
  district: DistrictId;
  id: string;
  to_address: string | null;
  subject: string | null;
  text: string | null;
  html: string | null;
  unsubscribe_url: string | null;
  purpose: string;
  about_kind: string | null;
  about_id: string | null;
  status: Generated<MailStatus>;
  tries: Generated<number>;
  last_error_code: string | null;
  created_at: Generated<Date>;
  sending_since: Date | null;
  sent_at: Date | null;
  erased_at: Date | null;
}

export interface MailAttachmentTable {
  district: DistrictId;
  mail_id: string;
  position: number;
  name: string;
  type: string;
  content: Buffer;
}

/** An address whose server refuses it for good, known again by a keyed hash. */
export interface MailBounceTable {
  district: DistrictId;
  id: string;
  address_hash: string;
  masked_address: string;
  code: string;
  refused_at: Date;
}
