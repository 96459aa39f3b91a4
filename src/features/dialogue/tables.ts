import type { ColumnType, Generated } from "kysely";
import type { DistrictId } from "../../platform/district/district.ts";
import type { Lang } from "../../platform/i18n/lang.ts";
import type { Channel, ChannelCounts } from "./rules/answers/channel.ts";
import type { ImportedStatement, ImportStatus } from "./rules/files/import-file.ts";
import type { ModerationStep } from "./rules/statements/moderation.ts";
import type { Perspective, PerspectiveAnswer } from "./rules/perspective.ts";
import type { QuestionStatus } from "./rules/question.ts";
import type { StatementReason, StatementStatus } from "./rules/statements/statement.ts";
import type { Summary } from "./rules/result/summary.ts";

declare module "../../platform/db/database.ts" {
  interface Tables {
    "dialogue.question": QuestionTable;
    "dialogue.statement": StatementTable;
    "dialogue.participant": ParticipantTable;
    "dialogue.answer": AnswerTable;
    "dialogue.result": ResultTable;
    "dialogue.counted": CountedTable;
    "dialogue.kiosk": KioskTable;
    "dialogue.sheet_run": SheetRunTable;
    "dialogue.sheet": SheetTable;
    "dialogue.moderation": ModerationTable;
    "dialogue.import": ImportTable;
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
  /** Where its answers were brought in from; "" for our own. */
  origin: Generated<string>;
  /** A calendar day, the last on which one can answer. */
  closes_on: string;
  must_be_heard: Perspective[];
  /** What is not published, in the asker's words; "" for the usual ones. */
  moderation: Generated<string>;
  status: QuestionStatus;
  status_at: Date;
  version: Generated<number>;
  /** How many numbers of sheets have been given out. */
  sheets_numbered: Generated<number>;
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
  /** Only published ones are answered, analysed and shown. */
  status: Generated<StatementStatus>;
  merged_into: string | null;
  /** A calendar day; null for a coordinator's. */
  written_on: string | null;
  /** A calendar day; null for a coordinator's from before the question opened, and while it never was public. */
  published_on: string | null;
  /** Goes with the participant's key. */
  author_key: string | null;
  receipt_hash: string | null;
  /** While it waits: why somebody wants to return it. */
  reason: StatementReason | null;
  note: Generated<string>;
  appeal: Generated<string>;
  appealed_on: string | null;
  appeal_answered_on: string | null;
  version: Generated<number>;
}

export interface ModerationTable {
  district: DistrictId;
  question_id: string;
  id: string;
  statement_id: string;
  at: Date;
  step: ModerationStep;
  reason: StatementReason | null;
  /** How many sides stood behind it; null for what settles nothing. */
  sides: number | null;
  /** null for an author's appeal, and once the keys are gone. */
  member_id: string | null;
  parties: Generated<string[]>;
}

export interface ParticipantTable {
  district: DistrictId;
  question_id: string;
  /** See participant.ts. */
  key: string;
  perspective: PerspectiveAnswer | null;
  /** A calendar day. */
  joined_on: string;
  channel: Generated<Channel>;
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
  channels: ColumnType<ChannelCounts | null, string | null | undefined, string | null>;
  /** Whether it counts everybody. */
  is_final: Generated<boolean>;
}

/** What the public result of an open question is made of. */
export interface CountedTable {
  district: DistrictId;
  question_id: string;
  /** See counted.ts. */
  answers: string;
}

/** A shared tablet that takes answers to one question. */
export interface KioskTable {
  district: DistrictId;
  id: string;
  question_id: string;
  /** Where the tablet lies. */
  place: string;
  opened_by: string | null;
  opened_at: Date;
  code_hash: string;
  code_until: Date;
  /** null until a tablet has taken the code. */
  device_hash: string | null;
  ends_at: Date;
  ended_at: Date | null;
}

/** Sheets that were numbered together. */
export interface SheetRunTable {
  district: DistrictId;
  id: string;
  question_id: string;
  kind: "paper" | "phone";
  lang: Lang;
  first_number: number;
  sheets: number;
  /** Ids, line by line. */
  statements: string[];
  /** Where filled-in sheets are handed in. */
  drop_off: string;
  /** A calendar day. */
  return_by: string;
  made_by: string | null;
  made_at: Date;
}

/** A sheet whose answers have been typed in. */
export interface SheetTable {
  district: DistrictId;
  question_id: string;
  number: number;
  entered_by: string | null;
  /** A calendar day. */
  entered_on: string;
  version: Generated<number>;
}

export interface ImportTable {
  district: DistrictId;
  id: string;
  made_by: string | null;
  made_at: Date;
  title: string;
  origin: string;
  asker: string;
  why: string;
  must_be_heard: Perspective[];
  statements: ColumnType<ImportedStatement[], string, string>;
  /** By person, as is `given`. */
  perspectives: ColumnType<(PerspectiveAnswer | null)[], string, string>;
  given: number[];
  /** See packed-answers.ts. */
  codes: Buffer;
  replaced: number;
  empty_people: number;
  status: ImportStatus;
  question_id: string | null;
  /** A calendar day; null for a question that is closed at once. */
  closes_on: string | null;
  stored_people: Generated<number>;
}
