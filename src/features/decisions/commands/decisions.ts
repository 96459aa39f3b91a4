import type { Selectable } from "kysely";
import { v7 as uuidv7 } from "uuid";
import { partyNames } from "../../../network/queries.ts";
import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import { dayOf, momentOn } from "../../../platform/i18n/dates.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { Refusal, notNow } from "../../../platform/web/form.ts";
import { recordItem, refuseKept } from "../../../thread/commands.ts";
import { titleOf } from "../decision.ts";
import type { DecisionStatus } from "../decision.ts";
import { letterWasSent } from "../queries/decisions.ts";
import type { DecisionTable } from "../tables.ts";
import { refusePersonPhones } from "../../../network/person-phones.ts";

export interface DecisionDetails {
  readonly wording: string;
  /** The calendar day it was taken. */
  readonly day: string;
  /** Parties that were present. */
  readonly partyIds: readonly string[];
  /** Which party saw it differently, and why. Never a person. */
  readonly dissent?: string;
  readonly reviewDay?: string | null;
  /** True keeps it from visitors. */
  readonly isInternal?: boolean;
}

/**
 * Writes down what was decided. It is public at once, unless it is marked internal.
 * @throws Refusal `day: day_ahead`, `parties: invalid_choice`, `person_phone` at a text
 */
export async function takeDecision(
  tx: Tx,
  permit: Permit<"decisions.manage">,
  details: DecisionDetails,
  now: Date,
): Promise<{ id: string }> {
  const id = uuidv7();
  const row = {
    ...(await checkedRow(tx, permit.districtId, details, now)),
    district: permit.districtId,
    id,
    status: "taken" as const,
    status_at: momentOn(details.day, now),
    created_at: now,
    version: 1,
  };
  await tx.insertInto("decisions.decision").values(row).execute();
  await writePresence(tx, permit.districtId, id, details.partyIds);
  await recordDecision(tx, permit.districtId, row);
  await recordChange(tx, permit, {
    action: "decisions.take",
    kind: "decision",
    id,
    after: { ...audited(row), partyIds: details.partyIds },
  });
  return { id };
}

/**
 * Puts a decision right, as long as no letter has gone out on it.
 * @param version of the decision that was read before writing
 * @throws Refusal `"": letter_sent | changed_meanwhile | minutes_sent | minutes_locked`, `day: day_ahead`, `parties: invalid_choice`, `person_phone` at a text
 */
export async function changeDecision(
  tx: Tx,
  permit: Permit<"decisions.manage">,
  id: string,
  version: number,
  details: DecisionDetails,
  now: Date,
): Promise<void> {
  const before = await lockDecision(tx, permit.districtId, id);
  if (before.version !== version) throw new Refusal({ field: "", code: "changed_meanwhile" });
  if (await letterWasSent(tx, permit.districtId, id)) throw new Refusal({ field: "", code: "letter_sent" });
  if (details.wording !== before.wording || details.day !== before.day)
    await refuseKept(tx, permit.districtId, { kind: "decision", id }, [before.day, details.day], now);
  const changes = await checkedRow(tx, permit.districtId, details, now);
  // While it stands as it was taken, it has stood so since the day on which it was.
  const isAsTaken = before.status === "taken" && dayOf(before.status_at) === before.day;
  const row = { ...before, ...changes, ...(isAsTaken && { status_at: momentOn(details.day, before.created_at) }) };
  await tx
    .updateTable("decisions.decision")
    .set({ ...changes, status_at: row.status_at, version: version + 1 })
    .where("district", "=", permit.districtId)
    .where("id", "=", id)
    .execute();
  await writePresence(tx, permit.districtId, id, details.partyIds);
  await recordDecision(tx, permit.districtId, row);
  await recordChange(tx, permit, {
    action: "decisions.change",
    kind: "decision",
    id,
    before: audited(before),
    after: { ...audited(row), partyIds: details.partyIds },
  });
}

/**
 * Says that a decision has been carried out, has lapsed, or stands after all.
 * @throws Refusal `"": not_now`, `"": changed_meanwhile` when it does not stand as they saw it
 */
export async function setDecisionStatus(
  tx: Tx,
  permit: Permit<"decisions.manage">,
  id: string,
  { seen, status }: { readonly seen: DecisionStatus; readonly status: DecisionStatus },
  now: Date,
): Promise<void> {
  const before = await lockDecision(tx, permit.districtId, id);
  if (before.status === status) return;
  if (before.status !== seen) throw new Refusal({ field: "", code: "changed_meanwhile" });
  await tx
    .updateTable("decisions.decision")
    .set({ status, status_at: now, version: before.version + 1 })
    .where("district", "=", permit.districtId)
    .where("id", "=", id)
    .execute();
  await recordDecision(tx, permit.districtId, { ...before, status, status_at: now });
  await recordChange(tx, permit, {
    action: "decisions.status",
    kind: "decision",
    id,
    before: { status: before.status },
    after: { status },
  });
}

/** A decision, locked until the transaction ends. @throws Refusal `"": not_now` when there is none such */
export async function lockDecision(tx: Tx, districtId: DistrictId, id: string): Promise<Selectable<DecisionTable>> {
  const row = await tx
    .selectFrom("decisions.decision")
    .selectAll()
    .where("district", "=", districtId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notNow();
  return row;
}

async function checkedRow(tx: Tx, districtId: DistrictId, details: DecisionDetails, now: Date) {
  if (details.day > dayOf(now)) throw new Refusal({ field: "day", code: "day_ahead" });
  await refusePersonPhones(tx, districtId, { wording: details.wording, dissent: details.dissent ?? "" });
  const known = await partyNames(tx, districtId, details.partyIds);
  if (details.partyIds.some((id) => !known.has(id))) throw new Refusal({ field: "parties", code: "invalid_choice" });
  return {
    wording: details.wording,
    day: details.day,
    dissent: details.dissent ?? "",
    review_day: details.reviewDay ?? null,
    is_internal: details.isInternal ?? false,
  };
}

async function writePresence(tx: Tx, districtId: DistrictId, id: string, partyIds: readonly string[]): Promise<void> {
  await tx.deleteFrom("decisions.presence").where("district", "=", districtId).where("decision_id", "=", id).execute();
  const rows = [...new Set(partyIds)].map((party_id) => ({ district: districtId, decision_id: id, party_id }));
  if (rows.length > 0) await tx.insertInto("decisions.presence").values(rows).execute();
}

/** Tells the thread how a decision stands. */
export async function recordDecision(tx: Tx, districtId: DistrictId, row: Selectable<DecisionTable>): Promise<void> {
  const title = titleOf(row.wording);
  await recordItem(tx, districtId, {
    kind: "decision",
    id: row.id,
    at: momentOn(row.day, row.created_at),
    status: row.status,
    statusAt: row.status_at,
    title,
    text: row.wording,
    publicTitle: row.is_internal ? null : title,
    publicText: row.wording,
  });
}

function audited({ wording, day, dissent, review_day, is_internal }: Selectable<DecisionTable>) {
  return { wording, day, dissent, reviewDay: review_day, isInternal: is_internal };
}
