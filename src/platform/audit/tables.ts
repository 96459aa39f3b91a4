import type { ColumnType, Generated } from "kysely";
import type { DistrictId } from "../district/district.ts";

declare module "../db/database.ts" {
  interface Tables {
    "platform.audit_event": AuditEventTable;
    "platform.audit_seal": AuditSealTable;
    "platform.audit_chain": AuditChainTable;
  }
}

/** Read as what was written, written as the text that was hashed. */
type Payload = ColumnType<Readonly<Record<string, unknown>> | null, string | null, never>;

/** Append-only: a trigger refuses changes. Salt, actor, before and after are null once they have been erased. */
export interface AuditEventTable {
  district: DistrictId;
  id: string;
  at: Date;
  actor_kind: "member" | "link" | "system";
  actor_id: string | null;
  action: string;
  item_kind: string;
  item_id: string;
  before: Payload;
  after: Payload;
  salt: Buffer | null;
  payload_digest: Buffer;
  digest: Buffer;
  erased_at: Generated<Date | null>;
}

/** Append-only as well. Positions of a district begin at 1 and have no gaps. */
export interface AuditSealTable {
  district: DistrictId;
  position: number;
  event_id: string;
  hash: Buffer;
  sealed_at: Date;
}

export interface AuditChainTable {
  district: DistrictId;
  position: Generated<number>;
  hash: Buffer;
  verified_at: Generated<Date | null>;
  verified_position: Generated<number | null>;
  fault_code: Generated<string | null>;
  fault_position: Generated<number | null>;
}
