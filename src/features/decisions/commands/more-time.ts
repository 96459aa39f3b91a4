import { v7 as uuidv7 } from "uuid";
import { refusePersonPhones } from "../../../network/person-phones.ts";
import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { dayOf } from "../../../platform/i18n/dates.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { Refusal, notNow } from "../../../platform/web/form.ts";
import { isAssisted } from "../queries/task-writers.ts";
import { lockOpenTask, recordTask } from "./tasks.ts";

export interface WantedTime {
  readonly wantedDay: string;
  readonly reason: string;
}

/**
 * Asks for more time for an open task; a wish that nobody has answered yet makes room for the new one.
 * @throws Refusal `"": task_done | not_now`, `wantedDay: date_in_past | not_later`, `reason: person_phone`
 */
export async function askMoreTime(
  tx: Tx,
  permit: Permit<"tasks.finish" | "tasks.party">,
  taskId: string,
  { wantedDay, reason }: WantedTime,
  now: Date,
): Promise<void> {
  const task = await lockOpenTask(tx, permit.districtId, taskId);
  if (wantedDay <= dayOf(now)) throw new Refusal({ field: "wantedDay", code: "date_in_past" });
  if (wantedDay <= task.due_day) throw new Refusal({ field: "wantedDay", code: "not_later" });
  await refusePersonPhones(tx, permit.districtId, { reason });
  await tx
    .deleteFrom("decisions.more_time")
    .where("district", "=", permit.districtId)
    .where("task_id", "=", taskId)
    .where("answer", "is", null)
    .execute();
  const assisted = await isAssisted(tx, permit, task.party_id, now);
  const row = { id: uuidv7(), wanted_day: wantedDay, reason, assisted };
  await tx
    .insertInto("decisions.more_time")
    .values({ ...row, district: permit.districtId, task_id: taskId, asked_at: now, answer: null, answered_at: null })
    .execute();
  const after = { wantedDay, reason, assisted };
  await recordChange(tx, permit, { action: "tasks.ask_time", kind: "task", id: taskId, after });
}

/**
 * Answers a party that needs more time; with yes its task is due on the day it wanted.
 * @param requestId of the wish that was read: a newer one is answered anew
 * @throws Refusal `"": task_done | not_now | wish_over` (a yes would give no more time), `answerNote: required` when the answer is no without a reason, `answerNote: person_phone`
 */
export async function answerMoreTime(
  tx: Tx,
  permit: Permit<"decisions.manage">,
  taskId: string,
  requestId: string,
  { answer, note }: { readonly answer: "yes" | "no"; readonly note: string },
  now: Date,
): Promise<void> {
  const task = await lockOpenTask(tx, permit.districtId, taskId);
  if (answer === "no" && note === "") throw new Refusal({ field: "answerNote", code: "required" });
  await refusePersonPhones(tx, permit.districtId, { answerNote: note });
  const asked = await tx
    .updateTable("decisions.more_time")
    .set({ answer, answer_note: note, answered_at: now })
    .where("district", "=", permit.districtId)
    .where("task_id", "=", taskId)
    .where("id", "=", requestId)
    .where("answer", "is", null)
    .returning("wanted_day")
    .executeTakeFirst();
  if (!asked) throw notNow();
  if (answer === "yes") {
    // Since it was asked the task may have been moved, and time has passed.
    if (asked.wanted_day <= task.due_day || asked.wanted_day <= dayOf(now)) throw new Refusal({ field: "", code: "wish_over" });
    const changes = { due_day: asked.wanted_day, version: task.version + 1 };
    await tx
      .updateTable("decisions.task")
      .set(changes)
      .where("district", "=", permit.districtId)
      .where("id", "=", taskId)
      .execute();
    await recordTask(tx, { ...task, ...changes });
  }
  const after = { answer, note, ...(answer === "yes" && { dueDay: asked.wanted_day }) };
  await recordChange(tx, permit, { action: "tasks.answer_time", kind: "task", id: taskId, before: { dueDay: task.due_day }, after });
}
