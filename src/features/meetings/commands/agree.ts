import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { Refusal, notNow } from "../../../platform/web/form.ts";
import { lookingOver } from "../queries/cycle.ts";
import type { readMinutesPurpose } from "../queries/meetings.ts";
import "../tables.ts";
import { lockOpenMeeting } from "./records.ts";

/**
 * Notes that somebody who was at a meeting has nothing to correct in the minutes that were sent to them. It approves nothing,
 * and they can still correct them until they are approved.
 * @throws Refusal `"": locked | cancelled | not_sent | not_now`
 */
export async function agreeToMinutes(
  tx: Tx,
  permit: Permit<"meetings.correct"> | Permit<typeof readMinutesPurpose>,
  { meetingId, memberId }: { readonly meetingId: string; readonly memberId: string },
  now: Date,
): Promise<void> {
  const { districtId } = permit;
  const meeting = await lockOpenMeeting(tx, districtId, meetingId);
  if (!meeting.sentAt) throw new Refusal({ field: "", code: "not_sent" });
  const asked = await lookingOver(tx, districtId, meetingId, memberId);
  if (!asked) throw notNow();
  if (asked.agreedAt) return;
  await tx
    .updateTable("meetings.delivery")
    .set({ agreed_at: now })
    .where("district", "=", districtId)
    .where("meeting_id", "=", meetingId)
    .where("member_id", "=", memberId)
    .where("version", "=", asked.version)
    .execute();
  await recordChange(tx, permit, { action: "meetings.agree", kind: "meeting", id: meetingId, after: { memberId } });
}
