import type { Tx } from "../../../platform/db/database.ts";
import type { District } from "../../../platform/district/district.ts";
import { isMailed } from "../../../platform/identity/member.ts";
import type { Member } from "../../../platform/identity/member.ts";
import { makePersonalLink, revokePersonalLinks } from "../../../platform/identity/personal-links.ts";
import { recordChange } from "../../../platform/audit/commands.ts";
import { queueMail } from "../../../platform/mail/outbox.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { notNow } from "../../../platform/web/form.ts";
import { answerPurpose } from "../link-purposes.ts";
import { takesAnswers } from "../poll.ts";
import { askMail } from "../poll-mail.ts";
import { listAsked } from "../queries/asked.ts";
import { findPoll } from "../queries/polls.ts";
import type { Poll } from "../queries/polls.ts";
import "../tables.ts";
import { lockPoll } from "./record.ts";

/** What mails are written with. */
export interface Sending {
  readonly district: District;
  readonly publicUrl: string;
  readonly now: Date;
}

export type MailedMember = Member & { readonly email: string };

/** A link stays readable a day after the last time, so that a late click is met with words. */
const linkLivesOn = 24 * 60 * 60 * 1000;

/** Asks one member by mail, for the first time or once more, with a link of their own. */
export async function ask(
  tx: Tx,
  poll: Poll,
  member: MailedMember,
  mail: "asked" | "reminded",
  { district, publicUrl }: Sending,
): Promise<void> {
  const last = Math.max(...poll.times.map(({ endsAt }) => endsAt.getTime()));
  const token = await makePersonalLink(tx, {
    districtId: district.id,
    purpose: answerPurpose,
    subjectId: poll.id,
    memberId: member.id,
    expiresAt: new Date(last + linkLivesOn),
  });
  await queueMail(tx, askMail({ district, publicUrl, poll, member, token, mail }));
}

/**
 * Reminds those who were asked by mail and have not answered, once for each poll.
 * @returns how many mails were written; none when the poll takes no answers, or they have been reminded
 * @throws Refusal `"": not_now` when there is no such poll
 */
export async function remindOfPoll(tx: Tx, permit: Permit<"polls.manage">, id: string, sending: Sending): Promise<number> {
  const row = await lockPoll(tx, permit.districtId, id);
  const poll = await findPoll(tx, permit, id);
  if (!poll || row.reminded_at !== null || !takesAnswers(poll, sending.now)) return 0;
  const silent = (await listAsked(tx, permit, id)).filter(({ mailedAt, answeredAt }) => mailedAt && !answeredAt);
  const members = silent.map(({ member }) => member).filter(isMailed);
  if (members.length === 0) return 0;
  for (const member of members) await ask(tx, poll, member, "reminded", sending);
  await tx
    .updateTable("polls.poll")
    .set({ reminded_at: sending.now })
    .where("district", "=", row.district)
    .where("id", "=", id)
    .execute();
  const after = { reminded: members.map((member) => member.id) };
  await recordChange(tx, permit, { action: "polls.remind", kind: "date-poll", id, after });
  return members.length;
}

/**
 * Sends one member a new link; those they had open nothing from then on. What they have answered stays.
 * @throws Refusal `"": not_now` when the poll takes no answers, or does not ask them by mail
 */
export async function sendLinkAgain(
  tx: Tx,
  permit: Permit<"polls.manage">,
  { pollId, memberId }: { readonly pollId: string; readonly memberId: string },
  sending: Sending,
): Promise<void> {
  const row = await lockPoll(tx, permit.districtId, pollId);
  const poll = await findPoll(tx, permit, pollId);
  const member = (await listAsked(tx, permit, pollId)).find(({ id }) => id === memberId)?.member;
  if (!poll || !takesAnswers(poll, sending.now) || !member || !isMailed(member)) throw notNow();
  const links = { districtId: row.district, purpose: answerPurpose, subjectId: pollId, memberId };
  await revokePersonalLinks(tx, links, sending.now);
  await ask(tx, poll, member, "asked", sending);
  await tx
    .updateTable("polls.invitee")
    .set({ mailed_at: sending.now })
    .where("district", "=", row.district)
    .where("poll_id", "=", pollId)
    .where("member_id", "=", memberId)
    .execute();
  await recordChange(tx, permit, { action: "polls.send_again", kind: "date-poll", id: pollId, after: { memberId } });
}
