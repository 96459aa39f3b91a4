import { randomBytes } from "node:crypto";
import pg from "pg";

/**
 * The least a program can do to keep an answer: upserts a second of rows of `dialogue.answer`, each in a transaction of its
 * own, by so many writers at once.
 * @param questionId a question that nobody else answers meanwhile
 */
export async function upsertsPerSecond(
  pool: pg.Pool,
  district: string,
  questionId: string,
  writers: number,
  seconds: number,
): Promise<number> {
  const { rows } = await pool.query<{ id: string }>("select id from dialogue.statement where question_id = $1", [questionId]);
  const end = performance.now() + seconds * 1000;
  const began = performance.now();
  let done = 0;
  const write = async () => {
    const client = await pool.connect();
    try {
      while (performance.now() < end) {
        const key = randomBytes(32).toString("base64url");
        await client.query(join, [district, questionId, key]);
        for (const [at, { id }] of rows.entries()) {
          if (performance.now() >= end) break;
          await client.query({ name: "upsert", text: upsert, values: [district, questionId, key, id, (at % 3) - 1] });
          done += 1;
        }
      }
    } finally {
      client.release();
    }
  };
  await Promise.all(Array.from({ length: writers }, write));
  return (done * 1000) / (performance.now() - began);
}

const join = "insert into dialogue.participant (district, question_id, key, joined_on) values ($1, $2, $3, current_date)";

const upsert = `insert into dialogue.answer (district, question_id, participant_key, statement_id, value) values ($1, $2, $3, $4, $5)
  on conflict (district, question_id, participant_key, statement_id) do update set value = excluded.value`;
