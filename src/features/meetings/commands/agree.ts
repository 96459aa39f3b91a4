import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { Refusal, notNow } from "../../../platform/web/form.ts";
import { lookingOver } from "../queries/cycle.ts";
import type { LookingOver } from "../queries/cycle.ts";
import type { readMinutesPurpose } from "../queries/meetings.ts";
import "../tables.ts";
import { lockOpenMeeting } from "./records.ts";

interface Asked {
  readonly meetingId: string;
  readonly memberId: string;
}

/**
 * Notes that somebody who was at a meeting has nothing to correct in the minutes that were sent to them. It approves nothing,
 * and they can still correct them until they are approved.
 * @throws Refusal `"": locked | cancelled | not_sent | not_now`
 */
export async function agreeToMinutes(
  tx: Tx,
  permit: Permit<"meetings.correct"> | Permit<typeof readMinutesPurpose>,
  ref: Asked,
  now: Date,
): Promise<void> {
  const asked = await lockAsked(tx, permit, ref);
  if (asked.agreedAt) return;
  await setAgreed(tx, permit, ref, asked, { agreed_at: now, agreed_assisted: false });
  await record(tx, permit, "meetings.agree", ref);
}

/**
 * Notes for somebody, who says so on the phone or has no mail, that they have nothing to correct; or takes back that it was noted.
 * What they said themselves stays.
 * @throws Refusal `"": locked | cancelled | not_sent | not_now`
 */
export async function noteAgreed(tx: Tx, permit: Permit<"meetings.minute">, ref: Asked, agreed: boolean, now: Date): Promise<void> {
  const asked = await lockAsked(tx, permit, ref);
  if (agreed === (asked.agreedAt !== null)) return;
  if (!agreed && !asked.isAssisted) throw notNow();
  await setAgreed(tx, permit, ref, asked, { agreed_at: agreed ? now : null, agreed_assisted: agreed });
  await record(tx, permit, agreed ? "meetings.agree_for" : "meetings.agree_for_not", ref);
}

/** What the member is asked of a meeting that stays as it is until the transaction ends. */
async function lockAsked(tx: Tx, { districtId }: Permit<string>, { meetingId, memberId }: Asked): Promise<LookingOver> {
  const meeting = await lockOpenMeeting(tx, districtId, meetingId);
  if (!meeting.sentAt) throw new Refusal({ field: "", code: "not_sent" });
  const asked = await lookingOver(tx, districtId, meetingId, memberId);
  if (!asked) throw notNow();
  return asked;
}

async function setAgreed(
  tx: Tx,
  { districtId }: Permit<string>,
  { meetingId, memberId }: Asked,
  { version }: LookingOver,
  agreed: { readonly agreed_at: Date | null; readonly agreed_assisted: boolean },
): Promise<void> {
  await tx
    .updateTable("meetings.delivery")
    .set(agreed)
    .where("district", "=", districtId)
    .where("meeting_id", "=", meetingId)
    .where("member_id", "=", memberId)
    .where("version", "=", version)
    .execute();
}

const record = (tx: Tx, permit: Permit<string>, action: string, { meetingId, memberId }: Asked): Promise<void> =>
  recordChange(tx, permit, { action, kind: "meeting", id: meetingId, after: { memberId } });
