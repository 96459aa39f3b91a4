import type { Tx } from "../../../platform/db/database.ts";
import { dayOf } from "../../../platform/i18n/dates.ts";
import { notNow } from "../../../platform/web/form.ts";
import type { Channel } from "../rules/answers/channel.ts";
import type { PerspectiveAnswer } from "../rules/perspective.ts";
import { valueOf } from "../rules/question.ts";
import type { AnswerWord } from "../rules/question.ts";
import type { ParticipantRef } from "../queries/answers.ts";
import "../tables.ts";
import { askForAnalysis } from "./results.ts";

/**
 * Keeps an answer; a later one to the same statement takes its place, and the same twice is one.
 * @param channel how somebody who begins with it takes part
 * @throws Refusal `"": not_now` when the question cannot be answered today or has no such published statement
 */
export async function answerStatement(
  tx: Tx,
  who: ParticipantRef,
  { statement, value }: { readonly statement: string; readonly value: AnswerWord },
  now: Date,
  channel: Channel = "web",
): Promise<void> {
  await holdOpen(tx, who, now);
  const known = await tx
    .selectFrom("dialogue.statement")
    .select("id")
    .where("district", "=", who.district)
    .where("question_id", "=", who.questionId)
    .where("id", "=", statement)
    .where("status", "=", "published")
    .executeTakeFirst();
  if (!known) throw notNow();
  await join(tx, who, now, channel);
  await tx
    .insertInto("dialogue.answer")
    .values({ ...columnsOf(who), statement_id: statement, value: valueOf(value) })
    .onConflict((conflict) =>
      conflict
        .columns(["district", "question_id", "participant_key", "statement_id"])
        .doUpdateSet({ value: valueOf(value) }),
    )
    .execute();
  await askForAnalysis(tx, who, now);
}

/** Takes an answer back; where there is none nothing happens. @throws Refusal `"": not_now` */
export async function withdrawAnswer(tx: Tx, who: ParticipantRef, statement: string, now: Date): Promise<void> {
  await holdOpen(tx, who, now);
  await tx
    .deleteFrom("dialogue.answer")
    .where("district", "=", who.district)
    .where("question_id", "=", who.questionId)
    .where("participant_key", "=", who.key)
    .where("statement_id", "=", statement)
    .execute();
  await askForAnalysis(tx, who, now);
}

/** Keeps who somebody says they are here. @throws Refusal `"": not_now` */
export async function sayPerspective(
  tx: Tx,
  who: ParticipantRef,
  perspective: PerspectiveAnswer,
  now: Date,
  channel: Channel = "web",
): Promise<void> {
  await holdOpen(tx, who, now);
  await join(tx, who, now, channel);
  await tx
    .updateTable("dialogue.participant")
    .set({ perspective })
    .where("district", "=", who.district)
    .where("question_id", "=", who.questionId)
    .where("key", "=", who.key)
    .execute();
  await askForAnalysis(tx, who, now);
}

/** Holds a question open until the transaction ends; many can at once, and only closing it waits for them. */
async function holdOpen(tx: Tx, { district, questionId }: ParticipantRef, now: Date): Promise<void> {
  const open = await tx
    .selectFrom("dialogue.question")
    .select("id")
    .where("district", "=", district)
    .where("id", "=", questionId)
    .where("status", "=", "open")
    .where("closes_on", ">=", dayOf(now))
    .forKeyShare()
    .executeTakeFirst();
  if (!open) throw notNow();
}

/** Makes somebody a participant of a question, unless they are one. */
export async function join(
  tx: Tx,
  { district, questionId, key }: ParticipantRef,
  now: Date,
  channel: Channel = "web",
): Promise<void> {
  await tx
    .insertInto("dialogue.participant")
    .values({ district, question_id: questionId, key, perspective: null, joined_on: dayOf(now), channel })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

const columnsOf = ({ district, questionId, key }: ParticipantRef) => ({
  district,
  question_id: questionId,
  participant_key: key,
});
