import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import type { Db } from "../../../platform/db/database.ts";
import { dayOf } from "../../../platform/i18n/dates.ts";
import { notNow } from "../../../platform/web/form.ts";
import { valueOf } from "../rules/question.ts";
import type { AnswerWord } from "../rules/question.ts";
import type { ParticipantRef } from "../queries/answers.ts";
import "../tables.ts";
import { askForAnalysis, lostAfterMs } from "./results.ts";

/** An answer that has come and is not kept yet. */
interface Waiting {
  readonly who: ParticipantRef;
  readonly statement: string;
  readonly value: number;
  readonly now: Date;
  kept(): void;
  failed(error: unknown): void;
}

/** Answers on their way to one database. */
interface Queue {
  waiting: Waiting[];
  /** What is being written just now, by `nameOf`. */
  readonly writing: Set<string>;
  lanes: number;
}

const queues = new WeakMap<Db, Queue>();

/** So many statements of SQL are under way at once: while PostgreSQL makes one safe, the next fills. */
const mostLanes = 2;
/** So long the next ones gather after some have been written; whoever comes alone does not wait. */
const gatherMs = 4;
/** A statement of SQL with more would hold up those that come meanwhile. */
const mostTogether = 200;

/**
 * Keeps an answer as `answerStatement` does, in one statement of SQL that is a transaction by itself. Answers that come
 * while one is being written wait for it and are written together: the more people answer, the less each costs. An answer
 * has been kept when the promise resolves.
 * @throws Refusal `"": not_now` when the question cannot be answered today or has no such published statement
 */
export function keepAnswer(
  db: Db,
  who: ParticipantRef,
  { statement, value }: { readonly statement: string; readonly value: AnswerWord },
  now: Date,
): Promise<void> {
  return new Promise((kept, failed) => {
    const queue = queues.get(db) ?? { waiting: [], writing: new Set(), lanes: 0 };
    queues.set(db, queue);
    queue.waiting.push({ who, statement, value: valueOf(value), now, kept, failed });
    if (queue.lanes < mostLanes) void writeAll(db, queue);
  });
}

/** One lane: writes what waits until nothing does. */
async function writeAll(db: Db, queue: Queue): Promise<void> {
  const isAlone = queue.lanes === 0;
  queue.lanes += 1;
  if (!isAlone) await pause(gatherMs);
  for (;;) {
    const [first, ...others] = takeBatch(queue);
    if (!first) break;
    const batch = [first, ...others] as const;
    try {
      const refused = await write(db, batch);
      for (const [place, one] of batch.entries()) {
        if (refused.has(place)) one.failed(notNow());
        else one.kept();
      }
    } catch (error) {
      for (const one of batch) one.failed(error);
    }
    for (const one of batch) queue.writing.delete(nameOf(one));
    await pause(gatherMs);
  }
  queue.lanes -= 1;
}

/** The next to write, in the order they came. A second answer to what another lane writes now waits for it: the later one stands. */
function takeBatch(queue: Queue): Waiting[] {
  const batch: Waiting[] = [];
  const left: Waiting[] = [];
  for (const one of queue.waiting) (batch.length < mostTogether && !queue.writing.has(nameOf(one)) ? batch : left).push(one);
  queue.waiting = left;
  for (const one of batch) queue.writing.add(nameOf(one));
  return batch;
}

const nameOf = ({ who, statement }: Waiting) => `${who.questionId} ${who.key} ${statement}`;

/**
 * Writes answers in the order of who they are from, so that two processes never wait for each other. Of two to the same
 * statement the one that came later stands. The question is held open meanwhile, as closing waits for that.
 * @returns the places in the batch of those that could not be kept
 */
async function write(db: Db, batch: readonly [Waiting, ...Waiting[]]): Promise<ReadonlySet<number>> {
  // They have come within some milliseconds.
  const { now } = batch[0];
  const today = dayOf(now);
  const given = batch.map(({ who, statement, value }) => ({ district: who.district, question_id: who.questionId, key: who.key, statement_id: statement, value }));
  const { rows } = await sql<{ refused: number | null; district: ParticipantRef["district"]; questionId: string }>`
    with given as (
      select * from rows from (jsonb_to_recordset(${JSON.stringify(given)}::jsonb)
        as (district text, question_id uuid, key text, statement_id uuid, value smallint)) with ordinality
        as one (district, question_id, key, statement_id, value, place)
    ), held as (
      select district, id, closes_on from dialogue.question
      where (district, id) in (select district, question_id from given) and status = 'open'
      for key share
    ), fit as (
      select g.* from given g
      join held on held.district = g.district and held.id = g.question_id and held.closes_on >= ${today}::date
      join dialogue.statement s
        on s.district = g.district and s.question_id = g.question_id and s.id = g.statement_id and s.status = 'published'
    ), joined as (
      insert into dialogue.participant (district, question_id, key, joined_on)
      select distinct district, question_id, key, ${today}::date from fit
      order by district, question_id, key
      on conflict do nothing
    ), kept as (
      insert into dialogue.answer (district, question_id, participant_key, statement_id, value)
      select distinct on (district, question_id, key, statement_id) district, question_id, key, statement_id, value from fit
      order by district, question_id, key, statement_id, place desc
      on conflict (district, question_id, participant_key, statement_id) do update set value = excluded.value
    )
    select place::int as refused, district, question_id as "questionId" from given where place not in (select place from fit)
    union all
    select distinct null::int, fit.district, fit.question_id
    from fit left join dialogue.result r on r.district = fit.district and r.question_id = fit.question_id
    where r.asked_at is null or r.asked_at < ${new Date(now.getTime() - lostAfterMs)}`.execute(db);
  for (const { district, questionId } of rows.filter(({ refused }) => refused === null))
    await db.transaction().execute((tx) => askForAnalysis(tx, { district, questionId }, now));
  return new Set(rows.flatMap(({ refused }) => (refused === null ? [] : [refused - 1])));
}
