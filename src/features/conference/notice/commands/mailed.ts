import type { Tx } from "../../../../platform/db/database.ts";
import type { DistrictId } from "../../../../platform/district/district.ts";
import { withdrawMails } from "../../../../platform/mail/outbox.ts";
import "../tables.ts";

/** Whose mail it was. */
type Whose = { readonly registrationId: string } | { readonly invitationId: string };

/** Notes by which mail somebody was told that their conference is cancelled: they have heard unless it comes back, or never goes out. */
export async function noteCancellingMailed(tx: Tx, districtId: DistrictId, whose: Whose, mailId: string, now: Date): Promise<void> {
  const [column, id] = "registrationId" in whose ? (["registration_id", whose.registrationId] as const) : (["invitation_id", whose.invitationId] as const);
  await tx.updateTable("conference.hearer").set({ mail_id: mailId, mailed_at: now }).where("district", "=", districtId).where(column, "=", id).execute();
}

/**
 * Holds those who must hear of a conference while it is noted that it has changed once more, and takes back what waits to be sent to
 * them: they have not been told then, and get one mail about how it is now.
 */
export async function holdHearers(tx: Tx, districtId: DistrictId, conferenceId: string, table: "conference.hearer" | "conference.programme_hearer"): Promise<void> {
  // A mail that is being written to somebody meanwhile waits here, or is waited for.
  const held = await tx.selectFrom(table).select("mail_id").where("district", "=", districtId).where("conference_id", "=", conferenceId).forUpdate().execute();
  const withdrawn = await withdrawMails(tx, districtId, held.flatMap(({ mail_id }) => mail_id ?? []));
  if (withdrawn.length === 0) return;
  await tx.updateTable(table).set({ mail_id: null, mailed_at: null }).where("district", "=", districtId).where("conference_id", "=", conferenceId).where("mail_id", "in", withdrawn).execute();
}
