import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { countByDistrict, daysBefore } from "../../../platform/retention/rule.ts";
import type { Erased, RetentionTools } from "../../../platform/retention/rule.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import type { BulletinFigure } from "../../../platform/web/feature.ts";
import { Refusal } from "../../../platform/web/form.ts";
import { forgetItem } from "../../../thread/commands.ts";
import { phaseOf } from "../bulletin.ts";
import { askedParties, contributionsTo } from "../queries.ts";
import { addParties, lockBulletin, recordBulletin } from "./records.ts";

/**
 * Shows the bulletin to every member, with the figures as they are now. Pressing again changes nothing.
 * @throws Refusal `"": not_now | begun | cancelled | nobody_answered`
 */
export async function publishBulletin(
  tx: Tx,
  permit: Permit<"bulletins.prepare">,
  meetingId: string,
  { figures, since }: { readonly figures: readonly BulletinFigure[]; readonly since: Date },
  now: Date,
): Promise<void> {
  const { districtId } = permit;
  const { meeting, bulletin } = await lockBulletin(tx, districtId, meetingId);
  if (bulletin.publishedAt) return;
  const phase = phaseOf(meeting, now);
  if (phase === "over") throw new Refusal({ field: "", code: "begun" });
  if (phase === "cancelled") throw new Refusal({ field: "", code: "cancelled" });
  await addParties(tx, districtId, meetingId, (await askedParties(tx, permit, now)).map(({ id }) => id));
  const answered = (await contributionsTo(tx, permit, meetingId)).filter((one) => one.answeredAt !== null);
  if (answered.length === 0) throw new Refusal({ field: "", code: "nobody_answered" });
  await tx
    .updateTable("bulletins.bulletin")
    .set({ published_at: now, figures: JSON.stringify(figures), figures_since: since })
    .where("district", "=", districtId)
    .where("meeting_id", "=", meetingId)
    .execute();
  await recordBulletin(tx, permit, meetingId);
  const after = { parties: answered.length };
  await recordChange(tx, permit, { action: "bulletins.publish", kind: "bulletin", id: meetingId, after });
}

/** How long a bulletin is kept, and how long what stands beside its lines. */
export const keptDays = { bulletin: 5 * 365, besides: 180 } as const;

/** Deletes bulletins five years after the parties were asked. */
export async function forgetOldBulletins(tx: Tx, { now }: Pick<RetentionTools, "now">): Promise<readonly Erased[]> {
  const gone = await tx
    .deleteFrom("bulletins.bulletin")
    .where("asked_at", "<", daysBefore(now, keptDays.bulletin))
    .returning(["district", "meeting_id as meetingId"])
    .execute();
  for (const { district, meetingId } of gone) await forgetItem(tx, district, { kind: "bulletin", id: meetingId });
  return countByDistrict(gone);
}

/** Deletes what was shortened away and what came too late, half a year after the parties were asked. */
export async function forgetWhatStandsBeside(tx: Tx, { now }: Pick<RetentionTools, "now">): Promise<readonly Erased[]> {
  const gone = await tx
    .updateTable("bulletins.contribution")
    .from("bulletins.bulletin as b")
    .set({ original: null, late_lines: null, late_at: null })
    .whereRef("b.district", "=", "bulletins.contribution.district")
    .whereRef("b.meeting_id", "=", "bulletins.contribution.meeting_id")
    .where("b.asked_at", "<", daysBefore(now, keptDays.besides))
    .where((eb) =>
      eb.or([eb("bulletins.contribution.original", "is not", null), eb("bulletins.contribution.late_at", "is not", null)]),
    )
    .returning("bulletins.contribution.district")
    .execute();
  return countByDistrict(gone);
}
