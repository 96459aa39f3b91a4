import { v7 as uuidv7 } from "uuid";
import { refuseLeftParty } from "../../../network/assign.ts";
import { partyNames } from "../../../network/queries.ts";
import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { startOfDay } from "../../../platform/i18n/dates.ts";
import { markdownToText } from "../../../platform/markdown/to-text.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { Refusal, notNow } from "../../../platform/web/form.ts";
import type { FormError } from "../../../platform/web/form.ts";
import { linkItems, recordItem, unlinkItems } from "../../../thread/commands.ts";
import { statusFrom } from "../measure.ts";
import { lastProof } from "../queries/measures.ts";
import type { MeasureInput } from "../schema.ts";
import { refusePersonPhones } from "../../../network/person-phones.ts";
import "../tables.ts";

type Manager = Permit<"plan.manage">;

export type NewMeasure = Pick<MeasureInput, "title"> & Partial<Omit<MeasureInput, "title" | "version">>;

/**
 * Adds a measure, as a draft that only members see unless `act` is "publish".
 * @throws Refusal `title | description: person_phone`, `goalId: invalid_choice`, `partyId: party_left | invalid_choice`; `goalId: goal_needed`,
 * `partyId: party_needed`, `fromDay: start_needed` when it becomes public
 */
export async function addMeasure(tx: Tx, permit: Manager, input: NewMeasure, now: Date): Promise<{ id: string }> {
  const measure = {
    id: uuidv7(),
    title: input.title,
    description: input.description ?? "",
    goal_id: input.goalId ?? null,
    party_id: input.partyId ?? null,
    from_day: input.fromDay ?? null,
    to_day: input.toDay ?? null,
    published_at: input.act === "publish" ? now : null,
  };
  await refuseUnfit(tx, permit, measure, null);
  await tx
    .insertInto("plan.measure")
    .values({ district: permit.districtId, ...measure, created_at: now })
    .execute();
  await recordMeasure(tx, permit, measure.id);
  if (measure.goal_id) await linkItems(tx, permit.districtId, goalRef(measure.goal_id), measureRef(measure.id));
  await recordChange(tx, permit, { action: "plan.addMeasure", kind: "measure", id: measure.id, after: measure });
  return { id: measure.id };
}

/**
 * Changes what a measure says, whose it is and when it runs; `act` "publish" shows it to everyone. Its status is none
 * of this: that takes a proof.
 * @throws Refusal `"": not_now` when it is not there, `"": changed_meanwhile` when someone else was first, `title | description: person_phone`,
 * `goalId: invalid_choice`, `partyId: party_left | invalid_choice`; `goalId: goal_needed`, `partyId: party_needed`, `fromDay: start_needed`
 * when it is public
 */
export async function changeMeasure(tx: Tx, permit: Manager, id: string, input: MeasureInput, now: Date): Promise<void> {
  const before = await lockMeasure(tx, permit, id);
  if (before.version !== input.version) throw new Refusal({ field: "", code: "changed_meanwhile" });
  const after = {
    title: input.title,
    description: input.description,
    goal_id: input.goalId,
    party_id: input.partyId,
    from_day: input.fromDay,
    to_day: input.toDay,
    published_at: before.published_at ?? (input.act === "publish" ? now : null),
  };
  const isPublishedNow = before.published_at === null && after.published_at !== null;
  await refuseUnfit(tx, permit, after, isPublishedNow ? null : before.party_id);
  await tx
    .updateTable("plan.measure")
    .set({ ...after, version: before.version + 1 })
    .where("district", "=", permit.districtId)
    .where("id", "=", id)
    .execute();
  await recordMeasure(tx, permit, id);
  if (before.goal_id && before.goal_id !== after.goal_id)
    await unlinkItems(tx, permit.districtId, goalRef(before.goal_id), measureRef(id));
  if (after.goal_id) await linkItems(tx, permit.districtId, goalRef(after.goal_id), measureRef(id));
  const { version: _, created_at: __, ...old } = before;
  await recordChange(tx, permit, { action: "plan.changeMeasure", kind: "measure", id, before: old, after });
}

/** Reads a measure and holds it until the transaction ends. @throws Refusal `"": not_now` when it is not there */
export async function lockMeasure(tx: Tx, permit: Manager | Permit<"parties.manage">, id: string) {
  const row = await tx
    .selectFrom("plan.measure")
    .select(["title", "description", "goal_id", "party_id", "from_day", "to_day", "published_at", "created_at", "version"])
    .where("district", "=", permit.districtId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notNow();
  return row;
}

/** Writes for the thread how a measure now stands. */
export async function recordMeasure(tx: Tx, permit: Manager | Permit<"parties.manage">, id: string): Promise<void> {
  const measure = await lockMeasure(tx, permit, id);
  const names = await partyNames(tx, permit.districtId, measure.party_id ? [measure.party_id] : []);
  const proof = await lastProof(tx, permit.districtId, id);
  const text = markdownToText(measure.description);
  const isPublic = measure.published_at !== null;
  await recordItem(tx, permit.districtId, {
    kind: "measure",
    id,
    // A draft may not have a first day yet.
    at: measure.from_day ? startOfDay(measure.from_day) : measure.created_at,
    status: isPublic ? statusFrom(proof ? [proof] : []) : "draft",
    statusAt: proof ? startOfDay(proof.day) : (measure.published_at ?? measure.created_at),
    title: measure.title,
    text,
    publicTitle: isPublic ? measure.title : null,
    publicText: text,
    alsoFoundBy: [...names.values()],
  });
}

/** Writes for the thread the measures a party answers for, which are found by its name. */
export async function recordMeasuresOf(tx: Tx, permit: Permit<"parties.manage">, partyId: string): Promise<void> {
  const rows = await tx.selectFrom("plan.measure").select("id").where("district", "=", permit.districtId).where("party_id", "=", partyId).orderBy("id").execute();
  for (const { id } of rows) await recordMeasure(tx, permit, id);
}

interface Fitting {
  readonly title: string;
  readonly description: string;
  readonly goal_id: string | null;
  readonly party_id: string | null;
  readonly from_day: string | null;
  readonly published_at: Date | null;
}

/** @param keptPartyId who answers for it already, and may go on doing so after leaving the network */
async function refuseUnfit(tx: Tx, permit: Manager, measure: Fitting, keptPartyId: string | null): Promise<void> {
  await refusePersonPhones(tx, permit.districtId, { title: measure.title, description: measure.description });
  const faults: FormError[] = [];
  if (measure.goal_id && !(await goalExists(tx, permit, measure.goal_id)))
    faults.push({ field: "goalId", code: "invalid_choice" });
  if (measure.published_at) {
    if (!measure.goal_id) faults.push({ field: "goalId", code: "goal_needed" });
    if (!measure.party_id) faults.push({ field: "partyId", code: "party_needed" });
    if (!measure.from_day) faults.push({ field: "fromDay", code: "start_needed" });
  }
  if (faults.length > 0) throw new Refusal(...faults);
  if (measure.party_id && measure.party_id !== keptPartyId) await refuseLeftParty(tx, permit.districtId, "partyId", measure.party_id);
}

async function goalExists(tx: Tx, permit: Manager, id: string): Promise<boolean> {
  const row = await tx
    .selectFrom("plan.goal")
    .select("id")
    .where("district", "=", permit.districtId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row !== undefined;
}

const goalRef = (id: string) => ({ kind: "goal", id });
const measureRef = (id: string) => ({ kind: "measure", id });
