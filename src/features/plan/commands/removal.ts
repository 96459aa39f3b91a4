import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { Refusal, notNow } from "../../../platform/web/form.ts";
import { forgetItem } from "../../../thread/commands.ts";
import "../tables.ts";

type Manager = Permit<"plan.manage">;

/**
 * Removes a goal of which nothing public has come; drafts that belong to it stay, without a goal.
 * @throws Refusal `"": not_now` when there is none, `goal_in_use` when it has a published measure
 */
export async function removeGoal(tx: Tx, permit: Manager, id: string): Promise<void> {
  const goal = await tx
    .selectFrom("plan.goal")
    .select(["title", "meaning", "position"])
    .where("district", "=", permit.districtId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (!goal) throw notNow();
  const measures = await tx
    .selectFrom("plan.measure")
    .select("published_at")
    .where("district", "=", permit.districtId)
    .where("goal_id", "=", id)
    .forUpdate()
    .execute();
  if (measures.some(({ published_at }) => published_at !== null)) throw new Refusal({ field: "", code: "goal_in_use" });
  await tx
    .updateTable("plan.measure")
    .set((eb) => ({ goal_id: null, version: eb("version", "+", 1) }))
    .where("district", "=", permit.districtId)
    .where("goal_id", "=", id)
    .execute();
  await tx.deleteFrom("plan.goal").where("district", "=", permit.districtId).where("id", "=", id).execute();
  await forgetItem(tx, permit.districtId, { kind: "goal", id });
  await recordChange(tx, permit, { action: "plan.removeGoal", kind: "goal", id, before: goal });
}

/**
 * Deletes a measure that was never public, with its ties in the thread.
 * @throws Refusal `"": not_now | measure_public`
 */
export async function discardMeasure(tx: Tx, permit: Manager, id: string): Promise<void> {
  const draft = await tx
    .selectFrom("plan.measure")
    .select(["title", "description", "goal_id", "party_id", "from_day", "to_day", "published_at"])
    .where("district", "=", permit.districtId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (!draft) throw notNow();
  if (draft.published_at !== null) throw new Refusal({ field: "", code: "measure_public" });
  await tx.deleteFrom("plan.measure").where("district", "=", permit.districtId).where("id", "=", id).execute();
  await forgetItem(tx, permit.districtId, { kind: "measure", id });
  await recordChange(tx, permit, { action: "plan.discardMeasure", kind: "measure", id, before: draft });
}
