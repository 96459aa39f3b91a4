import type { Generated } from "kysely";
import type { DistrictId } from "../district/district.ts";

declare module "../db/database.ts" {
  interface Tables {
    "platform.audit_event": AuditEventTable;
  }
}

/** Append-only: a trigger refuses changes. */
export interface AuditEventTable {
  district: DistrictId;
  id: string;
  at: Generated<Date>;
  actor_kind: string;
  actor_id: string | null;
  action: string;
  item_kind: string;
  item_id: string;
  before: string | null;
  after: string | null;
}
