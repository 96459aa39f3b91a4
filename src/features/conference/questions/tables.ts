import type { Generated } from "kysely";
import type { DistrictId } from "../../../platform/district/district.ts";
import type { QuestionKind } from "./question.ts";

declare module "../../../platform/db/database.ts" {
  interface Tables {
    "conference.question": QuestionTable;
    "conference.question_answer": QuestionAnswerTable;
  }
}

export interface QuestionTable {
  district: DistrictId;
  id: string;
  conference_id: string;
  position: number;
  kind: QuestionKind;
  words: string;
  words_en: string | null;
  options: string[];
  options_en: string[] | null;
  is_required: boolean;
  version: Generated<number>;
  created_at: Date;
}

export interface QuestionAnswerTable {
  district: DistrictId;
  registration_id: string;
  question_id: string;
  answer: string[];
}
