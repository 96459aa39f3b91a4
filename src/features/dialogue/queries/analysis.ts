import type { Db } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import type { AnalysisInput } from "../summary.ts";
import "../tables.ts";

/** All answers to the published statements of a question by index, without keys; undefined when there is no such question. */
export async function answersToAnalyse(
  db: Db,
  { district, questionId }: { readonly district: DistrictId; readonly questionId: string },
): Promise<AnalysisInput | undefined> {
  // One moment for all three, while people go on answering.
  return db
    .transaction()
    .setIsolationLevel("repeatable read")
    .execute(async (tx) => {
      const question = await tx
        .selectFrom("dialogue.question")
        .select("must_be_heard as mustBeHeard")
        .where("district", "=", district)
        .where("id", "=", questionId)
        .executeTakeFirst();
      if (!question) return undefined;
      const statements = await tx
        .selectFrom("dialogue.statement")
        .select("id")
        .where("district", "=", district)
        .where("question_id", "=", questionId)
        .where("status", "=", "published")
        .orderBy("position")
        .execute();
      const rows = await tx
        .selectFrom("dialogue.answer as a")
        .innerJoin("dialogue.participant as p", (join) =>
          join
            .onRef("p.district", "=", "a.district")
            .onRef("p.question_id", "=", "a.question_id")
            .onRef("p.key", "=", "a.participant_key"),
        )
        .innerJoin("dialogue.statement as s", (join) =>
          join
            .onRef("s.district", "=", "a.district")
            .onRef("s.question_id", "=", "a.question_id")
            .onRef("s.id", "=", "a.statement_id")
            .on("s.status", "=", "published"),
        )
        .select(["p.key", "p.perspective", "a.statement_id as statement", "a.value"])
        .where("a.district", "=", district)
        .where("a.question_id", "=", questionId)
        .orderBy("p.key")
        .execute();
      const indexOf = new Map(statements.map(({ id }, j) => [id, j]));
      const people = new Map<string, number>();
      const perspectives: (string | null)[] = [];
      const persons = rows.map(({ key, perspective }) => {
        const known = people.get(key);
        if (known !== undefined) return known;
        people.set(key, perspectives.length);
        return perspectives.push(perspective) - 1;
      });
      return {
        statementIds: statements.map(({ id }) => id),
        people: perspectives.length,
        persons: Int32Array.from(persons),
        statements: Int32Array.from(rows, ({ statement }) => indexOf.get(statement) ?? 0),
        values: Int8Array.from(rows, ({ value }) => value),
        perspectives,
        mustBeHeard: question.mustBeHeard,
      };
    });
}
