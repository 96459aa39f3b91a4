import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { District } from "../../../platform/district/district.ts";
import { isMailed } from "../../../platform/identity/member.ts";
import { membersById } from "../../../platform/identity/queries.ts";
import { queueMail } from "../../../platform/mail/outbox.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { reminderMail } from "../notice-mail.ts";
import { findMeeting } from "../queries/meetings.ts";
import { noticeOf } from "../queries/notices.ts";
import { wantsReminder } from "../reminder.ts";
import { makeAnswerLink } from "./invitations.ts";
import { lockOpenMeeting } from "./records.ts";

/**
 * Reminds those who were invited by mail and have said yes or nothing, once each. Doing it again reminds only who has
 * come to it meanwhile.
 * @returns how many mails were written
 * @throws Refusal `"": locked | cancelled | not_now`
 */
export async function remindOfMeeting(
  tx: Tx,
  permit: Permit<"meetings.prepare">,
  meetingId: string,
  { district, now, publicUrl }: { readonly district: District; readonly now: Date; readonly publicUrl: string },
): Promise<number> {
  await lockOpenMeeting(tx, permit.districtId, meetingId);
  const meeting = await findMeeting(tx, permit, meetingId);
  if (!meeting || meeting.startsAt <= now) return 0;
  const moved = (await noticeOf(tx, permit.districtId, meetingId))?.at;
  const invited = await tx
    .selectFrom("meetings.invitation")
    .select(["member_id as memberId", "answer", "mailed_at as mailedAt", "reminded_at as remindedAt"])
    .where("district", "=", permit.districtId)
    .where("meeting_id", "=", meetingId)
    .execute();
  const due = invited.filter(({ mailedAt, ...facts }) => {
    const heardAt = mailedAt && moved && moved > mailedAt ? moved : mailedAt;
    return wantsReminder({ ...facts, heardAt }, now);
  });
  const answers = new Map(due.map((row) => [row.memberId, row.answer]));
  const members = await membersById(tx, permit, [...answers.keys()]);
  const reached = members.filter(isMailed);
  for (const member of reached) {
    const token = await makeAnswerLink(tx, permit.districtId, meeting, member.id);
    const saidYes = answers.get(member.id) === "yes";
    await queueMail(tx, reminderMail({ district, meeting, member, saidYes, token, publicUrl }));
  }
  if (reached.length === 0) return 0;
  const ids = reached.map(({ id }) => id);
  await tx
    .updateTable("meetings.invitation")
    .set({ reminded_at: now })
    .where("district", "=", permit.districtId)
    .where("meeting_id", "=", meetingId)
    .where("member_id", "in", ids)
    .execute();
  await recordChange(tx, permit, { action: "meetings.remind", kind: "meeting", id: meetingId, after: { reminded: ids } });
  return reached.length;
}
