import { dayOf } from "../../../platform/i18n/dates.ts";
import type { BulletinFigure, FiguresAsked } from "../../../platform/web/feature.ts";
import { countTasks } from "../queries/tasks.ts";

const labels = {
  open: { da: "Åbne opgaver", en: "Open tasks" },
  overdue: { da: "Opgaver over fristen", en: "Tasks past their date" },
  done: { da: "Opgaver løst", en: "Tasks done" },
} as const;

/** What a bulletin tells of tasks: open and overdue now, and done since. */
export async function taskFigures(asked: FiguresAsked, since: Date): Promise<BulletinFigure[]> {
  const counts = await countTasks(asked.db, asked.permit, { since, today: dayOf(asked.now) });
  const keys = ["open", "overdue", "done"] as const;
  return keys
    .filter((key) => counts[key] > 0)
    .map((key) => ({ key: `tasks.${key}`, about: "work" as const, label: labels[key], count: counts[key] }));
}
