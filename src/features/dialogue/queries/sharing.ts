import type { Db } from "../../../platform/db/database.ts";
import { answersBeforeSharing, sharingOf } from "../rules/sharing.ts";
import type { Sharing } from "../rules/sharing.ts";
import { ofStatements } from "../rules/result/summary.ts";
import type { OwnAnswers, ParticipantRef } from "./answers.ts";
import { resultOf } from "./questions.ts";
import type { Statement } from "./questions.ts";

/** What somebody shares with each perspective on the statements that are shown, by what was counted last. */
export async function sharingFor(
  db: Db,
  { district, questionId }: Pick<ParticipantRef, "district" | "questionId">,
  { values }: OwnAnswers,
  statements: readonly Statement[],
): Promise<Sharing[]> {
  if (values.size < answersBeforeSharing) return [];
  const result = await resultOf(db, district, questionId);
  return result ? sharingOf(ofStatements(result.summary, new Set(statements.map(({ id }) => id))), values) : [];
}
