import { partiesOfMembers } from "../../../network/queries.ts";
import { dayOf } from "../../../platform/i18n/dates.ts";
import type { WaitingLine } from "../../../platform/web/feature.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { paths } from "../paths.ts";
import { openTasksOf } from "../queries/tasks.ts";
import { dueInWords } from "../task.ts";
import { isToldOf } from "../weekly.ts";

/** The tasks that the weekly mail tells of too, for whoever speaks for their parties. */
export async function tasksThatWait(visit: Visit): Promise<WaitingLine[]> {
  const { db, districtId, actor, lang } = visit;
  if (actor.kind !== "member" || !visit.may("tasks.read")) return [];
  const today = dayOf(visit.now);
  const own = await partiesOfMembers(db, districtId, [actor.memberId], today);
  const tasks = await openTasksOf(db, districtId, [...new Set(own.map(({ partyId }) => partyId))]);
  return tasks
    .filter((task) => isToldOf(task, today))
    .map(({ id, title, dueDay, partyName }) => ({
      key: `task-${id}`,
      title,
      isDanish: true,
      about: `${partyName}: ${dueInWords(dueDay, today, lang).words}`,
      href: paths.task.to(visit, { id }),
    }));
}
