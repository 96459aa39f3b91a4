import type { Selectable } from "kysely";
import { v7 as uuidv7 } from "uuid";
import { publishedPhones } from "../../../network/queries.ts";
import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import { dayOf } from "../../../platform/i18n/dates.ts";
import { personPhones } from "../../../platform/privacy/phone.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { Refusal, notNow } from "../../../platform/web/form.ts";
import { forgetItem, recordItem } from "../../../thread/commands.ts";
import { fewestStatements } from "../rules/question.ts";
import type { QuestionInput } from "../schema.ts";
import type { QuestionTable } from "../tables.ts";
import { queueAnalysis } from "./results.ts";
import { recordStatements } from "./statement-items.ts";

type QuestionRow = Selectable<QuestionTable>;
type Manage = Permit<"dialogue.manage">;

/**
 * Writes a question that only coordinators see yet.
 * @returns its id
 * @throws Refusal `closesOn: date_in_past`, and `person_phone` beside a text that holds somebody's number
 */
export async function addQuestion(tx: Tx, permit: Manage, input: QuestionInput, now: Date): Promise<string> {
  await check(tx, permit, input, now);
  const id = uuidv7();
  const row = await tx
    .insertInto("dialogue.question")
    .values({
      ...columnsOf(input),
      district: permit.districtId,
      id,
      status: "draft",
      status_at: now,
      created_at: now,
      opened_at: null,
      closed_at: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await writeStatements(tx, row, input.statements);
  await recordQuestion(tx, row);
  await recordChange(tx, permit, { action: "dialogue.add", kind: "question", id, after: shown(input) });
  return id;
}

/** Changes a question that nobody has answered yet. @throws Refusal as `addQuestion`, `"": not_now | changed_meanwhile` */
export async function changeQuestion(tx: Tx, permit: Manage, id: string, input: QuestionInput, now: Date): Promise<void> {
  const before = await lockDraft(tx, permit.districtId, id, input.version);
  await check(tx, permit, input, now);
  await tx.deleteFrom("dialogue.statement").where("district", "=", before.district).where("question_id", "=", id).execute();
  await writeStatements(tx, before, input.statements);
  await write(tx, before, { ...columnsOf(input), version: before.version + 1 });
  await recordChange(tx, permit, { action: "dialogue.change", kind: "question", id, after: shown(input) });
}

/** Throws away a question that was never asked. @throws Refusal `"": not_now` */
export async function discardQuestion(tx: Tx, permit: Manage, id: string): Promise<void> {
  const row = await lockQuestion(tx, permit.districtId, id);
  if (row.status !== "draft") throw notNow();
  await tx.deleteFrom("dialogue.question").where("district", "=", row.district).where("id", "=", id).execute();
  await forgetItem(tx, row.district, { kind: "question", id });
  await recordChange(tx, permit, { action: "dialogue.discard", kind: "question", id, before: { title: row.title } });
}

/**
 * Asks everyone: from now on it is public and can be answered, and its statements stand as they are.
 * @throws Refusal `"": not_now | changed_meanwhile | day_over | too_few_statements`
 */
export async function openQuestion(tx: Tx, permit: Manage, id: string, version: number, now: Date): Promise<void> {
  const row = await lockDraft(tx, permit.districtId, id, version);
  if (row.closes_on < dayOf(now)) throw new Refusal({ field: "", code: "day_over" });
  const statements = await tx
    .selectFrom("dialogue.statement")
    .select("id")
    .where("district", "=", row.district)
    .where("question_id", "=", id)
    .execute();
  if (statements.length < fewestStatements) throw new Refusal({ field: "", code: "too_few_statements" });
  await tx
    .insertInto("dialogue.result")
    .values({ district: row.district, question_id: id, asked_at: null, analysed_at: null, summary: null })
    .execute();
  await write(tx, row, { status: "open", status_at: now, opened_at: now });
  await recordStatements(tx, { district: row.district, questionId: id }, now);
  await recordChange(tx, permit, { action: "dialogue.open", kind: "question", id, after: { closesOn: row.closes_on } });
}

/** Lets people answer for longer. @throws Refusal `"": not_now`, `closesOn: not_later` */
export async function extendQuestion(tx: Tx, permit: Manage, id: string, closesOn: string): Promise<void> {
  const row = await lockQuestion(tx, permit.districtId, id);
  if (row.status !== "open") throw notNow();
  if (closesOn <= row.closes_on) throw new Refusal({ field: "closesOn", code: "not_later" });
  await write(tx, row, { closes_on: closesOn });
  const change = { before: { closesOn: row.closes_on }, after: { closesOn } };
  await recordChange(tx, permit, { action: "dialogue.extend", kind: "question", id, ...change });
}

/** Ends a question for good and has its answers counted for the last time. @throws Refusal `"": not_now` */
export async function closeQuestion(tx: Tx, permit: Manage, id: string, now: Date): Promise<void> {
  const row = await lockQuestion(tx, permit.districtId, id);
  if (row.status !== "open") throw notNow();
  await write(tx, row, { status: "closed", status_at: now, closed_at: now });
  await queueAnalysis(tx, { district: row.district, questionId: id });
  await recordChange(tx, permit, { action: "dialogue.close", kind: "question", id });
}

/** Waits for answers that are being written, and lets none in until the transaction ends. */
async function lockQuestion(tx: Tx, districtId: DistrictId, id: string): Promise<QuestionRow> {
  const row = await tx
    .selectFrom("dialogue.question")
    .selectAll()
    .where("district", "=", districtId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notNow();
  return row;
}

async function lockDraft(tx: Tx, districtId: DistrictId, id: string, version: number): Promise<QuestionRow> {
  const row = await lockQuestion(tx, districtId, id);
  if (row.status !== "draft") throw notNow();
  if (row.version !== version) throw new Refusal({ field: "", code: "changed_meanwhile" });
  return row;
}

async function write(tx: Tx, row: QuestionRow, change: Partial<QuestionRow>): Promise<void> {
  const after = await tx
    .updateTable("dialogue.question")
    .set(change)
    .where("district", "=", row.district)
    .where("id", "=", row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await recordQuestion(tx, after);
}

/** Tells the thread how a question stands. */
export async function recordQuestion(tx: Tx, row: QuestionRow): Promise<void> {
  const text = [row.why, row.outcome].filter(Boolean).join("\n");
  await recordItem(tx, row.district, {
    kind: "question",
    id: row.id,
    at: row.opened_at ?? row.created_at,
    status: row.status,
    statusAt: row.status_at,
    title: row.title,
    text,
    publicTitle: row.status === "draft" ? null : row.title,
    publicText: text,
  });
}

async function writeStatements(tx: Tx, { district, id }: QuestionRow, statements: readonly string[]): Promise<void> {
  if (statements.length === 0) return;
  const rows = statements.map((text, position) => ({ district, question_id: id, id: uuidv7(), position, text }));
  await tx.insertInto("dialogue.statement").values(rows).execute();
}

async function check(tx: Tx, permit: Manage, input: QuestionInput, now: Date): Promise<void> {
  const known = await publishedPhones(tx, permit.districtId);
  const errors = (["title", "why", "asker", "outcome", "moderation", "statements"] as const)
    .filter((field) => personPhones([input[field] ?? ""].flat().join("\n"), known).length > 0)
    .map((field) => ({ field: field as string, code: "person_phone" }));
  if (input.closesOn < dayOf(now)) errors.push({ field: "closesOn", code: "date_in_past" });
  if (errors.length > 0) throw new Refusal(...errors);
}

const columnsOf = ({ title, why, asker, outcome, moderation = "", closesOn, mustBeHeard }: QuestionInput) => ({
  title, why, asker, outcome, moderation, closes_on: closesOn, must_be_heard: mustBeHeard,
});

const shown = (input: QuestionInput) => ({ ...columnsOf(input), statements: input.statements });
