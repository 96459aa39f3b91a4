import type { Tx } from "../../../platform/db/database.ts";
import { queueMail } from "../../../platform/mail/outbox.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { isHeldUp, isSilentlyApproved } from "../cycle.ts";
import { heldUpMail, silentlyApprovedMail } from "../minutes-mail.ts";
import { coordinatorsByMail, cycleOf } from "../queries/cycle.ts";
import { findMeeting } from "../queries/meetings.ts";
import { lockMinutes } from "./approve.ts";
import { lockAgendas } from "./records.ts";
import type { Sending } from "./send.ts";

/**
 * Approves minutes that nobody has corrected in time, and asks the coordinators to look at the public version. When a
 * correction waits, they are told once instead. Harmless to repeat.
 */
export async function approveSilently(
  tx: Tx,
  permit: Permit<"meetings.approve">,
  meetingId: string,
  { district, publicUrl, now }: Sending,
): Promise<"approved" | "held-up" | "not-due"> {
  const { districtId } = permit;
  await lockAgendas(tx, districtId, meetingId);
  const row = await tx
    .selectFrom("meetings.meeting")
    .select("held_up_told_at as toldAt")
    .where("district", "=", districtId)
    .where("id", "=", meetingId)
    .forUpdate()
    .executeTakeFirst();
  const meeting = await findMeeting(tx, permit, meetingId);
  if (!row || !meeting) return "not-due";
  const facts = await cycleOf(tx, districtId, meeting);
  const coordinators = await coordinatorsByMail(tx, permit);
  if (isSilentlyApproved(facts, now)) {
    const { documentNumber } = await lockMinutes(tx, permit, district, meetingId, { how: "silence" }, now);
    for (const to of coordinators) await queueMail(tx, silentlyApprovedMail({ district, meeting, to, documentNumber, publicUrl }));
    return "approved";
  }
  if (!isHeldUp(facts, now)) return "not-due";
  if (row.toldAt === null) {
    for (const to of coordinators) await queueMail(tx, heldUpMail({ district, meeting, to, open: facts.openCorrections, publicUrl }));
    await tx
      .updateTable("meetings.meeting")
      .set({ held_up_told_at: now })
      .where("district", "=", districtId)
      .where("id", "=", meetingId)
      .execute();
  }
  return "held-up";
}
