import type { Tx } from "../../../platform/db/database.ts";
import { countByDistrict, daysBefore } from "../../../platform/retention/rule.ts";
import type { Erased, RetentionTools } from "../../../platform/retention/rule.ts";
import "../tables.ts";

/** How long corrections and the versions they were made to are kept after approval: long enough to see how it came about. */
const cycleKeptDays = 365;

/**
 * Deletes corrections, sent versions and who got them, a year after the minutes were approved, in every district. The
 * approved minutes and the notes beside them stay.
 */
export async function forgetOldCorrections(tx: Tx, { now }: Pick<RetentionTools, "now">): Promise<readonly Erased[]> {
  const before = daysBefore(now, cycleKeptDays);
  const corrections = await tx
    .deleteFrom("meetings.correction as c")
    .using("meetings.meeting as m")
    .whereRef("m.district", "=", "c.district")
    .whereRef("m.id", "=", "c.meeting_id")
    .where("m.approved_at", "<", before)
    .returning("c.district")
    .execute();
  // Who got a version goes with it.
  const versions = await tx
    .deleteFrom("meetings.version as v")
    .using("meetings.meeting as m")
    .whereRef("m.district", "=", "v.district")
    .whereRef("m.id", "=", "v.meeting_id")
    .where("v.reason", "=", "sent")
    .where("m.approved_at", "<", before)
    .returning("v.district")
    .execute();
  return countByDistrict([...corrections, ...versions]);
}
