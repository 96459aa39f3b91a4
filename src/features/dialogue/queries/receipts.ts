import { sql } from "kysely";
import type { Db, Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import { hashReceiptCode, readReceiptCode } from "../../../platform/receipt-code.ts";
import { canBeAnswered } from "../rules/question.ts";
import { fewestAnswersShown, statusForWriter } from "../rules/statements/statement.ts";
import type { StatementReason, WriterStatus } from "../rules/statements/statement.ts";
import { sameWritten } from "./same-written.ts";
import "../tables.ts";
import type { ParticipantRef } from "./answers.ts";
import { resultOf } from "./questions.ts";

/** What the writer of a statement sees of it. */
export interface Receipt {
  readonly id: string;
  readonly questionId: string;
  readonly questionTitle: string;
  /** When the question opened. */
  readonly askedAt: Date;
  /** Whether the question can still be answered. */
  readonly isOpen: boolean;
  /** "" once it has been erased. */
  readonly text: string;
  readonly status: WriterStatus;
  readonly writtenOn: string;
  /** The day it was published, merged or returned for the last time. */
  readonly settledAt: Date | null;
  readonly reason: StatementReason | null;
  readonly note: string;
  readonly appeal: string;
  readonly mayAppeal: boolean;
  /** What it was merged into; without a text when that is not public any more. */
  readonly mergedInto: { readonly id: string; readonly text: string | null } | null;
  /** How many others have written the same. */
  readonly sameWritten: number;
}

/** Answers to a statement so far, where at least five have answered. */
export interface AnswersSoFar {
  readonly agree: number;
  readonly disagree: number;
  readonly pass: number;
}

/** The receipt for a code; undefined for one that opens nothing here. */
export async function findReceipt(db: Db | Tx, districtId: DistrictId, typed: string, today: string): Promise<Receipt | undefined> {
  const code = readReceiptCode(typed);
  if (!code) return undefined;
  const row = await receipts(db, districtId).where("s.receipt_hash", "=", hashReceiptCode("dialogue", code)).executeTakeFirst();
  return row && asReceipt(row, today);
}

/** What one participant has written in a question, in their order; for the participant themselves. */
export async function ownStatements(db: Db, { district, questionId, key }: ParticipantRef, today: string): Promise<Receipt[]> {
  const rows = await receipts(db, district)
    .where("s.question_id", "=", questionId)
    .where("s.author_key", "=", key)
    .orderBy("s.position")
    .execute();
  return rows.map((row) => asReceipt(row, today));
}

/** What people answer to a published statement, as last counted; undefined where fewer than five have. */
export async function answersSoFar(
  db: Db,
  districtId: DistrictId,
  { questionId, id }: { readonly questionId: string; readonly id: string },
): Promise<AnswersSoFar | undefined> {
  const result = await resultOf(db, districtId, questionId);
  const one = result?.summary.statements.find((statement) => statement.id === id);
  if (!one || one.agree + one.disagree + one.pass < fewestAnswersShown) return undefined;
  return { agree: one.agree, disagree: one.disagree, pass: one.pass };
}

function receipts(db: Db | Tx, districtId: DistrictId) {
  return db
    .selectFrom("dialogue.statement as s")
    .innerJoin("dialogue.question as q", (join) => join.onRef("q.district", "=", "s.district").onRef("q.id", "=", "s.question_id"))
    .leftJoin("dialogue.statement as target", (join) =>
      join
        .onRef("target.district", "=", "s.district")
        .onRef("target.question_id", "=", "s.question_id")
        .onRef("target.id", "=", "s.merged_into"),
    )
    .select((eb) => [
      "s.id",
      "s.question_id as questionId",
      "q.title as questionTitle",
      eb.fn.coalesce("q.opened_at", "q.created_at").as("askedAt"),
      "q.status as questionStatus",
      "q.closes_on as closesOn",
      "s.text",
      "s.status",
      "s.written_on as writtenOn",
      "s.published_on as publishedOn",
      "s.reason",
      "s.note",
      "s.appeal",
      "s.appealed_on as appealedOn",
      "s.appeal_answered_on as appealAnsweredOn",
      "s.merged_into as targetId",
      sql<string | null>`case when target.status = 'published' then target.text end`.as("targetText"),
      eb
        .selectFrom("dialogue.moderation as m")
        .select((inner) => inner.fn.max("m.at").as("at"))
        .whereRef("m.district", "=", "s.district")
        .whereRef("m.question_id", "=", "s.question_id")
        .whereRef("m.statement_id", "=", "s.id")
        .where("m.step", "in", ["publish", "merge", "return", "uphold"])
        .as("settledAt"),
      sameWritten,
    ])
    .where("s.district", "=", districtId)
    .where("s.written_on", "is not", null);
}

type Row = Awaited<ReturnType<ReturnType<typeof receipts>["execute"]>>[number];

function asReceipt(row: Row, today: string): Receipt {
  const { id, questionId, questionTitle, askedAt, text, note, appeal, appealedOn, settledAt, sameWritten } = row;
  const isOpen = canBeAnswered({ status: row.questionStatus, closesOn: row.closesOn }, today);
  const isProposed = row.status === "waiting" && row.reason !== null;
  const status = statusForWriter({ ...row, isProposed, isOpen });
  const isSettled = row.status !== "waiting";
  return {
    id, questionId, questionTitle, askedAt, isOpen, text, status, appeal, sameWritten,
    writtenOn: row.writtenOn ?? "",
    settledAt: isSettled ? settledAt : null,
    // While it waits, what one moderator thinks is not yet an answer.
    reason: isSettled ? row.reason : null,
    note: isSettled ? note : "",
    mayAppeal: isOpen && appealedOn === null && (row.status === "returned" || row.status === "merged"),
    mergedInto: row.targetId === null ? null : { id: row.targetId, text: row.targetText },
  };
}
