import type { Db, Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import { sendJob } from "../../../platform/jobs/jobs.ts";
import { countByDistrict, daysBefore } from "../../../platform/retention/rule.ts";
import type { Erased, RetentionTools } from "../../../platform/retention/rule.ts";
import { countInThread } from "../analysis-thread.ts";
import { answersToCount } from "../queries/analysis.ts";
import type { AnswersToCount } from "../queries/analysis.ts";
import { countChannels } from "../queries/channels.ts";
import type { ChannelCounts } from "../rules/answers/channel.ts";
import type { Counted } from "../rules/result/count.ts";
import "../tables.ts";

export const analyseJobName = "analyse-dialogue";

export interface QuestionRef {
  readonly district: DistrictId;
  readonly questionId: string;
}

/** Answers that come within these seconds are analysed together. */
const togetherSeconds = 3;
/** A run that was asked for so long ago and never began was given up. */
export const lostAfterMs = 2 * 60 * 1000;

/**
 * Asks for a new analysis soon, unless one has been asked for that has not begun. An answer that is written in the very
 * moment in which one begins may wait for the next, or for the last, which closing asks for.
 */
export async function askForAnalysis(tx: Tx, { district, questionId }: QuestionRef, now: Date): Promise<void> {
  const asked = await tx
    .updateTable("dialogue.result")
    .set({ asked_at: now })
    .where("district", "=", district)
    .where("question_id", "=", questionId)
    .where((eb) => eb.or([eb("asked_at", "is", null), eb("asked_at", "<", new Date(now.getTime() - lostAfterMs))]))
    .returning("question_id")
    .executeTakeFirst();
  if (asked) await queueAnalysis(tx, { district, questionId });
}

/** Asks for an analysis whatever else has been asked for, such as the last one, which closes a question. */
export const queueAnalysis = (tx: Tx, { district, questionId }: QuestionRef) =>
  sendJob(tx, analyseJobName, { districtId: district, questionId }, { afterSeconds: togetherSeconds });

/**
 * Counts and analyses the answers of a question and keeps the result for everyone: while people can answer, only where five
 * or more make the difference (in-fives.ts). Repeating it is harmless. A result that was made after the question had closed
 * counts everybody and is final, unless another has been asked for since, and outlives the answers.
 */
export async function analyseQuestion(db: Db, ref: QuestionRef, now: Date): Promise<void> {
  const isOpenStill = await db
    .updateTable("dialogue.result as r")
    .set({ asked_at: null })
    .from("dialogue.question as q")
    .whereRef("q.district", "=", "r.district")
    .whereRef("q.id", "=", "r.question_id")
    .where("r.district", "=", ref.district)
    .where("r.question_id", "=", ref.questionId)
    .where((eb) =>
      eb.or([
        eb("r.is_final", "=", false),
        // A statement was put back afterwards, and the answers are there for another day at least.
        eb.and([eb("r.asked_at", "is not", null), eb("q.closed_at", ">=", daysBefore(now, keysKeptDays - 1))]),
      ]),
    )
    .returning("r.question_id")
    .executeTakeFirst();
  const toCount = isOpenStill && (await answersToCount(db, ref));
  if (!toCount) return;
  const channels = await countChannels(db, ref.district, ref.questionId);
  const result = await countInThread(toCount);
  if (result) await db.transaction().execute((tx) => keep(tx, ref, toCount, { ...result, channels }, now));
}

/** Keeps a result with what it is made of, unless another was kept meanwhile. */
async function keep(tx: Tx, ref: QuestionRef, { isLast, analysedAt }: AnswersToCount, result: Counted & { readonly channels: ChannelCounts }, now: Date): Promise<void> {
  const kept = await tx
    .updateTable("dialogue.result")
    .set({
      analysed_at: now,
      participants: result.participants,
      answers: result.answers,
      summary: JSON.stringify(result.summary),
      channels: JSON.stringify(result.channels),
      is_final: isLast,
    })
    .where("district", "=", ref.district)
    .where("question_id", "=", ref.questionId)
    // In another process one that began later may have ended sooner, perhaps the last one of all.
    .where((eb) => eb.or([eb("analysed_at", "is", null), eb("analysed_at", "<=", now)]))
    // It was compared with the one it takes the place of; the last is compared with none.
    .$if(!isLast, (query) => query.where("is_final", "=", false).where("analysed_at", "is not distinct from", analysedAt))
    .returning("question_id")
    .executeTakeFirst();
  if (!kept) return;
  await tx.deleteFrom("dialogue.counted").where("district", "=", ref.district).where("question_id", "=", ref.questionId).execute();
  if (result.counted !== null)
    await tx.insertInto("dialogue.counted").values({ district: ref.district, question_id: ref.questionId, answers: result.counted }).execute();
}

export const keysKeptDays = 30;

/** Questions that closed before this moment have no answers left. */
export function answersGoneBefore(now: Date): Date {
  return daysBefore(now, keysKeptDays);
}

/** Destroys who answered what, 30 days after a question has closed; what was counted stays. */
export async function forgetParticipants(tx: Tx, { now }: Pick<RetentionTools, "now">): Promise<readonly Erased[]> {
  await tx
    .deleteFrom("dialogue.counted")
    .using("dialogue.question as q")
    .whereRef("q.district", "=", "dialogue.counted.district")
    .whereRef("q.id", "=", "dialogue.counted.question_id")
    .where("q.closed_at", "<", answersGoneBefore(now))
    .execute();
  const gone = await tx
    .deleteFrom("dialogue.participant")
    .using("dialogue.question as q")
    .whereRef("q.district", "=", "dialogue.participant.district")
    .whereRef("q.id", "=", "dialogue.participant.question_id")
    .where("q.closed_at", "<", answersGoneBefore(now))
    .returning("dialogue.participant.district")
    .execute();
  return countByDistrict(gone);
}
