import type { Tx } from "../../../../platform/db/database.ts";
import type { DistrictId } from "../../../../platform/district/district.ts";
import { countByDistrict, daysBefore } from "../../../../platform/retention/rule.ts";
import type { Erased, RetentionTools } from "../../../../platform/retention/rule.ts";
import { namesKeptDays } from "../../registration/rules/registration.ts";
import "../../tables.ts";
import "../tables.ts";

/** Somebody is not coming after all: their seats are free from now on, and nothing is pinned for them any more. */
export async function giveBackSeats(tx: Tx, districtId: DistrictId, registrationId: string): Promise<void> {
  // Seats go with the placement.
  for (const table of ["conference.placement", "conference.pin"] as const)
    await tx.deleteFrom(table).where("district", "=", districtId).where("registration_id", "=", registrationId).execute();
}

/** Deletes who sat where, and what it was computed from, together with the names. How many got which wish stays. */
export async function forgetSeats(tx: Tx, { now }: Pick<RetentionTools, "now">): Promise<readonly Erased[]> {
  const long = await tx
    .selectFrom("conference.conference")
    .select(["district", "id"])
    .where("ends_at", "<", daysBefore(now, namesKeptDays))
    .execute();
  const gone: { district: DistrictId }[] = [];
  for (const { district, id } of long) {
    for (const table of ["conference.placement", "conference.pin", "conference.allocation_draft"] as const)
      gone.push(...(await tx.deleteFrom(table).where("district", "=", district).where("conference_id", "=", id).returning("district").execute()));
    const emptied = tx.updateTable("conference.allocation").set({ problem: null }).where("problem", "is not", null);
    gone.push(...(await emptied.where("district", "=", district).where("conference_id", "=", id).returning("district").execute()));
  }
  return countByDistrict(gone);
}
