import { v7 as uuidv7 } from "uuid";
import { refusePersons } from "../../../network/person-words.ts";
import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { findDistrict } from "../../../platform/district/queries.ts";
import { countByDistrict, daysBefore } from "../../../platform/retention/rule.ts";
import type { Erased, ErasingTools } from "../../../platform/retention/rule.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { Refusal, notNow } from "../../../platform/web/form.ts";
import { listParties } from "../../../network/queries.ts";
import { emptied, planImport, planKey, writtenTexts } from "../rules/exchange/import-plan.ts";
import type { PlannedRow } from "../rules/exchange/import-plan.ts";
import { findImport, findService, listServices } from "../queries/services.ts";
import type { SentServices } from "../rules/exchange/sent-services.ts";
import { columns } from "../rules/exchange/service-cells.ts";
import type { SentRow } from "../rules/exchange/services-csv.ts";
import { addService, changeService, closeService, removeService, restoreService, snapshotOf } from "./services.ts";
import "../tables.ts";

type Manage = Permit<"help.manage">;

/** Keeps services that were sent, to be looked at before anything is written. @returns its id */
export async function keepImport(tx: Tx, permit: Manage, { source, wasRecoded, ignored, rows }: SentServices, now: Date): Promise<string> {
  const id = uuidv7();
  await tx
    .insertInto("help.import")
    .values({
      district: permit.districtId,
      id,
      made_by: permit.actor.kind === "member" ? permit.actor.memberId : null,
      made_at: now,
      source,
      was_recoded: wasRecoded,
      ignored: [...ignored],
      rows: JSON.stringify(await withoutPersons(tx, permit, rows)),
      status: "read",
    })
    .execute();
  return id;
}

/** The rows without cells that hold a member's name, or a private phone or mail address. */
async function withoutPersons(tx: Tx, permit: Manage, rows: readonly SentRow[]): Promise<SentRow[]> {
  const texts = rows.flatMap(({ row, cells }) => Object.entries(writtenTexts(cells)).map(([column, text]) => [`${row} ${column}`, text] as const));
  const found = await refusedFields(() => refusePersons(tx, permit.districtId, Object.fromEntries(texts)));
  return rows.map((row) =>
    emptied(row, columns.filter((column) => found.includes(`${row.row} ${column}`)).map((column) => ({ column, code: "personal", value: "" }))),
  );
}

/** The fields that a rule refuses. */
async function refusedFields(look: () => Promise<void>): Promise<readonly string[]> {
  try {
    await look();
    return [];
  } catch (error) {
    if (error instanceof Refusal) return error.errors.map(({ field }) => field);
    throw error;
  }
}

async function planNow(tx: Tx, { districtId }: Manage, rows: readonly SentRow[], now: Date): Promise<PlannedRow[]> {
  const [services, parties] = [await listServices(tx, districtId), await listParties(tx, districtId)];
  const streets = (await findDistrict(tx, districtId))?.streets ?? [];
  return planImport(rows, services, { parties, streets, now });
}

/**
 * Writes an import: what is new is added, what has changed is changed, rows with problems are left out.
 * @param seen the plan that whoever confirms has looked at
 * @throws Refusal `"": not_now | plan_changed | nothing_to_write`, or what stands in the way of a service, which undoes all
 */
export async function storeImport(tx: Tx, permit: Manage, id: string, seen: string, now: Date): Promise<void> {
  const kept = await lockImport(tx, permit, id, "read");
  await lockServices(tx, permit);
  const plan = await planNow(tx, permit, kept.rows, now);
  if (planKey(plan) !== seen) throw new Refusal({ field: "", code: "plan_changed" });
  const written: Awaited<ReturnType<typeof writeRow>>[] = [];
  for (const one of plan) {
    if (one.kind === "new" || one.kind === "changed") written.push(await writeRow(tx, permit, one, now));
  }
  if (written.length === 0) throw new Refusal({ field: "", code: "nothing_to_write" });
  const [added, changed] = [written.filter(({ before }) => before === null).length, written.filter(({ before }) => before !== null).length];
  await tx
    .updateTable("help.import")
    .set({ status: "stored", stored_at: now, rows: "[]", written: JSON.stringify(written) })
    .where("district", "=", permit.districtId)
    .where("id", "=", id)
    .execute();
  await recordChange(tx, permit, { action: "help.import", kind: "import", id, after: { source: kept.source, added, changed } });
}

async function writeRow(tx: Tx, permit: Manage, one: Extract<PlannedRow, { kind: "new" | "changed" }>, now: Date) {
  if (one.kind === "changed") {
    const { id, version } = one.service;
    const before = await snapshotOf(tx, permit, id, one.input);
    await changeService(tx, permit, id, version, one.input, now);
    return { id, name: one.input.name, version: version + 1, before };
  }
  const id = await addService(tx, permit, one.input, now, { id: await unlessTaken(tx, permit, one.id), checkedAt: one.checkedAt });
  if (one.closure) await closeService(tx, permit, id, { version: 1, ...one.closure }, now);
  return { id, name: one.input.name, version: one.closure ? 2 : 1, before: null };
}

/** The id that a service has elsewhere, unless one that is offered no more had it here. */
async function unlessTaken(tx: Tx, { districtId }: Manage, id: string | undefined): Promise<string | undefined> {
  if (id === undefined) return undefined;
  const ended = await tx.selectFrom("help.service").select("id").where("district", "=", districtId).where("id", "=", id).executeTakeFirst();
  return ended ? undefined : id;
}

/**
 * Takes an import back: what it added goes, what it changed is as before. Services that somebody has changed since are left.
 * @throws Refusal `"": not_now`
 */
export async function undoImport(tx: Tx, permit: Manage, id: string, now: Date): Promise<void> {
  const kept = await lockImport(tx, permit, id, "stored");
  await lockServices(tx, permit);
  const left: string[] = [];
  let undone = 0;
  for (const { id: serviceId, name, version, before } of kept.written.toReversed()) {
    const service = await findService(tx, permit.districtId, serviceId);
    if (service?.version !== version) {
      left.unshift(service?.name ?? name);
      continue;
    }
    if (before) await restoreService(tx, permit, service, before, now);
    else await removeService(tx, permit, service);
    undone += 1;
  }
  await tx.updateTable("help.import").set({ status: "undone", left_alone: left }).where("district", "=", permit.districtId).where("id", "=", id).execute();
  await recordChange(tx, permit, { action: "help.undo_import", kind: "import", id, after: { undone, left } });
}

/** Throws away what was read and not written. @throws Refusal `"": not_now` */
export async function discardImport(tx: Tx, permit: Manage, id: string): Promise<void> {
  await lockImport(tx, permit, id, "read");
  await tx.deleteFrom("help.import").where("district", "=", permit.districtId).where("id", "=", id).execute();
}

/** Always in the same order, so that two imports never wait for each other. */
async function lockServices(tx: Tx, { districtId }: Manage): Promise<void> {
  await tx.selectFrom("help.service").select("id").where("district", "=", districtId).orderBy("id").forUpdate().execute();
}

async function lockImport(tx: Tx, permit: Manage, id: string, status: "read" | "stored") {
  await tx.selectFrom("help.import").select("id").where("district", "=", permit.districtId).where("id", "=", id).forUpdate().execute();
  const kept = await findImport(tx, permit, id);
  if (kept?.status !== status) throw notNow();
  return kept;
}

const readDays = 1;
/** So long an import can be taken back. */
const undoDays = 30;

/** Forgets what was read and never written after a day, and how an import can be taken back after a month. */
export async function forgetImports(tx: Tx, { now }: ErasingTools): Promise<readonly Erased[]> {
  const gone = await tx
    .deleteFrom("help.import")
    .where((eb) =>
      eb.or([
        eb.and([eb("status", "=", "read"), eb("made_at", "<", daysBefore(now, readDays))]),
        eb("stored_at", "<", daysBefore(now, undoDays)),
      ]),
    )
    .returning("district")
    .execute();
  return countByDistrict(gone);
}
