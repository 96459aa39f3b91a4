import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { refusePersonPhones } from "../../../network/person-phones.ts";
import { recordChange } from "../../../platform/audit/commands.ts";
import type { Db, Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import { dayOf } from "../../../platform/i18n/dates.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { Refusal, notNow } from "../../../platform/web/form.ts";
import type { FormValues } from "../../../platform/web/form.ts";
import type { MakingChoice, Origin } from "../../../thread/kinds.ts";
import { listQuestions, statementsOf } from "../queries/questions.ts";
import { canBeAnswered, longestStatement } from "../rules/question.ts";
import { saysTheSame } from "../rules/statements/similarity.ts";
import { texts } from "../texts/dialogue.ts";
import "../tables.ts";
import { askForAnalysis } from "./results.ts";
import { recordStatement } from "./statement-items.ts";
import { nextPosition } from "./write.ts";

const questionField = "question";

/** The open questions into which something can be put as a statement, the newest first. */
export async function questionsToChoose(db: Db | Tx, districtId: DistrictId): Promise<MakingChoice[]> {
  const open = (await listQuestions(db, districtId, false)).filter(({ status }) => status === "open");
  const label = { da: texts.da.putInto, en: texts.en.putInto };
  return [{ field: questionField, label, options: open.map(({ id, title }) => ({ value: id, label: title })) }];
}

/**
 * Puts what is public of another item into an open question, as a statement of those who ask. One that says the same is there
 * already is taken instead, so that nobody answers twice.
 * @returns the statement
 * @throws Refusal `question: invalid_choice`, `"": not_now | too_long | person_phone`
 */
export async function putIntoQuestion(tx: Tx, permit: Permit<"dialogue.manage">, origin: Origin, input: FormValues, now: Date): Promise<{ id: string }> {
  const { districtId } = permit;
  const questionId = z.uuid().safeParse(input[questionField]).data;
  const text = origin.publicTitle;
  if (text === null) throw notNow();
  if (questionId === undefined || !(await holdOpen(tx, districtId, questionId, now))) throw new Refusal({ field: questionField, code: "invalid_choice" });
  if (text.length > longestStatement) throw new Refusal({ field: "", code: "too_long" });
  await refusePersonPhones(tx, districtId, { "": text });
  const same = (await statementsOf(tx, districtId, questionId)).find((one) => saysTheSame(one.text, text));
  if (same) return { id: same.id };
  const ref = { district: districtId, questionId };
  const id = uuidv7();
  await tx
    .insertInto("dialogue.statement")
    .values({
      district: districtId,
      question_id: questionId,
      id,
      position: await nextPosition(tx, ref),
      text,
      status: "published",
      written_on: null,
      published_on: dayOf(now),
      author_key: null,
      receipt_hash: null,
      merged_into: null,
      reason: null,
      appealed_on: null,
      appeal_answered_on: null,
    })
    .execute();
  await recordStatement(tx, ref, id, now);
  await askForAnalysis(tx, ref, now);
  await recordChange(tx, permit, { action: "dialogue.put_in", kind: "question", id: questionId, after: { statement: text } });
  return { id };
}

/** Holds a question open while something is put into it; answers go on meanwhile. */
async function holdOpen(tx: Tx, districtId: DistrictId, id: string, now: Date): Promise<boolean> {
  const row = await tx
    .selectFrom("dialogue.question")
    .select(["status", "closes_on as closesOn"])
    .where("district", "=", districtId)
    .where("id", "=", id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row !== undefined && canBeAnswered(row, dayOf(now));
}
