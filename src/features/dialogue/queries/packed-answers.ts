import { sql } from "kysely";
import type { Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import type { KeyedAnswers } from "../rules/answers/in-fives.ts";
import type { PackedAnswers } from "../rules/answers/packed-answers.ts";
import "../tables.ts";

/**
 * Everyone who has answered, with their answers to some statements. PostgreSQL packs them, one row for each person, so
 * that the program's own thread has little to do.
 * Answers are gathered before anything is joined: right after many have come in at once, PostgreSQL does not know yet how
 * many there are, and would go through all people for each answer.
 * @param statementIds the statements that are asked for, in the order of their index
 */
export async function keyedAnswers(
  tx: Tx,
  { district, questionId }: { readonly district: DistrictId; readonly questionId: string },
  statementIds: readonly string[],
): Promise<Pick<KeyedAnswers, "keys" | "perspectives" | "given" | "codes">> {
  const { rows } = await sql<{ key: string; perspective: string | null; codes: Buffer | null }>`
    with given as materialized (
      select participant_key as key,
        string_agg(int2send((3 * array_position(${statementIds}::uuid[], statement_id) + value - 2)::int2), ''::bytea) as codes
      from dialogue.answer
      where district = ${district} and question_id = ${questionId}
      group by participant_key
    )
    select given.key, p.perspective, given.codes
    from given
    join dialogue.participant p on p.district = ${district} and p.question_id = ${questionId} and p.key = given.key`.execute(tx);
  return {
    keys: rows.map(({ key }) => key),
    perspectives: rows.map(({ perspective }) => perspective),
    given: Uint32Array.from(rows, ({ codes }) => (codes?.length ?? 0) / 2),
    codes: new Uint8Array(Buffer.concat(rows.map(({ codes }) => codes ?? Buffer.alloc(0)))),
  };
}

/** The same without whose they are. */
export async function packedAnswers(...asked: Parameters<typeof keyedAnswers>): Promise<Pick<PackedAnswers, "perspectives" | "given" | "codes">> {
  const { perspectives, given, codes } = await keyedAnswers(...asked);
  return { perspectives, given, codes };
}
