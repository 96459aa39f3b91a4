import { formatDay } from "../../../platform/i18n/dates.ts";
import type { Hanging } from "../../../platform/web/feature.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { paths } from "../paths.ts";
import { pollsAsking } from "../queries/polls.ts";
import { workTexts } from "../texts/work.ts";

/** The date polls that wait for a member's answer. */
export async function pollsOfMember(visit: Visit<"parties.manage">, memberId: string): Promise<Hanging | undefined> {
  const asked = await pollsAsking(visit.db, visit.permit, memberId, visit.now);
  const waiting = asked.filter(({ status, hasAnswered }) => status === "open" && !hasAnswered);
  if (waiting.length === 0) return undefined;
  const { until, ...words } = workTexts[visit.lang].hangsOn;
  return {
    ...words,
    lines: waiting.map(({ id, title, deadline }) => ({ key: `poll-${id}`, title, about: until(formatDay(deadline, visit.lang)), href: paths.results.to(visit, { id }) })),
  };
}
