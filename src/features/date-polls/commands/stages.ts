import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { dayOf, formatTime } from "../../../platform/i18n/dates.ts";
import { isMailed } from "../../../platform/identity/member.ts";
import { queueMail } from "../../../platform/mail/outbox.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { Refusal, notNow } from "../../../platform/web/form.ts";
import { makeFrom } from "../../../thread/commands.ts";
import { cancelMail } from "../poll-mail.ts";
import { listAsked } from "../queries/asked.ts";
import { findPoll } from "../queries/polls.ts";
import "../tables.ts";
import { dayErrors, lockDraftPoll } from "./drafts.ts";
import { ask } from "./mails.ts";
import type { Sending } from "./mails.ts";
import { closeLinks, lockPoll, moveOn } from "./record.ts";

/**
 * Asks everyone: a mail with a personal link to those who are reached by mail; the others stand on a list.
 * @param must who must be there
 * @returns how many mails were written
 * @throws Refusal `"": not_now | changed_meanwhile | days_over | no_one`
 */
export async function openPoll(
  tx: Tx,
  permit: Permit<"polls.manage">,
  id: string,
  { must, version }: { readonly must: readonly string[]; readonly version: number },
  sending: Sending,
): Promise<number> {
  const { now } = sending;
  const row = await lockDraftPoll(tx, permit.districtId, id, version);
  const poll = await findPoll(tx, permit, id);
  const asked = await listAsked(tx, permit, id);
  if (!poll) throw notNow();
  if (dayErrors(poll, now).length > 0) throw new Refusal({ field: "", code: "days_over" });
  if (asked.length === 0) throw new Refusal({ field: "", code: "no_one" });
  const members = asked.map(({ member }) => member).filter(isMailed);
  const mailed = new Set(members.map((member) => member.id));
  for (const one of asked)
    await tx
      .updateTable("polls.invitee")
      .set({ must_be_there: must.includes(one.id), mailed_at: mailed.has(one.id) ? now : null })
      .where("district", "=", row.district)
      .where("poll_id", "=", id)
      .where("member_id", "=", one.id)
      .execute();
  for (const member of members) await ask(tx, poll, member, "asked", sending);
  await moveOn(tx, row, { status: "open", opened_at: now }, now);
  const after = { invited: asked.map((one) => one.id), must: asked.map((one) => one.id).filter((one) => must.includes(one)) };
  await recordChange(tx, permit, { action: "polls.open", kind: "date-poll", id, after });
  return members.length;
}

/**
 * Chooses a time: a meeting comes of the poll, and those asked are invited to it. Whether it suits those who must be there
 * is for the coordinator to judge.
 * @param seriesId the series the meeting stands in
 * @returns the meeting's id
 * @throws Refusal `"": not_now`, and what the meeting's own rules say, beside `series` or for the whole form
 */
export async function chooseTime(
  tx: Tx,
  permit: Permit<"polls.manage">,
  { pollId, timeId, seriesId }: { readonly pollId: string; readonly timeId: string; readonly seriesId: string },
  now: Date,
): Promise<string> {
  const row = await lockPoll(tx, permit.districtId, pollId);
  const time = (await findPoll(tx, permit, pollId))?.times.find(({ id }) => id === timeId);
  if (row.status !== "open" || !time) throw notNow();
  const asked = await listAsked(tx, permit, pollId);
  const input = {
    series: seriesId,
    title: row.title,
    day: dayOf(time.startsAt),
    fromTime: clock(time.startsAt),
    toTime: clock(time.endsAt),
    place: time.place,
    invite: asked.map(({ id }) => id),
  };
  const made = await makeFrom(tx, permit, { kind: "date-poll", id: pollId }, "meeting", input, now).catch(beside("series"));
  if (!made) throw notNow();
  await closeLinks(tx, row, now);
  const chosen = { status: "chosen" as const, chosen_time: timeId, meeting_id: made.id, series_id: seriesId };
  await moveOn(tx, row, chosen, now);
  const after = { day: input.day, fromTime: input.fromTime, meetingId: made.id };
  await recordChange(tx, permit, { action: "polls.choose", kind: "date-poll", id: pollId, after });
  return made.id;
}

/**
 * Gives a poll up, and tells those who were asked by mail why.
 * @throws Refusal `"": not_now` when it is not open
 */
export async function cancelPoll(
  tx: Tx,
  permit: Permit<"polls.manage">,
  id: string,
  reason: string,
  { district, now }: Sending,
): Promise<void> {
  const row = await lockPoll(tx, permit.districtId, id);
  if (row.status !== "open") throw notNow();
  for (const { member, mailedAt } of await listAsked(tx, permit, id))
    if (mailedAt && isMailed(member)) await queueMail(tx, cancelMail({ district, poll: row, member, reason }));
  await closeLinks(tx, row, now);
  await moveOn(tx, row, { status: "cancelled", cancelled_because: reason }, now);
  await recordChange(tx, permit, { action: "polls.cancel", kind: "date-poll", id, after: { reason } });
}

/** Danish wall time as meetings take it: `16:00`. */
const clock = (at: Date) => formatTime(at, "en");

/** What a meeting's rules refuse, beside the one field the form has; the rest concerns the whole. */
function beside(field: string) {
  return (error: unknown): never => {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal(...error.errors.map((one) => ({ field: one.field === field ? field : "", code: one.code })));
  };
}
