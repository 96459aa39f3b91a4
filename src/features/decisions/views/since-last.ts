import { dayOf, formatDate } from "../../../platform/i18n/dates.ts";
import type { SinceLast, SinceLastLine } from "../../../platform/web/feature.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { paths } from "../paths.ts";
import { tasksSince } from "../queries/tasks.ts";
import { dueInWords } from "../task.ts";
import type { Task } from "../task.ts";
import { texts } from "../texts.ts";

const mostTasks = 30;

/** What an agenda begins with: the tasks that are open, and those done since the forum last met. */
export async function tasksSinceLast(visit: Visit, since: Date): Promise<SinceLast | undefined> {
  const { tasks, total } = await tasksSince(visit.db, visit.permit, since, mostTasks);
  if (tasks.length === 0) return undefined;
  const t = texts[visit.lang].tasks;
  return {
    title: t.title,
    lines: tasks.map((task) => lineOf(visit, task)),
    ...(total > tasks.length && { more: { href: paths.tasks.to(visit, {}), label: t.more(total - tasks.length) } }),
  };
}

function lineOf(visit: Visit, task: Task): SinceLastLine {
  const due = dueInWords(task.dueDay, dayOf(visit.now), visit.lang);
  const status = task.doneAt
    ? { label: `${texts[visit.lang].task.statuses.done} ${formatDate(task.doneAt, visit.lang)}`, tone: "done" as const }
    : { label: due.words, tone: due.isLate ? ("late" as const) : ("open" as const) };
  return { key: `task-${task.id}`, text: task.title, about: task.partyName, href: paths.task.to(visit, { id: task.id }), status };
}
