import { partiesOfMembers, spokeBefore } from "../../../network/queries.ts";
import type { Db, Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import { addDays, dayOf } from "../../../platform/i18n/dates.ts";
import { isMailed } from "../../../platform/identity/member.ts";
import type { Member } from "../../../platform/identity/member.ts";
import type { PersonalLink } from "../../../platform/identity/personal-links.ts";
import { listMembers } from "../../../platform/identity/queries.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { soonDays } from "../task.ts";
import type { Task } from "../task.ts";
import { toldTo } from "../weekly.ts";
import { findTask, openTasksOf } from "./tasks.ts";
import "../tables.ts";

/** The purpose of the links to what the forum waits for from a member's parties, and to answering it. */
export const waitingPurpose = "tasks.party";

/** The purpose of the links that end the weekly mail, and open nothing else: mail services see them. */
export const stopMailPurpose = "tasks.stop_mail";

export type WaitingLink = PersonalLink<typeof waitingPurpose>;

/** The parties that the holder of a link speaks for today, and their open tasks, the one due first first. */
export async function waitingFor(
  db: Db | Tx,
  link: WaitingLink,
  now: Date,
): Promise<{ parties: { id: string; name: string }[]; tasks: Task[] }> {
  const parties = await partiesBehind(db, link, now);
  return { parties, tasks: await openTasksOf(db, link.districtId, parties.map(({ id }) => id)) };
}

/** One task, also one that is done, of a party that the holder of a link speaks for today. */
export async function taskByLink(db: Db | Tx, link: WaitingLink, id: string, now: Date): Promise<Task | undefined> {
  const task = await findTask(db, link.districtId, id, "program");
  const parties = await partiesBehind(db, link, now);
  return task && parties.some((party) => party.id === task.partyId) ? task : undefined;
}

/** Whether a task is of a party that the holder of a link spoke for before. */
export async function wasWaitingFor(db: Db | Tx, { districtId, memberId }: WaitingLink, id: string, now: Date): Promise<boolean> {
  const task = await findTask(db, districtId, id, "program");
  return task !== undefined && memberId !== null && spokeBefore(db, districtId, { memberId, partyId: task.partyId }, dayOf(now));
}

async function partiesBehind(db: Db | Tx, { districtId, memberId }: WaitingLink, now: Date) {
  const spoken = memberId === null ? [] : await partiesOfMembers(db, districtId, [memberId], dayOf(now));
  return [...new Map(spoken.map(({ partyId, partyName }) => [partyId, partyName]))].map(([id, name]) => ({ id, name }));
}

/** A member who is to hear of tasks. */
export interface Hearer {
  readonly member: Member;
  readonly tasks: readonly Task[];
}

/** Everyone who is to hear of tasks that are late or due soon, in order of their names, however they are reached. */
export async function hearersToday(db: Db | Tx, permit: Permit<"decisions.manage">, now: Date): Promise<Hearer[]> {
  const today = dayOf(now);
  const members = await listMembers(db, permit);
  const speakers = await partiesOfMembers(db, permit.districtId, members.map(({ id }) => id), today);
  const partyIds = [...new Set(speakers.map(({ partyId }) => partyId))];
  const told = toldTo(await openTasksOf(db, permit.districtId, partyIds), speakers, today);
  return members.flatMap((member) => {
    const tasks = told.get(member.id);
    return tasks ? [{ member, tasks }] : [];
  });
}

/** Those of them whom no mail tells: they have none, or do not want it. */
export async function callList(db: Db, permit: Permit<"decisions.manage">, now: Date): Promise<Hearer[]> {
  const stopped = await db.selectFrom("decisions.no_mail").select("member_id").where("district", "=", permit.districtId).execute();
  const unwilling = new Set(stopped.map((row) => row.member_id));
  return (await hearersToday(db, permit, now)).filter(({ member }) => !isMailed(member) || unwilling.has(member.id));
}

/** The districts in which some task is late or due soon. */
export async function districtsWithTasks(db: Db, now: Date): Promise<DistrictId[]> {
  const rows = await db
    .selectFrom("decisions.task")
    .select("district")
    .distinct()
    .where("done_at", "is", null)
    .where("due_day", "<=", addDays(dayOf(now), soonDays))
    .execute();
  return rows.map(({ district }) => district);
}

/** Whether a member has said no to the weekly mail. */
export async function wantsNoMail(db: Db | Tx, districtId: DistrictId, memberId: string): Promise<boolean> {
  const row = await db
    .selectFrom("decisions.no_mail")
    .select("since")
    .where("district", "=", districtId)
    .where("member_id", "=", memberId)
    .executeTakeFirst();
  return row !== undefined;
}
