import type { Db } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import type { ToCount } from "../rules/result/count.ts";
import { keyedAnswers } from "./packed-answers.ts";
import { statementsOf } from "./questions.ts";
import "../tables.ts";

/** What is to be counted, and of when the result is that it is compared with. */
export interface AnswersToCount extends ToCount {
  readonly analysedAt: Date | null;
}

/** All answers to the published statements of a question, and what was counted last; undefined when there is no such question. */
export async function answersToCount(
  db: Db,
  ref: { readonly district: DistrictId; readonly questionId: string },
): Promise<AnswersToCount | undefined> {
  // One moment for all, while people go on answering.
  return db
    .transaction()
    .setIsolationLevel("repeatable read")
    .execute(async (tx) => {
      const question = await tx
        .selectFrom("dialogue.question as q")
        .innerJoin("dialogue.result as r", (join) => join.onRef("r.district", "=", "q.district").onRef("r.question_id", "=", "q.id"))
        .leftJoin("dialogue.counted as c", (join) => join.onRef("c.district", "=", "q.district").onRef("c.question_id", "=", "q.id"))
        .select(["q.must_be_heard as mustBeHeard", "q.status", "r.analysed_at as analysedAt", "c.answers as counted"])
        .where("q.district", "=", ref.district)
        .where("q.id", "=", ref.questionId)
        .executeTakeFirst();
      if (!question) return undefined;
      const { mustBeHeard, status, analysedAt, counted } = question;
      const statementIds = (await statementsOf(tx, ref.district, ref.questionId)).map(({ id }) => id);
      const answers = { statementIds, mustBeHeard, ...(await keyedAnswers(tx, ref, statementIds)) };
      return { answers, isLast: status === "closed", counted, analysedAt };
    });
}
