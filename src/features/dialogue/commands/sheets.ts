import { v7 as uuidv7 } from "uuid";
import { publishedPhones } from "../../../network/queries.ts";
import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { dayOf } from "../../../platform/i18n/dates.ts";
import type { Lang } from "../../../platform/i18n/lang.ts";
import { personPhones } from "../../../platform/privacy/phone.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { Refusal, notNow } from "../../../platform/web/form.ts";
import { sheetKey } from "../rules/answers/participant.ts";
import { statementsOf } from "../queries/questions.ts";
import { linesOf, runOfSheet } from "../queries/sheets.ts";
import { answersIn } from "../rules/sheets/sheet.ts";
import type { SheetAnswers } from "../rules/sheets/sheet.ts";
import "../tables.ts";
import { memberOf } from "./kiosks.ts";
import { askForAnalysis } from "./results.ts";

type Assist = Permit<"dialogue.assist">;

/** Sheets to be printed. */
export interface NewSheets {
  readonly sheets: number;
  readonly lang: Lang;
  readonly dropOff: string;
  /** A calendar day. */
  readonly returnBy: string;
}

/**
 * Gives numbers to new sheets with the statements as they are published now.
 * @returns the id of the run
 * @throws Refusal `"": not_now`, `returnBy: date_in_past | after_last_day`, `dropOff: person_phone`
 */
export async function numberSheets(
  tx: Tx,
  permit: Assist,
  questionId: string,
  input: NewSheets,
  now: Date,
): Promise<string> {
  const { first, closesOn } = await takeNumbers(tx, permit, questionId, input.sheets, now);
  const phones = personPhones(input.dropOff, await publishedPhones(tx, permit.districtId));
  if (phones.length > 0) throw new Refusal({ field: "dropOff", code: "person_phone" });
  if (input.returnBy < dayOf(now)) throw new Refusal({ field: "returnBy", code: "date_in_past" });
  if (input.returnBy > closesOn) throw new Refusal({ field: "returnBy", code: "after_last_day" });
  const id = await writeRun(tx, permit, { ...input, questionId, kind: "paper", first }, now);
  const after = { first, sheets: input.sheets };
  await recordChange(tx, permit, { action: "dialogue.print_sheets", kind: "question", id: questionId, after });
  return id;
}

/**
 * Gives a number to the answers of somebody on the phone, so that they can be put right like a sheet.
 * @returns the number's count
 * @throws Refusal `"": not_now`
 */
export async function numberCall(tx: Tx, permit: Assist, questionId: string, lang: Lang, now: Date): Promise<number> {
  const { first, closesOn } = await takeNumbers(tx, permit, questionId, 1, now);
  const run = { sheets: 1, lang, dropOff: "", returnBy: closesOn, questionId, kind: "phone", first } as const;
  await writeRun(tx, permit, run, now);
  return first;
}

async function takeNumbers(tx: Tx, permit: Assist, questionId: string, many: number, now: Date) {
  const question = await tx
    .updateTable("dialogue.question")
    .set((eb) => ({ sheets_numbered: eb("sheets_numbered", "+", many) }))
    .where("district", "=", permit.districtId)
    .where("id", "=", questionId)
    .where("status", "=", "open")
    .where("closes_on", ">=", dayOf(now))
    .returning(["sheets_numbered as last", "closes_on as closesOn"])
    .executeTakeFirst();
  if (!question) throw notNow();
  return { first: question.last - many + 1, closesOn: question.closesOn };
}

async function writeRun(
  tx: Tx,
  permit: Assist,
  run: NewSheets & { readonly questionId: string; readonly kind: "paper" | "phone"; readonly first: number },
  now: Date,
): Promise<string> {
  const id = uuidv7();
  const statements = await statementsOf(tx, permit.districtId, run.questionId);
  await tx
    .insertInto("dialogue.sheet_run")
    .values({
      district: permit.districtId,
      id,
      question_id: run.questionId,
      kind: run.kind,
      lang: run.lang,
      first_number: run.first,
      sheets: run.sheets,
      statements: statements.map((one) => one.id),
      drop_off: run.dropOff,
      return_by: run.returnBy,
      made_by: memberOf(permit),
      made_at: now,
    })
    .execute();
  return id;
}

/** A sheet as somebody has typed it in. */
export interface TypedSheet {
  readonly questionId: string;
  readonly count: number;
  /** How often it had been typed in when this began. */
  readonly version: number;
  readonly typed: Readonly<Record<string, unknown>>;
}

/**
 * Takes in the answers of a sheet; typed in once more they replace what it said before. Possible until the question is
 * closed.
 * @returns how many answers it holds
 * @throws Refusal `"": not_now` when the question is not open or has no such sheet, `"": changed_meanwhile` when somebody
 *   else has typed it in since this began
 */
export async function enterSheet(
  tx: Tx,
  permit: Assist,
  secret: string,
  { questionId, count, version, typed }: TypedSheet,
  now: Date,
): Promise<number> {
  await holdNotClosed(tx, permit, questionId);
  const run = await runOfSheet(tx, permit, questionId, count);
  if (!run) throw notNow();
  await claimSheet(tx, permit, { questionId, count, version }, now);
  const lines = await linesOf(tx, permit, questionId, run.statements);
  const answers = answersIn(typed, lines.map(({ id, counts }) => (counts ? id : undefined)));
  await replaceAnswers(tx, permit, questionId, sheetKey(secret, questionId, count), answers, now);
  await askForAnalysis(tx, { district: permit.districtId, questionId }, now);
  const after = { sheet: count, answers: answers.values.size };
  await recordChange(tx, permit, {
    action: version === 0 ? "dialogue.enter_sheet" : "dialogue.correct_sheet", kind: "question", id: questionId, after,
  });
  return answers.values.size;
}

async function holdNotClosed(tx: Tx, permit: Assist, questionId: string): Promise<void> {
  const open = await tx
    .selectFrom("dialogue.question")
    .select("id")
    .where("district", "=", permit.districtId)
    .where("id", "=", questionId)
    .where("status", "=", "open")
    .forKeyShare()
    .executeTakeFirst();
  if (!open) throw notNow();
}

/** Of two who type one sheet in at once, the later one waits here, and is told. */
async function claimSheet(
  tx: Tx,
  permit: Assist,
  { questionId, count, version }: Omit<TypedSheet, "typed">,
  now: Date,
): Promise<void> {
  const entry = { entered_by: memberOf(permit), entered_on: dayOf(now), version: version + 1 };
  const claimed =
    version === 0
      ? await tx
          .insertInto("dialogue.sheet")
          .values({ district: permit.districtId, question_id: questionId, number: count, ...entry })
          .onConflict((conflict) => conflict.doNothing())
          .returning("number")
          .executeTakeFirst()
      : await tx
          .updateTable("dialogue.sheet")
          .set(entry)
          .where("district", "=", permit.districtId)
          .where("question_id", "=", questionId)
          .where("number", "=", count)
          .where("version", "=", version)
          .returning("number")
          .executeTakeFirst();
  if (!claimed) throw new Refusal({ field: "", code: "changed_meanwhile" });
}

async function replaceAnswers(
  tx: Tx,
  { districtId: district }: Assist,
  questionId: string,
  key: string,
  { perspective, values }: SheetAnswers,
  now: Date,
): Promise<void> {
  await tx
    .deleteFrom("dialogue.participant")
    .where("district", "=", district)
    .where("question_id", "=", questionId)
    .where("key", "=", key)
    .execute();
  // An empty sheet is nobody's answer.
  if (values.size === 0) return;
  await tx
    .insertInto("dialogue.participant")
    .values({ district, question_id: questionId, key, perspective, joined_on: dayOf(now), channel: "paper" })
    .execute();
  const rows = [...values].map(([statement, value]) => ({
    district, question_id: questionId, participant_key: key, statement_id: statement, value,
  }));
  await tx.insertInto("dialogue.answer").values(rows).execute();
}
