import type { Tx } from "../../../../platform/db/database.ts";
import { countByDistrict, daysBefore } from "../../../../platform/retention/rule.ts";
import type { Erased, RetentionTools } from "../../../../platform/retention/rule.ts";
import { notesKeptDays } from "../rules/recommendation.ts";
import "../../tables.ts";
import "../tables.ts";

/** Deletes the notes of workshops, some months after their conference. */
export async function forgetNotes(tx: Tx, { now }: Pick<RetentionTools, "now">): Promise<readonly Erased[]> {
  const gone = await tx
    .deleteFrom("conference.workshop_note as n")
    .using("conference.conference as c")
    .whereRef("c.district", "=", "n.district")
    .whereRef("c.id", "=", "n.conference_id")
    .where("c.ends_at", "<", daysBefore(now, notesKeptDays))
    .returning("n.district")
    .execute();
  return countByDistrict(gone);
}
