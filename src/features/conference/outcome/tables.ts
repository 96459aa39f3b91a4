import type { Generated } from "kysely";
import type { DistrictId } from "../../../platform/district/district.ts";
import type { Choice } from "./rules/support.ts";

declare module "../../../platform/db/database.ts" {
  interface Tables {
    "conference.workshop_note": WorkshopNoteTable;
    "conference.recommendation": RecommendationTable;
    "conference.ballot": BallotTable;
    "conference.ballot_vote": BallotVoteTable;
  }
}

export interface WorkshopNoteTable {
  district: DistrictId;
  session_id: string;
  conference_id: string;
  /** Counts from 1, as the rounds of the programme. */
  round: number;
  /** Markdown. */
  text: string;
  version: Generated<number>;
  changed_at: Date;
}

export interface RecommendationTable {
  district: DistrictId;
  id: string;
  conference_id: string;
  /** The workshop. */
  session_id: string;
  /** From 1 to 5. */
  position: number;
  sentence: string;
  why: string;
  /** Counts the sentences it has had. */
  wording: Generated<number>;
  hands_for: Generated<number | null>;
  hands_against: Generated<number | null>;
  hands_unsure: Generated<number | null>;
  hands_wording: Generated<number | null>;
  version: Generated<number>;
  created_at: Date;
  released_at: Generated<Date | null>;
  first_released_at: Generated<Date | null>;
}

export interface BallotTable {
  district: DistrictId;
  id: string;
  recommendation_id: string;
  conference_id: string;
  code: string;
  wording: number;
  opened_at: Date;
  ends_at: Date;
  closed_at: Generated<Date | null>;
  votes_for: Generated<number | null>;
  votes_against: Generated<number | null>;
  votes_unsure: Generated<number | null>;
}

/** There only while a ballot is open. */
export interface BallotVoteTable {
  district: DistrictId;
  ballot_id: string;
  key: string;
  choice: Choice;
}
