import type { Tx } from "../../../../platform/db/database.ts";
import type { DistrictId } from "../../../../platform/district/district.ts";
import "../tables.ts";

/** Whose mail it was. */
type Whose = { readonly registrationId: string } | { readonly invitationId: string };

/** Notes by which mail somebody was told that their conference is cancelled: they have heard unless it comes back, or never goes out. */
export async function noteCancellingMailed(tx: Tx, districtId: DistrictId, whose: Whose, mailId: string, now: Date): Promise<void> {
  const [column, id] = "registrationId" in whose ? (["registration_id", whose.registrationId] as const) : (["invitation_id", whose.invitationId] as const);
  await tx.updateTable("conference.hearer").set({ mail_id: mailId, mailed_at: now }).where("district", "=", districtId).where(column, "=", id).execute();
}
