import type { Generated } from "kysely";
import type { DistrictId } from "../../platform/district/district.ts";
import type { Letterhead, LetterStatus } from "./letter.ts";
import type { Mender, ReplyKind } from "./reply.ts";

declare module "../../platform/db/database.ts" {
  interface Tables {
    "letters.case_file": { district: DistrictId; decision_id: string; number: string | null };
    "letters.letter": LetterTable;
    "letters.attachment": AttachmentTable;
    "letters.reply": ReplyTable;
    "letters.earlier_reply": EarlierReplyTable;
  }
}

export interface LetterTable {
  district: DistrictId;
  id: string;
  /** What it is written on: a decision, or a recommendation of a workshop; null for an open letter. */
  decision_id: string | null;
  addressee_id: string | null;
  title: string;
  body: string;
  their_number: Generated<string>;
  due_day: string | null;
  status: LetterStatus;
  status_at: Date;
  version: Generated<number>;
  created_at: Date;
  addressee_name: string | null;
  case_number: string | null;
  document_number: string | null;
  sent_at: Date | null;
  sent_day: string | null;
  first_due_day: string | null;
  sent_by: "mail" | "hand" | "invitation" | null;
  /** Where the mail goes; an office's address. */
  office_email: string | null;
  handed_over: Generated<string>;
  letterhead: Letterhead | null;
  sent_text: string | null;
  sha256: string | null;
  mailed_at: Date | null;
  audience: Generated<string | null>;
  given_case: Generated<string | null>;
  given_phone: Generated<string | null>;
  blacked_out_at: Generated<Date | null>;
}

export interface AttachmentTable {
  district: DistrictId;
  id: string;
  letter_id: string;
  name: string;
  type: string;
  size: number;
  sha256: string;
  file_key: string;
  created_at: Date;
}

export interface ReplyTable {
  district: DistrictId;
  id: string;
  letter_id: string;
  kind: ReplyKind;
  reason: string;
  received_day: string;
  due_day_before: string;
  new_due_day: string | null;
  their_number: string;
  function: string;
  came_by: "link" | "secretary";
  file_name: string | null;
  file_type: string | null;
  file_size: number | null;
  file_sha256: string | null;
  file_key: string | null;
  file_is_public: boolean;
  created_at: Date;
  version: Generated<number>;
  withdrawn_at: Generated<Date | null>;
  withdrawn_by: Generated<Mender | null>;
  withdrawn_why: Generated<string | null>;
  blacked_out_at: Generated<Date | null>;
  file_removed_at: Generated<Date | null>;
  file_removed_why: Generated<string | null>;
  file_removed_sha256: Generated<string | null>;
}

/** What a reply said before it was put right. */
export interface EarlierReplyTable {
  district: DistrictId;
  id: string;
  reply_id: string;
  kind: ReplyKind;
  reason: string;
  received_day: string;
  new_due_day: string | null;
  their_number: string;
  function: string;
  corrected_at: Date;
  corrected_by: Mender;
  why: string;
}
