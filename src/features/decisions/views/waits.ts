import { partiesOfMembers } from "../../../network/queries.ts";
import { dayOf } from "../../../platform/i18n/dates.ts";
import type { WaitingLine } from "../../../platform/web/feature.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { paths } from "../paths.ts";
import { openTasks, openTasksOf } from "../queries/tasks.ts";
import { dueInWords, waitsForAnswer } from "../task.ts";
import { waitingTexts } from "../texts/waiting.ts";
import { isToldOf } from "../weekly.ts";

/** What a member has promised for a party, and how many parties wait for an answer of whoever leads the tasks. */
export async function tasksThatWait(visit: Visit): Promise<WaitingLine[]> {
  return [...(await ownTasks(visit)), ...(await wishesForTime(visit))];
}

async function wishesForTime(visit: Visit): Promise<WaitingLine[]> {
  if (!visit.may("decisions.manage")) return [];
  const asked = (await openTasks(visit.db, visit.permit)).filter(waitsForAnswer).length;
  if (asked === 0) return [];
  const href = paths.tasks.to(visit, {}, { show: "time" });
  return [{ key: "more-time", title: waitingTexts[visit.lang].time.asked(asked), isDanish: false, href }];
}

/** The tasks that the weekly mail tells of too, for whoever speaks for their parties. */
async function ownTasks(visit: Visit): Promise<WaitingLine[]> {
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
      dueDay,
    }));
}
