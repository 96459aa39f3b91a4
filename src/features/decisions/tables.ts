import type { DistrictId } from "../../platform/district/district.ts";
import type { DecisionStatus } from "./decision.ts";

declare module "../../platform/db/database.ts" {
  interface Tables {
    "decisions.decision": DecisionTable;
    "decisions.presence": { district: DistrictId; decision_id: string; party_id: string };
    "decisions.task": TaskTable;
  }
}

export interface DecisionTable {
  district: DistrictId;
  id: string;
  wording: string;
  /** The calendar day it was taken. */
  day: string;
  /** Which party saw it differently, and why; "" when none did. */
  dissent: string;
  review_day: string | null;
  is_internal: boolean;
  status: DecisionStatus;
  status_at: Date;
  created_at: Date;
}

export interface TaskTable {
  district: DistrictId;
  id: string;
  title: string;
  party_id: string;
  due_day: string;
  is_public: boolean;
  done_at: Date | null;
  /** What was done; "" while it is open. */
  done_note: string;
  created_at: Date;
}
