import type { Selectable } from "kysely";
import { v7 as uuidv7 } from "uuid";
import { refuseLeftParty } from "../../../network/assign.ts";
import { leftAmong, partiesOfMembers, partyNames } from "../../../network/queries.ts";
import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import { dayOf } from "../../../platform/i18n/dates.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { may } from "../../../platform/rights/roles.ts";
import { Refusal, notNow } from "../../../platform/web/form.ts";
import { recordItem, refuseKept } from "../../../thread/commands.ts";
import type { ItemRecord } from "../../../thread/commands.ts";
import { policy } from "../policy.ts";
import { isAssisted, mayReopen } from "../queries/task-writers.ts";
import type { TaskTable } from "../tables.ts";
import { refusePersonPhones } from "../../../network/person-phones.ts";

export interface TaskDetails {
  readonly title: string;
  /** The party that does it. */
  readonly partyId: string;
  readonly dueDay: string;
  /** True shows it to visitors too. */
  readonly isPublic?: boolean;
}

/**
 * Gives a party something to do by a day.
 * @throws Refusal `party: invalid_choice | party_left`, `due: day_passed`, `title: person_phone`
 */
export async function addTask(
  tx: Tx,
  permit: Permit<"decisions.manage">,
  details: TaskDetails,
  now: Date,
): Promise<{ id: string }> {
  if (details.dueDay < dayOf(now)) throw new Refusal({ field: "due", code: "day_passed" });
  const id = uuidv7();
  const row: Selectable<TaskTable> = {
    ...changedColumns(details),
    district: permit.districtId,
    id,
    done_at: null,
    done_note: "",
    created_at: now,
    version: 1,
    done_assisted: false,
    written_by_party_id: null,
    written_by_coordinator: false,
    reopened_at: null,
    reopened_reason: "",
  };
  await refuseLeftParty(tx, permit.districtId, "party", details.partyId);
  await refusePersonPhones(tx, permit.districtId, { title: details.title });
  await tx.insertInto("decisions.task").values(row).execute();
  await recordTask(tx, row);
  await recordChange(tx, permit, { action: "tasks.add", kind: "task", id, after: { ...details } });
  return { id };
}

/**
 * Puts an open task right: another party, another day. It may stay with a party that has left.
 * @param version of the task that was read before writing
 * @throws Refusal `"": not_now | task_done | changed_meanwhile | minutes_sent | minutes_locked`, `party: invalid_choice | party_left`, `due: day_passed`,
 * `title: person_phone`
 */
export async function changeTask(
  tx: Tx,
  permit: Permit<"decisions.manage">,
  id: string,
  version: number,
  details: TaskDetails,
  now: Date,
): Promise<void> {
  const before = await lockOpenTask(tx, permit.districtId, id);
  if (before.version !== version) throw new Refusal({ field: "", code: "changed_meanwhile" });
  if (details.dueDay !== before.due_day && details.dueDay < dayOf(now))
    throw new Refusal({ field: "due", code: "day_passed" });
  if (details.title !== before.title) await refuseKept(tx, permit.districtId, { kind: "task", id }, [dayOf(before.created_at)], now);
  if (details.partyId !== before.party_id) await refuseLeftParty(tx, permit.districtId, "party", details.partyId);
  await refusePersonPhones(tx, permit.districtId, { title: details.title });
  const changes = changedColumns(details);
  await tx
    .updateTable("decisions.task")
    .set({ ...changes, version: version + 1 })
    .where("district", "=", permit.districtId)
    .where("id", "=", id)
    .execute();
  await recordTask(tx, { ...before, ...changes });
  await recordChange(tx, permit, {
    action: "tasks.change",
    kind: "task",
    id,
    before: { title: before.title, partyId: before.party_id, dueDay: before.due_day, isPublic: before.is_public },
    after: { ...details },
  });
}

export interface TaskDone {
  readonly note: string;
  /** A party for which somebody else writes has said itself that it is done. */
  readonly agreed?: boolean;
}

/**
 * Marks a task done, with what was done. Nobody needs the word of a party that has left.
 * @throws Refusal `"": not_now`, `"": task_done` when somebody already has, `note: person_phone`, `agreed: required` from
 * somebody who does not speak for the party
 */
export async function finishTask(
  tx: Tx,
  permit: Permit<"tasks.finish" | "tasks.party">,
  id: string,
  { note, agreed = false }: TaskDone,
  now: Date,
): Promise<void> {
  const before = await lockOpenTask(tx, permit.districtId, id);
  await refusePersonPhones(tx, permit.districtId, { note });
  const done_assisted = await isAssisted(tx, permit, before.party_id, now);
  if (done_assisted && !agreed && !(await leftAmong(tx, permit.districtId, [before.party_id])).has(before.party_id))
    throw new Refusal({ field: "agreed", code: "required" });
  const changes = { done_at: now, done_note: note, done_assisted, ...(await writer(tx, permit, done_assisted, now)) };
  await tx
    .updateTable("decisions.task")
    .set(changes)
    .where("district", "=", permit.districtId)
    .where("id", "=", id)
    .execute();
  await recordTask(tx, { ...before, ...changes });
  await recordChange(tx, permit, { action: "tasks.finish", kind: "task", id, after: { note, assisted: done_assisted } });
}

/** In what capacity a member writes for another party. */
async function writer(tx: Tx, { districtId, actor }: Permit<string>, isForAnother: boolean, now: Date) {
  if (!isForAnother || actor.kind !== "member") return { written_by_party_id: null, written_by_coordinator: false };
  if (may(policy["decisions.manage"], actor.roles)) return { written_by_party_id: null, written_by_coordinator: true };
  const [own] = await partiesOfMembers(tx, districtId, [actor.memberId], dayOf(now));
  return { written_by_party_id: own?.partyId ?? null, written_by_coordinator: false };
}

/**
 * Opens a task again that was not done after all: by whoever speaks for its party, and by coordinators. Those it came from,
 * who were told that it is done, are told of the mistake.
 * @throws Refusal `"": not_now | task_open`, `why: person_phone`
 */
export async function reopenTask(tx: Tx, permit: Permit<"tasks.finish">, id: string, why: string, now: Date): Promise<void> {
  const before = await lockTask(tx, permit.districtId, id);
  if (!(await mayReopen(tx, permit, before.party_id, now))) throw notNow();
  if (!before.done_at) throw new Refusal({ field: "", code: "task_open" });
  await refusePersonPhones(tx, permit.districtId, { why });
  const undone = { done_at: null, done_note: "", done_assisted: false, written_by_party_id: null, written_by_coordinator: false };
  const changes = { ...undone, reopened_at: now, reopened_reason: why };
  await tx
    .updateTable("decisions.task")
    .set(changes)
    .where("district", "=", permit.districtId)
    .where("id", "=", id)
    .execute();
  await recordTask(tx, { ...before, ...changes }, "correction");
  const written = { note: before.done_note, assisted: before.done_assisted };
  await recordChange(tx, permit, { action: "tasks.reopen", kind: "task", id, before: written, after: { why } });
}

/** A task that is not done, locked until the transaction ends. @throws Refusal `"": task_done | not_now` */
export async function lockOpenTask(tx: Tx, districtId: DistrictId, id: string): Promise<Selectable<TaskTable>> {
  const row = await lockTask(tx, districtId, id);
  if (row.done_at) throw new Refusal({ field: "", code: "task_done" });
  return row;
}

async function lockTask(tx: Tx, districtId: DistrictId, id: string): Promise<Selectable<TaskTable>> {
  const row = await tx
    .selectFrom("decisions.task")
    .selectAll()
    .where("district", "=", districtId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notNow();
  return row;
}

function changedColumns({ title, partyId, dueDay, isPublic = false }: TaskDetails) {
  return { title, party_id: partyId, due_day: dueDay, is_public: isPublic };
}

/** Tells the thread how a task stands. */
export async function recordTask(tx: Tx, row: Selectable<TaskTable>, tells: ItemRecord["tells"] = "news"): Promise<void> {
  const names = await partyNames(tx, row.district, [row.party_id]);
  await recordItem(tx, row.district, {
    kind: "task",
    id: row.id,
    at: row.created_at,
    status: row.done_at ? "done" : "open",
    statusAt: row.done_at ?? row.reopened_at ?? row.created_at,
    title: row.title,
    text: row.done_note,
    publicTitle: row.is_public ? row.title : null,
    publicText: row.done_note,
    alsoFoundBy: [...names.values()],
    tells,
  });
}

/** Tells the thread of the tasks of a party, which are found by its name. */
export async function recordTasksOf(tx: Tx, { districtId }: Permit<"parties.manage">, partyId: string): Promise<void> {
  const rows = await tx.selectFrom("decisions.task").selectAll().where("district", "=", districtId).where("party_id", "=", partyId).orderBy("id").forUpdate().execute();
  for (const row of rows) await recordTask(tx, row);
}
