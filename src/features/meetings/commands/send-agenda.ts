import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import { isMailed } from "../../../platform/identity/member.ts";
import { sendJob } from "../../../platform/jobs/jobs.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { Refusal, notNow } from "../../../platform/web/form.ts";
import { changesBetween } from "../sent-agenda.ts";
import type { SentNews } from "../sent-agenda.ts";
import { findMeeting } from "../queries/meetings.ts";
import { invitedMembers, linesToSend, sentVersions } from "../queries/sent-agenda.ts";
import { lockOpenMeeting } from "./records.ts";

/** The job that writes the mails; it runs after the agenda is fixed, because papers and files take time. */
export const mailAgendaJobName = "mail-agenda";

/** Whether a member gets mail. */

/**
 * Sends a meeting's agenda: fixes it as the next version and lets the mails be written. A changed agenda goes to everyone
 * invited who reads mail, one that has not changed only to those who have not had it.
 * @param news what the features tell since the last meeting
 * @returns the version
 * @throws Refusal `"": locked | cancelled | not_now | empty_agenda | nobody_invited | unchanged`
 */
export async function sendAgenda(
  tx: Tx,
  permit: Permit<"meetings.prepare">,
  meetingId: string,
  news: readonly SentNews[],
  now: Date,
): Promise<number> {
  const open = await lockOpenMeeting(tx, permit.districtId, meetingId);
  const meeting = await findMeeting(tx, permit, meetingId);
  if (!meeting || open.startsAt <= now) throw notNow();
  const lines = await linesToSend(tx, permit, meetingId);
  if (lines.length === 0) throw new Refusal({ field: "", code: "empty_agenda" });
  const invited = await invitedMembers(tx, permit, meetingId);
  if (invited.length === 0) throw new Refusal({ field: "", code: "nobody_invited" });
  const earlier = await sentVersions(tx, permit, meetingId);
  const last = earlier[0];
  const isChanged = !last || changesBetween(last.content.lines, lines).length > 0;
  const had = new Set(isChanged ? [] : earlier.flatMap((one) => one.content.recipients));
  const recipients = invited.filter((member) => isMailed(member) && !had.has(member.id)).map(({ id }) => id);
  if (!isChanged && recipients.length === 0) throw new Refusal({ field: "", code: "unchanged" });
  const version = (last?.version ?? 0) + 1;
  const content = {
    startsAt: meeting.startsAt.toISOString(),
    endsAt: meeting.endsAt.toISOString(),
    place: meeting.place,
    number: meeting.number,
    isExtra: meeting.isExtra,
    series: meeting.seriesName,
    lines,
    news,
    recipients,
  };
  await tx
    .insertInto("meetings.sent_agenda")
    .values((eb) => ({
      district: permit.districtId,
      meeting_id: meetingId,
      version,
      sent_at: now,
      content: eb.cast(eb.val(JSON.stringify(content)), "jsonb"),
      mailed_at: null,
      mails: null,
    }))
    .execute();
  await recordChange(tx, permit, {
    action: "meetings.send_agenda",
    kind: "meeting",
    id: meetingId,
    after: { version, items: lines.length, recipients },
  });
  await sendJob(tx, mailAgendaJobName, { districtId: permit.districtId, meetingId, version });
  return version;
}

/** Marks the mails of a version as written, once. @returns false when they were before */
export async function takeUnmailed(
  tx: Tx,
  districtId: DistrictId,
  ref: { readonly meetingId: string; readonly version: number },
  mails: number,
  now: Date,
): Promise<boolean> {
  const row = await tx
    .updateTable("meetings.sent_agenda")
    .set({ mailed_at: now, mails })
    .where("district", "=", districtId)
    .where("meeting_id", "=", ref.meetingId)
    .where("version", "=", ref.version)
    .where("mailed_at", "is", null)
    .returning("version")
    .executeTakeFirst();
  return row !== undefined;
}
