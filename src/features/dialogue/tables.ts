import type { ColumnType, Generated } from "kysely";
import type { DistrictId } from "../../platform/district/district.ts";
import type { Perspective, PerspectiveAnswer } from "./perspective.ts";
import type { QuestionStatus } from "./question.ts";
import type { Summary } from "./summary.ts";

declare module "../../platform/db/database.ts" {
  interface Tables {
    "dialogue.question": QuestionTable;
    "dialogue.statement": StatementTable;
    "dialogue.participant": ParticipantTable;
    "dialogue.answer": AnswerTable;
    "dialogue.result": ResultTable;
  }
}

export interface QuestionTable {
  district: DistrictId;
  id: string;
  title: string;
  why: string;
  /** A party, or the forum. */
  asker: string;
  /** What happens with the result. */
  outcome: string;
  /** A calendar day, the last on which one can answer. */
  closes_on: string;
  must_be_heard: Perspective[];
  status: QuestionStatus;
  status_at: Date;
  version: Generated<number>;
  created_at: Date;
  opened_at: Date | null;
  closed_at: Date | null;
}

export interface StatementTable {
  district: DistrictId;
  question_id: string;
  id: string;
  position: number;
  text: string;
}

export interface ParticipantTable {
  district: DistrictId;
  question_id: string;
  /** See participant.ts. */
  key: string;
  perspective: PerspectiveAnswer | null;
  /** A calendar day. */
  joined_on: string;
}

export interface AnswerTable {
  district: DistrictId;
  question_id: string;
  participant_key: string;
  statement_id: string;
  value: number;
}

export interface ResultTable {
  district: DistrictId;
  question_id: string;
  asked_at: Date | null;
  analysed_at: Date | null;
  participants: Generated<number>;
  answers: Generated<number>;
  summary: ColumnType<Summary | null, string | null, string | null>;
}
