import { sql } from "kysely";

/** How many others have written the same as the statement `s` of a query: theirs were merged into it. */
export const sameWritten = sql<number>`(
  select count(*)::int from dialogue.statement as same
  where same.district = s.district and same.question_id = s.question_id and same.merged_into = s.id
)`.as("sameWritten");
