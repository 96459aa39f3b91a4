import { sql } from "kysely";
import { v7 as uuidv7 } from "uuid";
import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { markdownToText } from "../../../platform/markdown/to-text.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { Refusal, notNow } from "../../../platform/web/form.ts";
import { isRecorded, linkItems, recordItem, unlinkItems } from "../../../thread/commands.ts";
import { originsOf } from "../../../thread/queries.ts";
import type { GoalInput } from "../schema.ts";
import { refusePersonPhones } from "../../../network/person-phones.ts";
import "../tables.ts";

export type NewGoal = Pick<GoalInput, "title" | "meaning"> & Partial<Pick<GoalInput, "position" | "documents">>;

/**
 * Adds a goal to the plan, last unless it says where. It is public at once.
 * @throws Refusal `title | meaning: person_phone`, `documents: invalid_choice` when one is none
 */
export async function addGoal(tx: Tx, permit: Permit<"plan.manage">, input: NewGoal, now: Date): Promise<{ id: string }> {
  await refusePersonPhones(tx, permit.districtId, { title: input.title, meaning: input.meaning });
  const goal = {
    id: uuidv7(),
    title: input.title,
    meaning: input.meaning,
    position: input.position ?? (await nextPosition(tx, permit)),
  };
  await tx
    .insertInto("plan.goal")
    .values({ district: permit.districtId, ...goal, created_at: now })
    .execute();
  await recordGoal(tx, permit, goal, now);
  for (const documentId of input.documents ?? []) await linkGoalToDocument(tx, permit, goal.id, documentId);
  await recordChange(tx, permit, { action: "plan.addGoal", kind: "goal", id: goal.id, after: goal });
  return { id: goal.id };
}

/**
 * Changes what a goal is called, means, and where it stands.
 * @throws Refusal `"": not_now` when it is not there, `"": changed_meanwhile` when someone else was first, `title | meaning: person_phone`,
 * `documents: invalid_choice` when one is none
 */
export async function changeGoal(tx: Tx, permit: Permit<"plan.manage">, id: string, input: GoalInput): Promise<void> {
  await refusePersonPhones(tx, permit.districtId, { title: input.title, meaning: input.meaning });
  const before = await tx
    .selectFrom("plan.goal")
    .select(["id", "title", "meaning", "position", "created_at as createdAt", "version"])
    .where("district", "=", permit.districtId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (!before) throw notNow();
  const { createdAt, version, ...old } = before;
  if (version !== input.version) throw new Refusal({ field: "", code: "changed_meanwhile" });
  const goal = { id, title: input.title, meaning: input.meaning, position: input.position ?? old.position };
  await tx
    .updateTable("plan.goal")
    .set({ title: goal.title, meaning: goal.meaning, position: goal.position, version: version + 1 })
    .where("district", "=", permit.districtId)
    .where("id", "=", id)
    .execute();
  await recordGoal(tx, permit, goal, createdAt);
  for (const earlier of await originsOf(tx, permit.districtId, [{ kind: "goal", id }]))
    if (earlier.kind === "document" && !input.documents.includes(earlier.id))
      await unlinkItems(tx, permit.districtId, earlier, { kind: "goal", id });
  for (const documentId of input.documents) await linkGoalToDocument(tx, permit, id, documentId);
  await recordChange(tx, permit, { action: "plan.changeGoal", kind: "goal", id, before: old, after: goal });
}

/** Ties a goal to a historical document that it comes from. @throws Refusal `documents: invalid_choice` when there is none such */
export async function linkGoalToDocument(
  tx: Tx,
  permit: Permit<"plan.manage">,
  goalId: string,
  documentId: string,
): Promise<void> {
  const document = { kind: "document", id: documentId };
  if (!(await isRecorded(tx, permit.districtId, document))) throw new Refusal({ field: "documents", code: "invalid_choice" });
  await linkItems(tx, permit.districtId, document, { kind: "goal", id: goalId });
}

async function recordGoal(
  tx: Tx,
  permit: Permit<"plan.manage">,
  goal: { id: string; title: string; meaning: string },
  createdAt: Date,
): Promise<void> {
  const text = markdownToText(goal.meaning);
  await recordItem(tx, permit.districtId, {
    kind: "goal",
    id: goal.id,
    at: createdAt,
    status: "current",
    statusAt: createdAt,
    title: goal.title,
    text,
    publicTitle: goal.title,
    publicText: text,
  });
}

async function nextPosition(tx: Tx, permit: Permit<"plan.manage">): Promise<number> {
  const row = await tx
    .selectFrom("plan.goal")
    .select(sql<number>`coalesce(max(position), 0) + 1`.as("next"))
    .where("district", "=", permit.districtId)
    .executeTakeFirstOrThrow();
  return row.next;
}
