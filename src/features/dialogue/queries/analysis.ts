import type { Db } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import type { PackedAnswers } from "../rules/answers/packed-answers.ts";
import { packedAnswers } from "./packed-answers.ts";
import { statementsOf } from "./questions.ts";
import "../tables.ts";

/** All answers to the published statements of a question, without keys; undefined when there is no such question. */
export async function answersToAnalyse(
  db: Db,
  ref: { readonly district: DistrictId; readonly questionId: string },
): Promise<PackedAnswers | undefined> {
  // One moment for all three, while people go on answering.
  return db
    .transaction()
    .setIsolationLevel("repeatable read")
    .execute(async (tx) => {
      const question = await tx
        .selectFrom("dialogue.question")
        .select("must_be_heard as mustBeHeard")
        .where("district", "=", ref.district)
        .where("id", "=", ref.questionId)
        .executeTakeFirst();
      if (!question) return undefined;
      const statementIds = (await statementsOf(tx, ref.district, ref.questionId)).map(({ id }) => id);
      return { statementIds, mustBeHeard: question.mustBeHeard, ...(await packedAnswers(tx, ref, statementIds)) };
    });
}
