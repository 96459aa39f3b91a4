import { v7 as uuidv7 } from "uuid";
import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { District } from "../../../platform/district/district.ts";
import { isMailed } from "../../../platform/identity/member.ts";
import type { Member } from "../../../platform/identity/member.ts";
import { listMembers } from "../../../platform/identity/queries.ts";
import { queueMail } from "../../../platform/mail/outbox.ts";
import { countByDistrict, daysBefore } from "../../../platform/retention/rule.ts";
import type { Erased, RetentionTools } from "../../../platform/retention/rule.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { notNow } from "../../../platform/web/form.ts";
import { noticeMail } from "../notice-mail.ts";
import { findMeeting } from "../queries/meetings.ts";
import { noticeOf } from "../queries/notices.ts";
import { answersKeptDays, makeAnswerLink } from "./invitations.ts";

interface NewNotice {
  readonly kind: "moved" | "cancelled";
  readonly meetingId: string;
  readonly was: { readonly startsAt: Date; readonly endsAt: Date; readonly place: string };
  readonly reason: string;
}

/**
 * Says that a meeting has been moved or cancelled: a mail with a calendar file to everybody who was invited or has
 * answered and is reached by mail, and, when there are such, a list of everybody else to call or hand it to.
 */
export async function giveNotice(
  tx: Tx,
  permit: Permit<"meetings.prepare">,
  { kind, meetingId, was, reason }: NewNotice,
  { district, now, publicUrl }: { readonly district: District; readonly now: Date; readonly publicUrl: string },
): Promise<void> {
  const id = uuidv7();
  await tx
    .insertInto("meetings.notice")
    .values({
      district: permit.districtId,
      id,
      meeting_id: meetingId,
      kind,
      at: now,
      reason,
      was_starts_at: was.startsAt,
      was_ends_at: was.endsAt,
      was_place: was.place,
    })
    .execute();
  const invited = await tx
    .selectFrom("meetings.invitation")
    .select(["member_id as memberId", "answer"])
    .where("district", "=", permit.districtId)
    .where("meeting_id", "=", meetingId)
    .execute();
  if (invited.length === 0) return;
  const answers = new Map(invited.map((row) => [row.memberId, row.answer]));
  const members = await listMembers(tx, permit);
  await listHearers(tx, permit, id, members.filter(({ reach }) => reach !== "mail"));
  const meeting = await findMeeting(tx, permit, meetingId);
  const notice = await noticeOf(tx, permit.districtId, meetingId);
  if (!meeting || !notice) return;
  for (const member of members) {
    if (!isMailed(member) || !answers.has(member.id)) continue;
    const token = kind === "moved" ? await makeAnswerLink(tx, permit.districtId, meeting, member.id) : undefined;
    const to = { name: member.name, email: member.email };
    const answered = answers.get(member.id) !== null;
    await queueMail(tx, noticeMail({ district, meeting, notice, member: to, answered, token, publicUrl, now }));
  }
}

async function listHearers(tx: Tx, permit: Permit<string>, noticeId: string, members: readonly Member[]): Promise<void> {
  if (members.length === 0) return;
  await tx
    .insertInto("meetings.hearer")
    .values(members.map(({ id }) => ({ district: permit.districtId, notice_id: noticeId, member_id: id, told_at: null })))
    .execute();
}

/**
 * Notes that somebody without mail has heard of a notice, or that they have not after all: kept and logged as assisted.
 * @throws Refusal `"": not_now` when they are not on the list of the meeting's newest notice
 */
export async function noteTold(
  tx: Tx,
  permit: Permit<"meetings.prepare">,
  ref: { readonly meetingId: string; readonly memberId: string },
  told: boolean,
  now: Date,
): Promise<void> {
  const notice = await noticeOf(tx, permit.districtId, ref.meetingId);
  const hearer =
    notice &&
    (await tx
      .selectFrom("meetings.hearer")
      .select("told_at as toldAt")
      .where("district", "=", permit.districtId)
      .where("notice_id", "=", notice.id)
      .where("member_id", "=", ref.memberId)
      .forUpdate()
      .executeTakeFirst());
  if (!notice || !hearer) throw notNow();
  if ((hearer.toldAt !== null) === told) return;
  await tx
    .updateTable("meetings.hearer")
    .set({ told_at: told ? now : null })
    .where("district", "=", permit.districtId)
    .where("notice_id", "=", notice.id)
    .where("member_id", "=", ref.memberId)
    .execute();
  const after = { memberId: ref.memberId, told, assisted: true };
  await recordChange(tx, permit, { action: "meetings.tell", kind: "meeting", id: ref.meetingId, after });
}

/** Forgets who was told of moved and cancelled meetings, when the answers to them are forgotten too. */
export async function forgetHearers(tx: Tx, { now }: Pick<RetentionTools, "now">): Promise<readonly Erased[]> {
  const gone = await tx
    .deleteFrom("meetings.hearer")
    .using("meetings.notice")
    .innerJoin("meetings.meeting", (join) =>
      join
        .onRef("meetings.meeting.district", "=", "meetings.notice.district")
        .onRef("meetings.meeting.id", "=", "meetings.notice.meeting_id"),
    )
    .whereRef("meetings.notice.district", "=", "meetings.hearer.district")
    .whereRef("meetings.notice.id", "=", "meetings.hearer.notice_id")
    .where("meetings.meeting.ends_at", "<", daysBefore(now, answersKeptDays))
    .returning("meetings.hearer.district")
    .execute();
  return countByDistrict(gone);
}
