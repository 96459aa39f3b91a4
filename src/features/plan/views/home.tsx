import { formatDay } from "../../../platform/i18n/dates.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Section } from "../../../ui/layout.tsx";
import { ItemList } from "../../../ui/list.tsx";
import { measureStatuses } from "../measure.ts";
import { planPaths } from "../paths.ts";
import { planAtAGlance } from "../queries/goals.ts";
import type { GoalGlance } from "../queries/goals.ts";
import { texts } from "../texts.ts";
import { writtenIn } from "./parts.tsx";

/**
 * The goals and how far their measures are, for the home page; nothing while there is no plan. Once something is planned for one,
 * those for which nothing is are one line.
 */
export async function planOnHome(visit: Visit) {
  const goals = await planAtAGlance(visit.db, visit.districtId);
  if (goals.length === 0) return undefined;
  const t = texts[visit.lang];
  const withMeasures = goals.filter(hasMeasures);
  const named = withMeasures.length > 0 ? withMeasures : goals;
  const others = goals.length - named.length;
  return (
    <Section title={t.home.title} action={<a href={planPaths.plan.to(visit, {})}>{t.home.all}</a>}>
      <ItemList
        items={named.map((goal) => ({
          key: `plan-${goal.id}`,
          title: <span lang={writtenIn(visit.lang)}>{goal.title}</span>,
          href: planPaths.goal.to(visit, { id: goal.id }),
          meta: goal.provenDay ? t.provenOn(formatDay(goal.provenDay, visit.lang)) : undefined,
          status: { label: countsInWords(goal, visit), tone: toneOf(goal) },
        }))}
      />
      {others > 0 && <p>{t.home.others(others)}</p>}
    </Section>
  );
}

const hasMeasures = ({ counts }: GoalGlance): boolean => measureStatuses.some((status) => counts[status] > 0);

function countsInWords({ counts }: GoalGlance, visit: Visit): string {
  const t = texts[visit.lang].home;
  const words = measureStatuses.filter((status) => counts[status] > 0).map((status) => `${counts[status]} ${t.counts[status]}`);
  return words.length > 0 ? words.join(", ") : t.noMeasures;
}

function toneOf({ counts }: GoalGlance) {
  if (counts.started > 0) return "open";
  return counts.done > 0 && counts.planned === 0 ? "done" : "neutral";
}
