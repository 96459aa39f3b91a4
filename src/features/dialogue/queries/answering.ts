import { sql } from "kysely";
import type { Db } from "../../../platform/db/database.ts";
import type { PerspectiveAnswer } from "../rules/perspective.ts";
import type { OwnAnswers, ParticipantRef } from "./answers.ts";
import "../tables.ts";

/** Everything that the page of the next statement needs to know, of the question and of whoever answers it. */
export interface Answering {
  readonly title: string;
  /** A calendar day. */
  readonly closesOn: string;
  /** The published statements, in their order. */
  readonly statements: readonly { readonly id: string; readonly isFromStart: boolean }[];
  readonly own: OwnAnswers;
  /** When the last result was made; null before the first. */
  readonly analysedAt: Date | null;
}

/**
 * Reads in one go what is asked for at every answer. The texts of statements are long and do not change: `nextFor` knows
 * them.
 * @returns undefined when there is no such question, or it is not open
 */
export async function answering(db: Db, { district, questionId, key }: ParticipantRef): Promise<Answering | undefined> {
  const { rows } = await sql<AnsweringRow>`
    with given as materialized (
      select statement_id, value from dialogue.answer
      where district = ${district} and question_id = ${questionId} and participant_key = ${key}
    )
    select q.title, q.closes_on as "closesOn", r.analysed_at as "analysedAt", p.perspective, s.ids, s.starts, s.answers
    from dialogue.question q
    left join dialogue.result r on r.district = q.district and r.question_id = q.id
    left join dialogue.participant p on p.district = q.district and p.question_id = q.id and p.key = ${key}
    cross join lateral (
      select
        string_agg(one.id::text, ' ' order by one.position) as ids,
        string_agg(case when one.written_on is null and one.published_on is null then '1' else '0' end, '' order by one.position) as starts,
        string_agg(coalesce((given.value + 1)::text, ' '), '' order by one.position) as answers
      from dialogue.statement one
      left join given on given.statement_id = one.id
      where one.district = q.district and one.question_id = q.id and one.status = 'published'
    ) s
    where q.district = ${district} and q.id = ${questionId} and q.status = 'open'`.execute(db);
  const [row] = rows;
  if (!row) return undefined;
  const { title, closesOn, analysedAt, perspective, starts, answers } = row;
  const ids = row.ids?.split(" ") ?? [];
  const given = ids.flatMap((id, j) => (answers?.[j] === " " ? [] : [[id, Number(answers?.[j]) - 1] as const]));
  return {
    title,
    closesOn,
    analysedAt,
    statements: ids.map((id, j) => ({ id, isFromStart: starts?.[j] === "1" })),
    own: { perspective, values: new Map(given) },
  };
}

interface AnsweringRow {
  readonly title: string;
  readonly closesOn: string;
  readonly analysedAt: Date | null;
  readonly perspective: PerspectiveAnswer | null;
  /** With a space between two. */
  readonly ids: string | null;
  /** A sign for each statement: 1 for one that the question opened with. */
  readonly starts: string | null;
  /** A sign for each statement: the answer plus one, or a space. */
  readonly answers: string | null;
}
