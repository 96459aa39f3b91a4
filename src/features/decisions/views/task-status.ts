import { dayOf } from "../../../platform/i18n/dates.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { dueInWords } from "../task.ts";
import type { Task } from "../task.ts";
import { texts } from "../texts.ts";

/** A task's status as it reads today. */
export function taskStatus(visit: Visit, task: Task) {
  const t = texts[visit.lang].task;
  if (task.doneAt) return { label: t.statuses.done, tone: "done" as const, date: task.doneAt };
  const { words, isLate } = dueInWords(task.dueDay, dayOf(visit.now), visit.lang);
  return { label: `${t.statuses.open}, ${words}`, tone: isLate ? ("late" as const) : ("open" as const) };
}
