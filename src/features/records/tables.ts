import type { Generated } from "kysely";
import type { DistrictId } from "../../platform/district/district.ts";

declare module "../../platform/db/database.ts" {
  interface Tables {
    "records.document": DocumentTable;
  }
}

export interface DocumentTable {
  district: DistrictId;
  id: string;
  title: string;
  author: string;
  day: string;
  day_is_month: Generated<boolean>;
  case_number: string | null;
  document_number: string | null;
  /** Markdown. */
  transcript: string;
  left_out: string;
  created_at: Date;
}
