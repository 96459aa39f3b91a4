import type { Generated } from "kysely";
import type { DistrictId } from "../../platform/district/district.ts";
import type { DecisionStatus } from "./decision.ts";
import type { ReviewOutcome } from "./review.ts";

declare module "../../platform/db/database.ts" {
  interface Tables {
    "decisions.decision": DecisionTable;
    "decisions.presence": { district: DistrictId; decision_id: string; party_id: string };
    "decisions.review": ReviewTable;
    "decisions.council_paper": CouncilPaperTable;
    "decisions.task": TaskTable;
    "decisions.more_time": MoreTimeTable;
    /** Whom the mail of a week, named by its Monday, has been written to. */
    "decisions.weekly_mail": { district: DistrictId; member_id: string; week: string };
    /** Who does not want that mail. */
    "decisions.no_mail": { district: DistrictId; member_id: string; since: Date };
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
  version: Generated<number>;
}

/** A decision that was looked at again, or waits for it on an agenda. */
export interface ReviewTable {
  district: DistrictId;
  id: string;
  decision_id: string;
  due_day: string;
  /** The agenda item as which it came back; null when it was looked at without. */
  item_id: string | null;
  outcome: ReviewOutcome | null;
  note: Generated<string>;
  next_day: string | null;
  concluded_at: Date | null;
  created_at: Date;
}

/** A decision in the form in which the city's committees get their items. */
export interface CouncilPaperTable {
  district: DistrictId;
  decision_id: string;
  proposal: string;
  problem: string;
  solution: string;
  economy: string;
  process: string;
  version: Generated<number>;
  saved_at: Date;
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
  version: Generated<number>;
  /** Somebody else wrote down for the party that it is done. */
  done_assisted: Generated<boolean>;
  /** The party that they speak for themselves. */
  written_by_party_id: string | null;
  written_by_coordinator: Generated<boolean>;
  /** When a task that was done was last opened again. */
  reopened_at: Date | null;
  /** Why it was; "" while it never has been. */
  reopened_reason: Generated<string>;
}

/** A party that needs more time for a task, and what was answered. */
export interface MoreTimeTable {
  district: DistrictId;
  id: string;
  task_id: string;
  wanted_day: string;
  reason: string;
  /** Somebody else wrote it down for the party. */
  assisted: boolean;
  asked_at: Date;
  answer: "yes" | "no" | null;
  answer_note: Generated<string>;
  answered_at: Date | null;
}
