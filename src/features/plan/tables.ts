import type { Generated } from "kysely";
import type { DistrictId } from "../../platform/district/district.ts";
import type { MeasureStatus } from "./measure.ts";

declare module "../../platform/db/database.ts" {
  interface Tables {
    "plan.goal": GoalTable;
    "plan.measure": MeasureTable;
    "plan.proof": ProofTable;
    "plan.withdrawn_proof": WithdrawnProofTable;
  }
}

export interface GoalTable {
  district: DistrictId;
  id: string;
  title: string;
  /** Markdown. */
  meaning: string;
  position: number;
  created_at: Date;
  version: Generated<number>;
}

/** Without a status: that is what its latest proof says. */
export interface MeasureTable {
  district: DistrictId;
  id: string;
  goal_id: string | null;
  title: string;
  description: string;
  party_id: string | null;
  from_day: string | null;
  to_day: string | null;
  created_at: Date;
  published_at: Date | null;
  version: Generated<number>;
}

export interface ProofTable {
  district: DistrictId;
  id: string;
  measure_id: string;
  day: string;
  status_after: MeasureStatus;
  words: string;
  link: string | null;
  file_key: string | null;
  file_name: string | null;
  file_type: string | null;
  file_size: number | null;
  created_at: Date;
}

/** What stays of a proof that was taken back. */
export interface WithdrawnProofTable {
  district: DistrictId;
  id: string;
  measure_id: string;
  why: string;
  withdrawn_at: Date;
}
