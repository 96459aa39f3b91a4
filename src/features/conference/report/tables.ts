import type { Generated } from "kysely";
import type { DistrictId } from "../../../platform/district/district.ts";
import type { CameOn, OpenQuestion, Rating, TextState } from "./rules/evaluation.ts";

declare module "../../../platform/db/database.ts" {
  interface Tables {
    "conference.evaluation_answer": EvaluationAnswerTable;
    "conference.evaluation_text": EvaluationTextTable;
    "conference.report": ReportTable;
    "conference.report_note": ReportNoteTable;
    "conference.mail_after": MailAfterTable;
  }
}

export interface EvaluationAnswerTable {
  district: DistrictId;
  id: string;
  conference_id: string;
  /** null on paper, and once the evaluation has closed. */
  participant_key: string | null;
  rating: Rating;
  came_on: CameOn;
}

export interface EvaluationTextTable {
  district: DistrictId;
  id: string;
  conference_id: string;
  /** null once the evaluation has closed. */
  answer_id: string | null;
  question: OpenQuestion;
  text: string;
  state: Generated<TextState>;
  /** What everyone reads of it; null unless it is released. */
  shown: Generated<string | null>;
  version: Generated<number>;
}

export interface ReportTable {
  district: DistrictId;
  conference_id: string;
  /** Markdown. */
  introduction: string;
  /** Markdown. */
  closing: string;
  version: Generated<number>;
}

/** That a published report was put right or withdrawn, and why: for everyone. */
export interface ReportNoteTable {
  district: DistrictId;
  conference_id: string;
  /** Counts from 1. */
  number: number;
  kind: "corrected" | "withdrawn";
  why: string;
  noted_at: Date;
}

export interface MailAfterTable {
  district: DistrictId;
  registration_id: string;
  mail: "thanks" | "report";
  written_at: Date;
}
