import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { District } from "../../../platform/district/district.ts";
import { startOfDay } from "../../../platform/i18n/dates.ts";
import { isMailed } from "../../../platform/identity/member.ts";
import type { Member } from "../../../platform/identity/member.ts";
import { makePersonalLink, revokePersonalLinks } from "../../../platform/identity/personal-links.ts";
import { membersById } from "../../../platform/identity/queries.ts";
import { queueMail } from "../../../platform/mail/outbox.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { Refusal, notNow } from "../../../platform/web/form.ts";
import { silentDayAfter } from "../cycle.ts";
import { sentMail } from "../minutes-mail.ts";
import { attendanceOf } from "../queries/attendance.ts";
import { recipientsOf, wasSentTo } from "../queries/cycle.ts";
import { findMeeting, readMinutesPurpose } from "../queries/meetings.ts";
import type { Meeting } from "../queries/meetings.ts";
import { memberMinutes, newestVersion } from "../queries/versions.ts";
import { lockOpenMeeting } from "./records.ts";

/** A link stays open so long after the day of silent approval, so that a late click is met with words. */
const linkLivesOnDays = 90;

export interface Sending {
  readonly district: District;
  readonly publicUrl: string;
  readonly now: Date;
}

/**
 * Sends the minutes of a meeting to those who were invited or came: fixes a version, mails each a personal link, and sets
 * the day on which they are approved silently. Who is reached without mail stands on a list.
 * @throws Refusal `"": not_now` before the meeting, `"": locked | cancelled | sent`, `"": nothing_written`, `"": nobody`
 */
export async function sendMinutes(
  tx: Tx,
  permit: Permit<"meetings.approve">,
  meetingId: string,
  sending: Sending,
): Promise<{ version: number; silentDay: string; mailed: number; byHand: number }> {
  const { districtId } = permit;
  const { now } = sending;
  const open = await lockOpenMeeting(tx, districtId, meetingId);
  if (open.sentAt) throw new Refusal({ field: "", code: "sent" });
  const meeting = await findMeeting(tx, permit, meetingId);
  if (!meeting || open.startsAt > now) throw notNow();
  const content = await memberMinutes(tx, permit, meeting);
  if (content.items.every((item) => item.minutes.trim() === "")) throw new Refusal({ field: "", code: "nothing_written" });
  const recipients = await recipientsOf(tx, permit, meetingId);
  if (recipients.length === 0) throw new Refusal({ field: "", code: "nobody" });

  const version = ((await newestVersion(tx, districtId, meetingId))?.number ?? 0) + 1;
  const silentDay = silentDayAfter(now, await silentDaysOf(tx, permit, meeting.seriesId));
  await tx
    .insertInto("meetings.version")
    .values({ district: districtId, meeting_id: meetingId, number: version, reason: "sent", fixed_at: now, content, text: null, sha256: null })
    .execute();
  await tx
    .updateTable("meetings.meeting")
    .set({ sent_at: now, silent_day: silentDay, held_up_told_at: null })
    .where("district", "=", districtId)
    .where("id", "=", meetingId)
    .execute();
  await revokePersonalLinks(tx, { districtId, purpose: readMinutesPurpose, subjectId: meetingId }, now);
  const mailed = await deliver(tx, permit, { ...meeting, silentDay }, { version, recipients, ...sending });
  const byHand = recipients.length - mailed;
  const after = { version, silentDay, mailed, byHand };
  await recordChange(tx, permit, { action: "meetings.send", kind: "meeting", id: meetingId, after });
  return { version, silentDay, mailed, byHand };
}

async function deliver(
  tx: Tx,
  permit: Permit<"meetings.approve">,
  meeting: SentMeeting,
  { version, recipients, ...sending }: Sending & { version: number; recipients: readonly Member[] },
): Promise<number> {
  const attendance = await attendanceOf(tx, permit, meeting.id);
  let mailed = 0;
  for (const member of recipients) {
    const email = isMailed(member) ? member.email : null;
    await tx
      .insertInto("meetings.delivery")
      .values({
        district: permit.districtId,
        meeting_id: meeting.id,
        version,
        member_id: member.id,
        mailed_at: email === null ? null : sending.now,
        handed_at: null,
      })
      .execute();
    if (email === null) continue;
    const wasThere = attendance.get(member.id) === "present";
    await mailLink(tx, meeting, { id: member.id, name: member.name, email }, { ...sending, version, wasThere });
    mailed += 1;
  }
  return mailed;
}

type SentMeeting = Meeting & { readonly silentDay: string };

async function mailLink(
  tx: Tx,
  meeting: SentMeeting,
  to: { readonly id: string; readonly name: string; readonly email: string },
  { district, publicUrl, version, wasThere }: Sending & { readonly version: number; readonly wasThere: boolean },
): Promise<void> {
  const token = await makePersonalLink(tx, {
    districtId: district.id,
    purpose: readMinutesPurpose,
    subjectId: meeting.id,
    memberId: to.id,
    expiresAt: new Date(startOfDay(meeting.silentDay).getTime() + linkLivesOnDays * 24 * 60 * 60 * 1000),
  });
  await queueMail(tx, sentMail({ district, meeting, to, wasThere, version, token, publicUrl }));
}

/**
 * Sends the newest version once more to somebody who has lost the mail; their earlier link is closed.
 * @throws Refusal `"": locked | cancelled | not_sent | not_now`
 */
export async function sendMinutesAgain(
  tx: Tx,
  permit: Permit<"meetings.minute">,
  ref: { readonly meetingId: string; readonly memberId: string },
  sending: Sending,
): Promise<void> {
  const { districtId } = permit;
  const { sentAt } = await lockOpenMeeting(tx, districtId, ref.meetingId);
  if (!sentAt) throw new Refusal({ field: "", code: "not_sent" });
  const meeting = await findMeeting(tx, permit, ref.meetingId);
  const newest = await newestVersion(tx, districtId, ref.meetingId);
  const [member] = await membersById(tx, permit, [ref.memberId]);
  const silentDay = meeting?.silentDay;
  if (!meeting || !silentDay || !newest || member?.email == null || !(await wasSentTo(tx, districtId, ref.meetingId, ref.memberId)))
    throw notNow();
  const link = { districtId, purpose: readMinutesPurpose, subjectId: ref.meetingId, memberId: ref.memberId };
  await revokePersonalLinks(tx, link, sending.now);
  const wasThere = (await attendanceOf(tx, permit, ref.meetingId)).get(member.id) === "present";
  const to = { id: member.id, name: member.name, email: member.email };
  await mailLink(tx, { ...meeting, silentDay }, to, { ...sending, version: newest.number, wasThere });
  const after = { memberId: member.id, version: newest.number };
  await recordChange(tx, permit, { action: "meetings.send_again", kind: "meeting", id: ref.meetingId, after });
}

async function silentDaysOf(tx: Tx, permit: Permit<string>, seriesId: string): Promise<number> {
  const series = await tx
    .selectFrom("meetings.series")
    .select("silent_days")
    .where("district", "=", permit.districtId)
    .where("id", "=", seriesId)
    .executeTakeFirstOrThrow();
  return series.silent_days;
}

/**
 * Takes sent minutes back to be written on; they are sent anew as the next version. Corrections stay and wait.
 * @throws Refusal `"": locked | cancelled | not_now`
 */
export async function recallMinutes(tx: Tx, permit: Permit<"meetings.approve">, meetingId: string): Promise<void> {
  const meeting = await lockOpenMeeting(tx, permit.districtId, meetingId);
  if (!meeting.sentAt) return;
  await tx
    .updateTable("meetings.meeting")
    .set({ sent_at: null, silent_day: null, held_up_told_at: null })
    .where("district", "=", permit.districtId)
    .where("id", "=", meetingId)
    .execute();
  await recordChange(tx, permit, { action: "meetings.recall", kind: "meeting", id: meetingId });
}

/**
 * Notes that someone without mail has got the minutes on paper or heard them read aloud, or takes that back.
 * @throws Refusal `"": not_now` when no version was sent to them
 */
export async function noteHandedOver(
  tx: Tx,
  permit: Permit<"meetings.minute">,
  ref: { readonly meetingId: string; readonly memberId: string },
  handed: boolean,
  now: Date,
): Promise<void> {
  const newest = await newestVersion(tx, permit.districtId, ref.meetingId);
  const done = await tx
    .updateTable("meetings.delivery")
    .set({ handed_at: handed ? now : null })
    .where("district", "=", permit.districtId)
    .where("meeting_id", "=", ref.meetingId)
    .where("member_id", "=", ref.memberId)
    .where("version", "=", newest?.number ?? 0)
    .where("mailed_at", "is", null)
    .returning("version")
    .executeTakeFirst();
  if (!done) throw notNow();
  const after = { memberId: ref.memberId, version: done.version, handed };
  await recordChange(tx, permit, { action: "meetings.hand_over", kind: "meeting", id: ref.meetingId, after });
}

/** Sets after how many days a series' minutes are approved silently; those already sent keep their day. */
export async function setSilentDays(
  tx: Tx,
  permit: Permit<"meetings.prepare">,
  seriesId: string,
  days: number,
): Promise<boolean> {
  const done = await tx
    .updateTable("meetings.series")
    .set({ silent_days: days })
    .where("district", "=", permit.districtId)
    .where("id", "=", seriesId)
    .returning("id")
    .executeTakeFirst();
  if (done) await recordChange(tx, permit, { action: "meetings.silent_days", kind: "series", id: seriesId, after: { days } });
  return done !== undefined;
}
