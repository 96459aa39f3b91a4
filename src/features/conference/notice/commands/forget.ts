import type { Tx } from "../../../../platform/db/database.ts";
import type { DistrictId } from "../../../../platform/district/district.ts";
import { countByDistrict, daysBefore } from "../../../../platform/retention/rule.ts";
import type { Erased, RetentionTools } from "../../../../platform/retention/rule.ts";
import { namesKeptDays } from "../../registration/rules/registration.ts";
import "../../tables.ts";
import "../tables.ts";

/** Somebody is not coming after all, so they need not hear of changes any more. */
export async function forgetHearer(tx: Tx, districtId: DistrictId, registrationId: string): Promise<void> {
  await tx.deleteFrom("conference.hearer").where("district", "=", districtId).where("registration_id", "=", registrationId).execute();
}

/** Forgets who was told what, together with the names. */
export async function forgetHearers(tx: Tx, { now }: Pick<RetentionTools, "now">): Promise<readonly Erased[]> {
  const gone = await tx
    .deleteFrom("conference.hearer as h")
    .using("conference.conference as c")
    .whereRef("c.district", "=", "h.district")
    .whereRef("c.id", "=", "h.conference_id")
    .where("c.ends_at", "<", daysBefore(now, namesKeptDays))
    .returning("h.district")
    .execute();
  return countByDistrict(gone);
}
