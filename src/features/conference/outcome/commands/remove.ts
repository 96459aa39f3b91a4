import type { Tx } from "../../../../platform/db/database.ts";
import type { Permit } from "../../../../platform/rights/permit.ts";
import { Refusal } from "../../../../platform/web/form.ts";
import { notesOf } from "../queries/workshop.ts";
import "../tables.ts";

/** A workshop cannot go while something has come of it: that would go with it. @throws Refusal `"": workshop_has_outcome` */
export async function refuseWithOutcome(tx: Tx, permit: Permit<"conference.prepare">, workshopId: string): Promise<void> {
  const written = await tx
    .selectFrom("conference.recommendation")
    .select("id")
    .where("district", "=", permit.districtId)
    .where("session_id", "=", workshopId)
    .limit(1)
    .executeTakeFirst();
  if (written || (await notesOf(tx, permit, workshopId)).length > 0) throw new Refusal({ field: "", code: "workshop_has_outcome" });
}
