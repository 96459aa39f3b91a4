import type { Generated } from "kysely";
import type { DistrictId } from "../district/district.ts";

declare module "../db/database.ts" {
  interface Tables {
    "platform.mail": MailTable;
    "platform.mail_attachment": MailAttachmentTable;
  }
}

/** queued: the job will send it · sent · failed: given up · kept: the installation has no mail server. */
export type MailStatus = "queued" | "sent" | "failed" | "kept";

/** Address and content are null once they have been erased. */
export interface MailTable {
  district: DistrictId;
  id: string;
  to_address: string | null;
  subject: string | null;
  text: string | null;
  html: string | null;
  purpose: string;
  about_kind: string | null;
  about_id: string | null;
  status: Generated<MailStatus>;
  tries: Generated<number>;
  last_error_code: string | null;
  created_at: Generated<Date>;
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
