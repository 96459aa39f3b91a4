import { randomUUID } from "node:crypto";
import { refusePersonPhones } from "../../../network/person-phones.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { dayOf, startOfDay } from "../../../platform/i18n/dates.ts";
import { hashReceiptCode, makeReceiptCode } from "../../../platform/receipt-code.ts";
import { Refusal, notNow } from "../../../platform/web/form.ts";
import type { ParticipantRef } from "../queries/answers.ts";
import { lookFirst } from "../queries/look-first.ts";
import { saysTheSame } from "../rules/statements/similarity.ts";
import { mostWaiting } from "../rules/statements/statement.ts";
import "../tables.ts";
import { join } from "./answers.ts";

/** A statement as its writer sends it. */
export interface NewStatement {
  readonly text: string;
  /** The text for which the writer has seen what is like it. */
  readonly looked: string;
}

/**
 * Takes a participant's own statement, which waits to be read.
 * @returns the code that opens its receipt: it is kept nowhere and cannot be read again
 * @throws Refusal `"": not_now | too_many_waiting | look_first`, the last when something is like it that has not been shown;
 *   `text: person_phone | same_words | written_before`
 */
export async function writeStatement(tx: Tx, who: ParticipantRef, { text, looked }: NewStatement, now: Date): Promise<string> {
  await refusePersonPhones(tx, who.district, { text });
  await holdOpenForOne(tx, who, now);
  const own = await ownTexts(tx, who);
  if (own.some((one) => saysTheSame(one.text, text))) throw new Refusal({ field: "text", code: "written_before" });
  if (own.filter(({ status }) => status === "waiting").length >= mostWaiting)
    throw new Refusal({ field: "", code: "too_many_waiting" });
  const { similar, names } = await lookFirst(tx, who, text);
  if (similar.some((one) => saysTheSame(one.text, text))) throw new Refusal({ field: "text", code: "same_words" });
  if (looked !== text && (similar.length > 0 || names.length > 0)) throw new Refusal({ field: "", code: "look_first" });
  await join(tx, who, now);
  const code = makeReceiptCode();
  await tx
    .insertInto("dialogue.statement")
    .values({
      district: who.district,
      question_id: who.questionId,
      // Not one with a time in it, as other ids have: no moment stands beside what a participant does.
      id: randomUUID(),
      position: await nextPosition(tx, who),
      text,
      status: "waiting",
      written_on: dayOf(now),
      author_key: who.key,
      receipt_hash: hashReceiptCode("dialogue", code),
      ...nothingYet,
    })
    .execute();
  return code;
}

const nothingYet = { merged_into: null, published_on: null, reason: null, appealed_on: null, appeal_answered_on: null } as const;

/**
 * A writer's sentence against a decision, once.
 * @throws Refusal `"": not_now`, `appeal: person_phone`
 */
export async function appealStatement(
  tx: Tx,
  { district, questionId }: Pick<ParticipantRef, "district" | "questionId">,
  { id, appeal }: { readonly id: string; readonly appeal: string },
  now: Date,
): Promise<void> {
  await refusePersonPhones(tx, district, { appeal });
  await holdOpenForOne(tx, { district, questionId }, now);
  const appealed = await tx
    .updateTable("dialogue.statement")
    .set((eb) => ({ appeal, appealed_on: dayOf(now), version: eb("version", "+", 1) }))
    .where("district", "=", district)
    .where("question_id", "=", questionId)
    .where("id", "=", id)
    .where("status", "in", ["returned", "merged"])
    .where("appealed_on", "is", null)
    .returning("id")
    .executeTakeFirst();
  if (!appealed) throw notNow();
  const at = await momentOfAppeal(tx, { district, questionId, id }, now);
  await tx
    .insertInto("dialogue.moderation")
    .values({
      district, question_id: questionId, id: randomUUID(), statement_id: id, at,
      step: "appeal", reason: null, sides: null, member_id: null,
    })
    .execute();
}

/** The beginning of its day, so that no moment stands beside it; on the day of what it is against, right after that. */
async function momentOfAppeal(
  tx: Tx,
  { district, questionId, id }: Pick<ParticipantRef, "district" | "questionId"> & { readonly id: string },
  now: Date,
): Promise<Date> {
  const { decided } = await tx
    .selectFrom("dialogue.moderation")
    .select((eb) => eb.fn.max("at").as("decided"))
    .where("district", "=", district)
    .where("question_id", "=", questionId)
    .where("statement_id", "=", id)
    .executeTakeFirstOrThrow();
  const day = startOfDay(dayOf(now));
  return decided && decided >= day ? new Date(decided.getTime() + 1) : day;
}

/** Holds a question open for one who changes its statements; answers go on meanwhile. @throws Refusal `"": not_now` */
async function holdOpenForOne(tx: Tx, { district, questionId }: Pick<ParticipantRef, "district" | "questionId">, now: Date): Promise<void> {
  const open = await tx
    .selectFrom("dialogue.question")
    .select("id")
    .where("district", "=", district)
    .where("id", "=", questionId)
    .where("status", "=", "open")
    .where("closes_on", ">=", dayOf(now))
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!open) throw notNow();
}

/** The place after all statements of a question, for whoever holds the question. */
export async function nextPosition(tx: Tx, { district, questionId }: Pick<ParticipantRef, "district" | "questionId">): Promise<number> {
  const { last } = await tx
    .selectFrom("dialogue.statement")
    .select((eb) => eb.fn.coalesce(eb.fn.max("position"), eb.lit(-1)).as("last"))
    .where("district", "=", district)
    .where("question_id", "=", questionId)
    .executeTakeFirstOrThrow();
  return last + 1;
}

async function ownTexts(tx: Tx, { district, questionId, key }: ParticipantRef) {
  return tx
    .selectFrom("dialogue.statement")
    .select(["text", "status"])
    .where("district", "=", district)
    .where("question_id", "=", questionId)
    .where("author_key", "=", key)
    .execute();
}
