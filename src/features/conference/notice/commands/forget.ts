import type { Tx } from "../../../../platform/db/database.ts";
import type { DistrictId } from "../../../../platform/district/district.ts";
import { withdrawMails } from "../../../../platform/mail/outbox.ts";
import { countByDistrict, daysBefore } from "../../../../platform/retention/rule.ts";
import type { Erased, RetentionTools } from "../../../../platform/retention/rule.ts";
import { namesKeptDays } from "../../registration/rules/registration.ts";
import "../../tables.ts";
import "../tables.ts";

/** Somebody is not coming after all, so they need not hear of changes any more. */
export async function forgetHearer(tx: Tx, districtId: DistrictId, registrationId: string): Promise<void> {
  for (const table of ["conference.hearer", "conference.programme_hearer"] as const) {
    const gone = await tx.deleteFrom(table).where("district", "=", districtId).where("registration_id", "=", registrationId).returning("mail_id").execute();
    await withdrawMails(tx, districtId, gone.flatMap(({ mail_id }) => mail_id ?? []));
  }
}

/** Somebody was just given their whole programme, as it was at a moment: what had changed until then need not be told any more. */
export async function hasProgrammeOf(tx: Tx, districtId: DistrictId, registrationId: string, at: Date): Promise<void> {
  const gone = await tx
    .deleteFrom("conference.programme_hearer")
    .where("district", "=", districtId)
    .where("registration_id", "=", registrationId)
    .where("changed_at", "<=", at)
    .returning("mail_id")
    .execute();
  await withdrawMails(tx, districtId, gone.flatMap(({ mail_id }) => mail_id ?? []));
}

/** Forgets who was told what, together with the names. */
export async function forgetHearers(tx: Tx, { now }: Pick<RetentionTools, "now">): Promise<readonly Erased[]> {
  const long = await tx.selectFrom("conference.conference").select(["district", "id"]).where("ends_at", "<", daysBefore(now, namesKeptDays)).execute();
  const gone: { district: DistrictId }[] = [];
  for (const { district, id } of long)
    for (const table of ["conference.hearer", "conference.programme_hearer"] as const)
      gone.push(...(await tx.deleteFrom(table).where("district", "=", district).where("conference_id", "=", id).returning("district").execute()));
  return countByDistrict(gone);
}
