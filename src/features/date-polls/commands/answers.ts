import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { permitByLink } from "../../../platform/identity/personal-links.ts";
import type { PersonalLink } from "../../../platform/identity/personal-links.ts";
import { membersById } from "../../../platform/identity/queries.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { Refusal, notNow } from "../../../platform/web/form.ts";
import type { answerPurpose } from "../link-purposes.ts";
import { takesAnswers } from "../poll.ts";
import type { AnswerInput } from "../schema.ts";
import "../tables.ts";
import { lockPoll } from "./record.ts";

/**
 * Takes the answers of whoever holds a personal link; they can be changed until the deadline.
 * @throws Refusal `"": too_late | not_now`, `answer-ID: choose_answer`
 */
export async function answerByLink(
  tx: Tx,
  link: PersonalLink<typeof answerPurpose>,
  input: AnswerInput,
  now: Date,
): Promise<void> {
  if (link.memberId === null) throw notNow();
  await answer(tx, permitByLink(link), { pollId: link.subjectId, memberId: link.memberId }, input, now);
}

/**
 * Takes the answers of a member who is signed in.
 * @throws Refusal `"": too_late | not_now`, `answer-ID: choose_answer`
 */
export async function answerSignedIn(
  tx: Tx,
  permit: Permit<"polls.read">,
  pollId: string,
  input: AnswerInput,
  now: Date,
): Promise<void> {
  if (permit.actor.kind !== "member") throw notNow();
  await answer(tx, permit, { pollId, memberId: permit.actor.memberId }, input, now);
}

/**
 * Enters answers for somebody who gave them by phone, on paper or in person, also after the deadline: kept and logged as
 * assisted.
 * @throws Refusal `"": not_now`, `answer-ID: choose_answer`
 */
export async function enterAnswers(
  tx: Tx,
  permit: Permit<"polls.manage">,
  ref: AnswerRef,
  input: AnswerInput,
  now: Date,
): Promise<void> {
  const poll = await lockPoll(tx, permit.districtId, ref.pollId);
  if (poll.status !== "open") throw notNow();
  await writeAnswers(tx, permit, ref, input, true, now);
}

export interface AnswerRef {
  readonly pollId: string;
  readonly memberId: string;
}

async function answer(tx: Tx, permit: Permit<string>, ref: AnswerRef, input: AnswerInput, now: Date): Promise<void> {
  const poll = await lockPoll(tx, permit.districtId, ref.pollId);
  if (poll.status !== "open") throw notNow();
  if (!takesAnswers(poll, now)) throw new Refusal({ field: "", code: "too_late" });
  await writeAnswers(tx, permit, ref, input, false, now);
}

async function writeAnswers(
  tx: Tx,
  permit: Permit<string>,
  { pollId, memberId }: AnswerRef,
  { answers, note }: AnswerInput,
  assisted: boolean,
  now: Date,
): Promise<void> {
  const district = permit.districtId;
  const times = await tx
    .selectFrom("polls.time")
    .select("id")
    .where("district", "=", district)
    .where("poll_id", "=", pollId)
    .orderBy("starts_at")
    .orderBy("ends_at")
    .orderBy("id")
    .execute();
  const missing = times.filter(({ id }) => !answers.has(id));
  if (missing.length > 0)
    throw new Refusal(...missing.map(({ id }) => ({ field: `answer-${id}`, code: "choose_answer" })));
  const [member] = await membersById(tx, permit, [memberId]);
  const asked =
    member &&
    (await tx
      .updateTable("polls.invitee")
      .set({ answered_at: now, note, assisted })
      .where("district", "=", district)
      .where("poll_id", "=", pollId)
      .where("member_id", "=", memberId)
      .returning("member_id")
      .executeTakeFirst());
  if (!asked) throw notNow();
  for (const { id } of times) {
    const choice = answers.get(id);
    if (choice === undefined) continue;
    await tx
      .insertInto("polls.answer")
      .values({ district, poll_id: pollId, member_id: memberId, time_id: id, choice })
      .onConflict((conflict) => conflict.columns(["district", "poll_id", "member_id", "time_id"]).doUpdateSet({ choice }))
      .execute();
  }
  await recordChange(tx, permit, { action: "polls.answer", kind: "date-poll", id: pollId, after: { memberId, assisted } });
}
