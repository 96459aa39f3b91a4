import type { Db, Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { answersState, perspectivesTold } from "../rules/files/downloads.ts";
import type { KeptAnswers } from "../rules/files/downloads.ts";
import type { PackedAnswers } from "../rules/answers/packed-answers.ts";
import type { PolisStatement } from "../rules/files/polis-files.ts";
import type { StatementStatus } from "../rules/statements/statement.ts";
import { answerers } from "./answerers.ts";
import { packedAnswers } from "./packed-answers.ts";
import { statementsOf } from "./questions.ts";
import "../tables.ts";

interface Ref {
  readonly district: DistrictId;
  readonly questionId: string;
}

/** The answers that are kept, in numbers; nobody once the keys are destroyed. */
export async function keptAnswers(db: Db | Tx, { district, questionId }: Ref): Promise<KeptAnswers> {
  const rows = await answerers(db, district, questionId)
    .select((eb) => ["p.perspective", eb.fn.countAll<number>().as("people")])
    .groupBy("p.perspective")
    .execute();
  return {
    people: rows.reduce((sum, { people }) => sum + people, 0),
    perspectives: perspectivesTold(new Map(rows.map(({ perspective, people }) => [perspective, people]))),
    statements: (await statementsOf(db, district, questionId)).length,
  };
}

export interface AnswersOnFile {
  readonly answers: PackedAnswers;
  readonly statements: readonly PolisStatement[];
}

/** The answers to the published statements of a question, for everyone; undefined unless everyone may fetch them. */
export async function openAnswers(db: Db, ref: Ref): Promise<AnswersOnFile | undefined> {
  return inOneMoment(db, async (tx) => {
    const question = await tx
      .selectFrom("dialogue.question")
      .select("status")
      .where("district", "=", ref.district)
      .where("id", "=", ref.questionId)
      .executeTakeFirst();
    if (!question || answersState(question, await keptAnswers(tx, ref), 0) !== "ready") return undefined;
    const statements = await statementsOf(tx, ref.district, ref.questionId);
    const packed = await packedAnswers(tx, ref, statements.map(({ id }) => id));
    const perspectives = packed.perspectives.map(() => null);
    return {
      answers: { ...packed, perspectives, statementIds: statements.map(({ id }) => id), mustBeHeard: [] },
      statements: statements.map(({ text }) => ({ text, moderated: 1 })),
    };
  });
}

/** A statement with where it stands. */
export interface NumberedStatement {
  /** As in the files. */
  readonly number: number;
  readonly id: string;
  readonly text: string;
  readonly status: StatementStatus;
}

export interface FullExport extends AnswersOnFile {
  readonly numbered: readonly NumberedStatement[];
  readonly mustBeHeard: readonly string[];
  readonly result: { readonly analysedAt: Date | null; readonly participants: number; readonly answers: number; readonly summary: unknown };
}

/** Everything the result was made of; undefined for a draft, and when there are no answers any more. */
export async function fullExport(db: Db, permit: Permit<"dialogue.export">, questionId: string): Promise<FullExport | undefined> {
  const ref = { district: permit.districtId, questionId };
  return inOneMoment(db, async (tx) => {
    const question = await tx
      .selectFrom("dialogue.question as q")
      .innerJoin("dialogue.result as r", (join) => join.onRef("r.district", "=", "q.district").onRef("r.question_id", "=", "q.id"))
      .select(["q.must_be_heard as mustBeHeard", "r.analysed_at as analysedAt", "r.participants", "r.answers", "r.summary"])
      .where("q.district", "=", ref.district)
      .where("q.id", "=", questionId)
      .executeTakeFirst();
    if (!question) return undefined;
    const statements = await tx
      .selectFrom("dialogue.statement")
      .select(["id", "text", "status"])
      .where("district", "=", ref.district)
      .where("question_id", "=", questionId)
      // What was never answered would be counted as a statement.
      .where("status", "<>", "waiting")
      .orderBy("position")
      .execute();
    const statementIds = statements.map(({ id }) => id);
    const { mustBeHeard, ...result } = question;
    const answers = { ...(await packedAnswers(tx, ref, statementIds)), statementIds, mustBeHeard };
    if (answers.perspectives.length === 0) return undefined;
    return {
      answers,
      statements: statements.map(({ text, status }) => ({ text, moderated: status === "published" ? 1 : -1 })),
      numbered: statements.map((statement, at) => ({ number: at + 1, ...statement })),
      mustBeHeard,
      result,
    };
  });
}

/** While people go on answering. */
const inOneMoment = <T>(db: Db, read: (tx: Tx) => Promise<T>): Promise<T> =>
  db.transaction().setIsolationLevel("repeatable read").setAccessMode("read only").execute(read);
