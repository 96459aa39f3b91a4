import type { Generated } from "kysely";
import type { DistrictId } from "../platform/district/district.ts";

declare module "../platform/db/database.ts" {
  interface Tables {
    "thread.item": ItemTable;
    "thread.link": LinkTable;
  }
}

/** One row for everything that has a page. */
export interface ItemTable {
  district: DistrictId;
  kind: string;
  id: string;
  /** The day a person would say: when it was reported, sent, received, held, decided or started. It may be still to come. */
  at: Date;
  status: string;
  /** When its status last changed. */
  status_at: Date;
  public_title: string | null;
  public_text: Generated<string>;
  title: string;
  text: Generated<string>;
  also_found_by: Generated<string>;
}

/** `to` came of `from`. */
export interface LinkTable {
  district: DistrictId;
  from_kind: string;
  from_id: string;
  to_kind: string;
  to_id: string;
  linked_at: Generated<Date>;
}
