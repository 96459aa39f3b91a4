import type { FC } from "hono/jsx";
import { renderMarkdown } from "../../../platform/markdown/render.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { MakeButtons } from "../../../thread/make.tsx";
import { ButtonLink } from "../../../ui/button.tsx";
import { ItemPage } from "../../../ui/item-page.tsx";
import { Actions } from "../../../ui/layout.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Prose } from "../../../ui/prose.tsx";
import type { ThreadStep } from "../../../ui/story.tsx";
import { planPaths } from "../paths.ts";
import type { Goal } from "../queries/goals.ts";
import type { MeasureLine } from "../queries/measures.ts";
import { texts } from "../texts.ts";
import { measureRow, writtenIn } from "./parts.tsx";

type GoalProps = {
  visit: Visit;
  goal: Goal;
  measures: readonly MeasureLine[];
  parties: ReadonlyMap<string, string>;
  thread: readonly ThreadStep[];
};

export const GoalPage: FC<GoalProps> = ({ visit, goal, measures, parties, thread }) => {
  const t = texts[visit.lang];
  const told = new Map(measures.map((measure) => [`measure-${measure.id}`, detailsOf(visit, measure, parties)]));
  return (
    <ItemPage
      kind={t.goal}
      title={goal.title}
      isWritten
      breadcrumbs={[{ href: planPaths.plan.to(visit, {}), label: t.title }]}
      before={visit.query("saved") === "goal" && <Notice tone="success" live>{t.saved.goal}</Notice>}
      thread={thread.map((step) => ({ ...step, ...told.get(step.key) }))}
      actions={visit.may("plan.manage") && <GoalActions {...{ visit, goal, measures }} />}
    >
      {goal.meaning && (
        <div lang={writtenIn(visit.lang)}>
          <Prose html={renderMarkdown(goal.meaning)} />
        </div>
      )}
    </ItemPage>
  );
};

/** What the thread tells of a measure beside its title: who, from when to when, and whether it is late. */
function detailsOf(visit: Visit, measure: MeasureLine, parties: ReadonlyMap<string, string>) {
  const { meta, status } = measureRow(visit, measure, parties);
  return { note: meta, status: status?.label, tone: status?.tone };
}

const GoalActions: FC<Pick<GoalProps, "visit" | "goal" | "measures">> = ({ visit, goal, measures }) => (
  <Actions>
    <ButtonLink kind="secondary" href={planPaths.newMeasure.to(visit, {}, { goal: goal.id })}>
      {texts[visit.lang].addMeasure}
    </ButtonLink>
    <ButtonLink kind="quiet" href={planPaths.editGoal.to(visit, { id: goal.id })}>
      {texts[visit.lang].editGoal}
    </ButtonLink>
    {measures.length === 0 && (
      <ButtonLink kind="quiet" href={planPaths.removeGoal.to(visit, { id: goal.id })}>
        {texts[visit.lang].removeGoal}
      </ButtonLink>
    )}
    <MakeButtons visit={visit} item={{ kind: "goal", id: goal.id }} />
  </Actions>
);
