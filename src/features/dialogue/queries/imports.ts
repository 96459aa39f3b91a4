import { sql } from "kysely";
import type { Db } from "../../../platform/db/database.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import type { ImportStatus, ImportedStatement } from "../rules/files/import-file.ts";
import type { Perspective } from "../rules/perspective.ts";
import "../tables.ts";

/** An export that has been read, for whoever decides what becomes of it. */
export interface ReadImport {
  readonly id: string;
  readonly title: string;
  readonly asker: string;
  readonly origin: string;
  readonly why: string;
  readonly mustBeHeard: readonly Perspective[];
  readonly statements: readonly ImportedStatement[];
  readonly people: number;
  readonly answers: number;
  readonly perspectives: Readonly<Record<string, number>>;
  readonly replaced: number;
  readonly emptyPeople: number;
  readonly status: ImportStatus;
  readonly questionId: string | null;
  readonly storedPeople: number;
}

/** An export by its id, without its answers; undefined when there is none any more. */
export async function findImport(db: Db, permit: Permit<"dialogue.manage">, id: string): Promise<ReadImport | undefined> {
  const row = await db
    .selectFrom("dialogue.import")
    .select([
      "id", "title", "asker", "origin", "why", "statements", "replaced", "status",
      "must_be_heard as mustBeHeard",
      "empty_people as emptyPeople",
      "question_id as questionId",
      "stored_people as storedPeople",
      sql<number>`cardinality(given)`.as("people"),
      sql<number>`(select coalesce(sum(one), 0) from unnest(given) one)`.as("answers"),
      sql<Record<string, number>>`(
        select coalesce(jsonb_object_agg(name, n), '{}') from (
          select name, count(*) as n from jsonb_array_elements_text(perspectives) name where name is not null group by name
        ) said)`.as("perspectives"),
    ])
    .where("district", "=", permit.districtId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row;
}
