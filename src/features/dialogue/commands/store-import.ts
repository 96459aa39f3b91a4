import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import type { Selectable } from "kysely";
import { v7 as uuidv7 } from "uuid";
import type { Db, Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import { countRevision } from "../../../platform/district/commands.ts";
import { dayOf } from "../../../platform/i18n/dates.ts";
import type { ImportTable } from "../tables.ts";
import { recordQuestion } from "./questions.ts";
import { analyseQuestion } from "./results.ts";
import { recordStatements } from "./statement-items.ts";

interface ImportRef {
  readonly district: DistrictId;
  readonly importId: string;
}

type ImportRow = Selectable<ImportTable>;

/** So many people are stored by one statement of SQL; between two of them the program does other things. */
const peopleAtOnce = 100;
const statementsAtOnce = 500;

/**
 * Stores an export as a question in one transaction, tells how far it has come while it does, and analyses it at once.
 * Repeating it is harmless: what was stored is not stored again, only analysed.
 */
export async function storeImport(db: Db, ref: ImportRef, now: () => Date): Promise<void> {
  const row = await db
    .updateTable("dialogue.import")
    .set({ status: "storing", stored_people: 0 })
    .where("district", "=", ref.district)
    .where("id", "=", ref.importId)
    .where("status", "in", ["waiting", "storing"])
    .returningAll()
    .executeTakeFirst();
  if (!row?.question_id) return countStored(db, ref, now);
  const question = { district: ref.district, questionId: row.question_id };
  const progress = tellAside(db, ref);
  await db
    .transaction()
    .execute(async (tx) => {
      await storeQuestion(tx, row, question.questionId, now());
      const statementIds = await storeStatements(tx, row, question.questionId);
      await recordStatements(tx, question, now());
      for await (const stored of storePeople(tx, row, { ...question, statementIds, day: dayOf(now()) }))
        progress.say(stored);
      // The answers stand where they belong now.
      await tx
        .updateTable("dialogue.import")
        .set({ status: "done", stored_people: row.given.length, statements: "[]", perspectives: "[]", codes: Buffer.alloc(0) })
        .where("district", "=", ref.district)
        .where("id", "=", ref.importId)
        .execute();
      await countRevision(tx, ref.district);
    })
    .finally(() => progress.end());
  // PostgreSQL learns by itself how many there are now, but only after a minute.
  await sql`analyze dialogue.participant, dialogue.answer`.execute(db);
  await analyseQuestion(db, question, now());
}

/** Analyses what an earlier try has stored, in case the program stopped before it was. */
async function countStored(db: Db, { district, importId }: ImportRef, now: () => Date): Promise<void> {
  const done = await db
    .selectFrom("dialogue.import")
    .select("question_id as questionId")
    .where("district", "=", district)
    .where("id", "=", importId)
    .where("status", "=", "done")
    .executeTakeFirst();
  if (done?.questionId) await analyseQuestion(db, { district, questionId: done.questionId }, now());
}

/** Says that an export could not be stored. */
export async function giveUpImport(db: Db, ref: ImportRef): Promise<void> {
  await tell(db, ref, { status: "failed" });
}

/**
 * Tells how far it has come while a transaction goes on, which waits for no second connection meanwhile: what cannot be told at
 * once is left out for what comes later.
 */
function tellAside(db: Db, ref: ImportRef): { say(stored: number): void; end(): Promise<void> } {
  let telling: Promise<void> | undefined;
  return {
    say: (stored) => {
      telling ??= tell(db, ref, { stored_people: stored })
        .catch(() => undefined)
        .finally(() => (telling = undefined));
    },
    end: async () => telling,
  };
}

/** Outside the transaction, so that it is seen while that goes on. */
async function tell(db: Db, ref: ImportRef, change: Partial<Pick<ImportRow, "status" | "stored_people">>): Promise<void> {
  await db
    .updateTable("dialogue.import")
    .set(change)
    .where("district", "=", ref.district)
    .where("id", "=", ref.importId)
    .where("status", "=", "storing")
    .execute();
}

async function storeQuestion(tx: Tx, row: ImportRow, id: string, now: Date): Promise<void> {
  const { district, title, why, asker, origin, must_be_heard, closes_on } = row;
  const isOpen = closes_on !== null;
  const question = await tx
    .insertInto("dialogue.question")
    .values({
      district, id, title, why, asker, origin, must_be_heard,
      outcome: "",
      closes_on: closes_on ?? dayOf(now),
      status: isOpen ? "open" : "closed",
      status_at: now,
      created_at: now,
      opened_at: now,
      closed_at: isOpen ? null : now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await tx.insertInto("dialogue.result").values({ district, question_id: id, asked_at: null, analysed_at: null, summary: null }).execute();
  await recordQuestion(tx, question);
}

async function storeStatements(tx: Tx, { district, statements }: ImportRow, questionId: string): Promise<string[]> {
  const rows = statements.map(({ text, isRejected }, position) => ({
    district,
    question_id: questionId,
    id: uuidv7(),
    position,
    text,
    // Why it was not shown there nobody knows here.
    ...(isRejected && { status: "returned" as const }),
  }));
  for (let at = 0; at < rows.length; at += statementsAtOnce)
    await tx.insertInto("dialogue.statement").values(rows.slice(at, at + statementsAtOnce)).execute();
  return rows.map(({ id }) => id);
}

interface Place {
  readonly district: DistrictId;
  readonly questionId: string;
  readonly statementIds: readonly string[];
  readonly day: string;
}

/** Stores people with their answers, which PostgreSQL unpacks. @yields how many are stored */
async function* storePeople(tx: Tx, { given, codes, perspectives }: ImportRow, place: Place): AsyncGenerator<number> {
  const { district, questionId, statementIds, day } = place;
  let start = 0;
  for (let first = 0; first < given.length; first += peopleAtOnce) {
    const people = given.slice(first, first + peopleAtOnce).map((answers, at) => {
      const own = codes.subarray(start, start + 2 * answers);
      start += 2 * answers;
      return { key: keyOf(first + at), perspective: perspectives[first + at] ?? null, codes: own };
    });
    await sql`
      with person as (
        select * from unnest(
          ${people.map(({ key }) => key)}::text[],
          ${people.map(({ perspective }) => perspective)}::text[],
          ${people.map((one) => one.codes)}::bytea[]
        ) as one (key, perspective, codes)
      ), joined as (
        insert into dialogue.participant (district, question_id, key, perspective, joined_on, channel)
        select ${district}, ${questionId}, key, perspective, ${day}::date, 'import' from person
      )
      insert into dialogue.answer (district, question_id, participant_key, statement_id, value)
      select ${district}, ${questionId}, person.key, (${statementIds}::uuid[])[code.number / 3 + 1], code.number % 3 - 1
      from person,
        generate_series(0, length(person.codes) / 2 - 1) as answer (at),
        lateral (select 256 * get_byte(person.codes, 2 * at) + get_byte(person.codes, 2 * at + 1) as number) as code`.execute(tx);
    yield first + people.length;
  }
}

/**
 * A key that no browser has. Keys say in which order answers are added up, so these follow the order of the export: the
 * same answers brought in once more give the same numbers to the last digit.
 */
function keyOf(place: number): string {
  return place.toString(16).padStart(8, "0") + randomBytes(28).toString("hex");
}
