import type { Db, Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import { leftAmong, partyNames } from "../../../network/queries.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { readsInside } from "../../../thread/reader.ts";
import type { Reader } from "../../../thread/reader.ts";
import type { MoreTime, Task, TaskWriter } from "../task.ts";
import "../tables.ts";

/** One task; undefined when there is none that this reader may see. */
export async function findTask(
  db: Db | Tx,
  districtId: DistrictId,
  id: string,
  reader: Reader,
): Promise<Task | undefined> {
  const row = await taskRows(db, districtId)
    .where("id", "=", id)
    .$if(!readsInside(reader, "task"), (query) => query.where("is_public", "=", true))
    .executeTakeFirst();
  return row && (await withNames(db, districtId, [row]))[0];
}

/** Every task that is open, the one due first first. For members. */
export async function openTasks(db: Db, permit: Permit<string>): Promise<Task[]> {
  const rows = await taskRows(db, permit.districtId)
    .where("done_at", "is", null)
    .orderBy("due_day")
    .orderBy("id")
    .execute();
  return withNames(db, permit.districtId, rows);
}

/** Tasks that are done, the last one first. */
export async function doneTasks(
  db: Db,
  permit: Permit<"tasks.read">,
  page: { readonly partyId?: string; readonly limit: number; readonly offset: number },
): Promise<{ tasks: Task[]; total: number }> {
  const { partyId = "" } = page;
  const rows = await taskRows(db, permit.districtId)
    .select((eb) => eb.fn.countAll<number>().over().as("total"))
    .where("done_at", "is not", null)
    .$if(partyId !== "", (query) => query.where("party_id", "=", partyId))
    .orderBy("done_at", "desc")
    .orderBy("id")
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  return { tasks: await withNames(db, permit.districtId, rows), total: rows[0]?.total ?? 0 };
}

/** Tasks for the top of an agenda: the open ones, the one due first first, then those done since. For members. */
export async function tasksSince(
  db: Db,
  { districtId }: Permit<string>,
  since: Date,
  limit: number,
): Promise<{ tasks: Task[]; total: number }> {
  const rows = await taskRows(db, districtId)
    .select((eb) => eb.fn.countAll<number>().over().as("total"))
    .where((eb) => eb.or([eb("done_at", "is", null), eb("done_at", ">", since)]))
    .orderBy("done_at", (order) => order.asc().nullsFirst())
    .orderBy("due_day")
    .orderBy("id")
    .limit(limit)
    .execute();
  return { tasks: await withNames(db, districtId, rows), total: rows[0]?.total ?? 0 };
}

/** How many tasks are open, how many of those are overdue, and how many were done since. For members. */
export async function countTasks(
  db: Db,
  { districtId }: Permit<string>,
  { since, today }: { readonly since: Date; readonly today: string },
): Promise<{ open: number; overdue: number; done: number }> {
  return db
    .selectFrom("decisions.task")
    .select((eb) => [
      eb.fn.countAll<number>().filterWhere("done_at", "is", null).as("open"),
      eb.fn.countAll<number>().filterWhere(eb.and([eb("done_at", "is", null), eb("due_day", "<", today)])).as("overdue"),
      eb.fn.countAll<number>().filterWhere("done_at", ">", since).as("done"),
    ])
    .where("district", "=", districtId)
    .executeTakeFirstOrThrow();
}

/** The parties that have or had tasks. */
export async function partiesWithTasks(db: Db, permit: Permit<"tasks.read">): Promise<string[]> {
  const rows = await db
    .selectFrom("decisions.task")
    .select("party_id")
    .distinct()
    .where("district", "=", permit.districtId)
    .execute();
  return rows.map((row) => row.party_id);
}

/** Every open task of some parties, the one due first first. */
export async function openTasksOf(db: Db | Tx, districtId: DistrictId, partyIds: readonly string[]): Promise<Task[]> {
  if (partyIds.length === 0) return [];
  const rows = await taskRows(db, districtId)
    .where("done_at", "is", null)
    .where("party_id", "in", partyIds)
    .orderBy("due_day")
    .orderBy("id")
    .execute();
  return withNames(db, districtId, rows);
}

function taskRows(db: Db | Tx, districtId: DistrictId) {
  return db
    .selectFrom("decisions.task")
    .select(["id", "title", "party_id as partyId", "due_day as dueDay", "is_public as isPublic"])
    .select(["done_at as doneAt", "done_note as doneNote", "done_assisted as doneAssisted", "version"])
    .select(["written_by_party_id as writerPartyId", "written_by_coordinator as writerCoordinates"])
    .select(["reopened_at as reopenedAt", "reopened_reason as reopenedReason"])
    .where("district", "=", districtId);
}

type TaskRow = Awaited<ReturnType<ReturnType<typeof taskRows>["execute"]>>[number];

async function withNames(db: Db | Tx, districtId: DistrictId, rows: readonly TaskRow[]): Promise<Task[]> {
  const partyIds = [...new Set(rows.map((row) => row.partyId))];
  const writers = rows.flatMap(({ writerPartyId }) => writerPartyId ?? []);
  const names = await partyNames(db, districtId, [...new Set([...partyIds, ...writers])]);
  const left = await leftAmong(db, districtId, partyIds);
  const asked = await moreTimeOf(db, districtId, rows.map((row) => row.id));
  return rows.map(({ writerPartyId, writerCoordinates, reopenedAt, reopenedReason, ...row }) => {
    const writtenBy = writerOf(writerCoordinates, writerPartyId === null ? undefined : names.get(writerPartyId));
    const reopened = reopenedAt && { at: reopenedAt, reason: reopenedReason };
    const party = { partyName: names.get(row.partyId) ?? "", partyHasLeft: left.has(row.partyId) };
    return { ...row, ...party, writtenBy, reopened, moreTime: asked.get(row.id) ?? null };
  });
}

function writerOf(coordinates: boolean, partyName: string | undefined): TaskWriter | null {
  if (coordinates) return { by: "coordinator" };
  return partyName === undefined ? null : { by: "party", name: partyName };
}

async function moreTimeOf(db: Db | Tx, districtId: DistrictId, ids: readonly string[]): Promise<Map<string, MoreTime>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("decisions.more_time")
    .select(["task_id as taskId", "id", "wanted_day as wantedDay", "reason", "assisted", "asked_at as askedAt"])
    .select(["answer", "answer_note as answerNote"])
    .distinctOn("task_id")
    .where("district", "=", districtId)
    .where("task_id", "in", ids)
    .orderBy("task_id")
    .orderBy("asked_at", "desc")
    .orderBy("id", "desc")
    .execute();
  return new Map(rows.map(({ taskId, ...asked }) => [taskId, asked]));
}
