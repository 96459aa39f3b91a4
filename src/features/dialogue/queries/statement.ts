import type { Db } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import { sameWritten } from "./same-written.ts";
import "../tables.ts";

/** A published statement with its question. */
export interface PublishedStatement {
  readonly id: string;
  readonly questionId: string;
  readonly text: string;
  readonly isFromStart: boolean;
  /** How many others have written the same. */
  readonly sameWritten: number;
}

/** A statement that everyone can read; undefined for one that waits or was returned, merged or taken out. Public. */
export async function findPublishedStatement(db: Db, districtId: DistrictId, id: string): Promise<PublishedStatement | undefined> {
  const row = await db
    .selectFrom("dialogue.statement as s")
    .innerJoin("dialogue.question as q", (join) => join.onRef("q.district", "=", "s.district").onRef("q.id", "=", "s.question_id"))
    .select(["s.id", "s.question_id as questionId", "s.text", "s.written_on as writtenOn", sameWritten])
    .where("s.district", "=", districtId)
    .where("s.id", "=", id)
    .where("s.status", "=", "published")
    .where("q.status", "<>", "draft")
    .executeTakeFirst();
  if (!row) return undefined;
  const { writtenOn, ...statement } = row;
  return { ...statement, isFromStart: writtenOn === null };
}
