import { dayOf } from "../../../platform/i18n/dates.ts";
import type { Hanging } from "../../../platform/web/feature.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { paths } from "../paths.ts";
import { openTasksOf } from "../queries/tasks.ts";
import { dueInWords } from "../task.ts";
import { waitingTexts } from "../texts/waiting.ts";

/** The open tasks of a party. */
export async function tasksOfParty(visit: Visit<"parties.manage">, partyId: string): Promise<Hanging | undefined> {
  const tasks = await openTasksOf(visit.db, visit.districtId, [partyId]);
  if (tasks.length === 0) return undefined;
  return {
    ...waitingTexts[visit.lang].hangsOn,
    lines: tasks.map(({ id, title, dueDay }) => ({
      key: `task-${id}`,
      title,
      about: dueInWords(dueDay, dayOf(visit.now), visit.lang).words,
      href: paths.task.to(visit, { id }),
    })),
  };
}
