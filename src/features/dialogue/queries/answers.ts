import type { Db } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import type { PerspectiveAnswer } from "../rules/perspective.ts";
import "../tables.ts";

/** What one participant has answered, by published statement, and who they say they are. */
export interface OwnAnswers {
  readonly perspective: PerspectiveAnswer | null;
  readonly values: ReadonlyMap<string, number>;
}

export interface ParticipantRef {
  readonly district: DistrictId;
  readonly questionId: string;
  readonly key: string;
}

/** For the participant themselves, whose browser holds what the key is made of. */
export async function ownAnswers(db: Db, { district, questionId, key }: ParticipantRef): Promise<OwnAnswers> {
  const rows = await db
    .selectFrom("dialogue.participant as p")
    .leftJoin("dialogue.answer as a", (join) =>
      join
        .onRef("a.district", "=", "p.district")
        .onRef("a.question_id", "=", "p.question_id")
        .onRef("a.participant_key", "=", "p.key"),
    )
    .leftJoin("dialogue.statement as s", (join) =>
      join
        .onRef("s.district", "=", "a.district")
        .onRef("s.question_id", "=", "a.question_id")
        .onRef("s.id", "=", "a.statement_id")
        .on("s.status", "=", "published"),
    )
    .select(["p.perspective", "s.id as statement", "a.value"])
    .where("p.district", "=", district)
    .where("p.question_id", "=", questionId)
    .where("p.key", "=", key)
    .execute();
  const values = rows.flatMap(({ statement, value }) =>
    statement === null || value === null ? [] : [[statement, value] as const],
  );
  return { perspective: rows[0]?.perspective ?? null, values: new Map(values) };
}
