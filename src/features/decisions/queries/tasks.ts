import type { Db, Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import { partyNames } from "../../../network/queries.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { readsInside } from "../../../thread/reader.ts";
import type { Reader } from "../../../thread/reader.ts";
import type { Task } from "../task.ts";
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

/** Every task that is open, the one due first first. */
export async function openTasks(db: Db, permit: Permit<"tasks.read">): Promise<Task[]> {
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
  page: { readonly limit: number; readonly offset: number },
): Promise<{ tasks: Task[]; total: number }> {
  const rows = await taskRows(db, permit.districtId)
    .select((eb) => eb.fn.countAll<number>().over().as("total"))
    .where("done_at", "is not", null)
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

function taskRows(db: Db | Tx, districtId: DistrictId) {
  return db
    .selectFrom("decisions.task")
    .select(["id", "title", "party_id as partyId", "due_day as dueDay", "is_public as isPublic"])
    .select(["done_at as doneAt", "done_note as doneNote", "version"])
    .where("district", "=", districtId);
}

async function withNames(
  db: Db | Tx,
  districtId: DistrictId,
  rows: readonly Omit<Task, "partyName">[],
): Promise<Task[]> {
  const names = await partyNames(db, districtId, [...new Set(rows.map((row) => row.partyId))]);
  return rows.map((row) => ({ ...row, partyName: names.get(row.partyId) ?? "" }));
}
