import type { WaitingLine } from "../../../platform/web/feature.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { paths } from "../paths.ts";
import { countWork } from "../queries/work.ts";
import { workTexts } from "../texts/work.ts";

/** How many ideas wait to be made public or sent back, for those who do it. */
export async function ideasThatWait(visit: Visit): Promise<WaitingLine[]> {
  if (!visit.may("ideas.manage")) return [];
  const { waiting } = await countWork(visit.db, visit.permit);
  if (waiting === 0) return [];
  return [{ key: "ideas", title: workTexts[visit.lang].waiting(waiting), isDanish: false, href: paths.work.to(visit, {}) }];
}
