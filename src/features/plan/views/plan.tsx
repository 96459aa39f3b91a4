import type { FC, PropsWithChildren } from "hono/jsx";
import { formatDate } from "../../../platform/i18n/dates.ts";
import { renderMarkdown } from "../../../platform/markdown/render.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { Dated } from "../../../ui/dated.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { EmptyState, Filters, ItemList } from "../../../ui/list.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Prose } from "../../../ui/prose.tsx";
import { measureKind } from "../kinds.ts";
import { measureStatuses } from "../measure.ts";
import type { MeasureStatus } from "../measure.ts";
import { planPaths } from "../paths.ts";
import type { Goal } from "../queries/goals.ts";
import type { MeasureLine } from "../queries/measures.ts";
import { texts } from "../texts.ts";
import { measureRow, writtenIn } from "./parts.tsx";

type PlanProps = {
  visit: Visit;
  goals: readonly Goal[];
  measures: readonly MeasureLine[];
  parties: ReadonlyMap<string, string>;
  only: MeasureStatus | undefined;
};

/** The whole plan on one page, made to be read and printed. */
export const PlanPage: FC<PlanProps> = ({ visit, goals, measures, parties, only }) => {
  const t = texts[visit.lang];
  const shown = only ? measures.filter(({ status }) => status === only) : measures;
  return (
    <Page title={t.title} lead={t.lead} description={t.lead} width="wide" before={visit.query("saved") === "goal-removed" && <Done>{t.saved.goalRemoved}</Done>}>
      {visit.may("plan.manage") && <ManageActions visit={visit} />}
      {goals.length === 0 ? (
        <EmptyState title={t.noGoals} body={t.noGoalsBody} />
      ) : (
        <>
          <StatusFilters {...{ visit, measures, only }} />
          {goals.map((goal) => (
            <Section
              id={`goal-${goal.id}`}
              title={<span lang={writtenIn(visit.lang)}>{goal.title}</span>}
              action={
                <a href={planPaths.goal.to(visit, { id: goal.id })}>
                  {t.seeGoal}
                  <span class="visually-hidden">: {goal.title}</span>
                </a>
              }
            >
              {goal.meaning && (
                <div lang={writtenIn(visit.lang)}>
                  <Prose html={renderMarkdown(goal.meaning)} />
                </div>
              )}
              <MeasuresOf {...{ visit, goal, shown, parties }} filtered={only !== undefined} />
            </Section>
          ))}
          <p class="section-lead"><Dated>{t.stateOf(formatDate(visit.now, visit.lang))}</Dated></p>
        </>
      )}
    </Page>
  );
};

const MeasuresOf: FC<{
  visit: Visit;
  goal: Goal;
  shown: readonly MeasureLine[];
  parties: ReadonlyMap<string, string>;
  filtered: boolean;
}> = ({ visit, goal, shown, parties, filtered }) => {
  const t = texts[visit.lang];
  const rows = shown.filter(({ goalId }) => goalId === goal.id);
  if (rows.length === 0) return <p class="section-lead">{filtered ? t.noMeasuresOfStatus : t.noMeasures}</p>;
  return <ItemList label={`${t.measures}: ${goal.title}`} items={rows.map((row) => measureRow(visit, row, parties))} />;
};

const StatusFilters: FC<Pick<PlanProps, "visit" | "measures" | "only">> = ({ visit, measures, only }) => {
  const t = texts[visit.lang];
  const counted = measureStatuses.map((status) => ({
    status,
    count: measures.filter((measure) => measure.status === status).length,
  }));
  if (measures.length === 0) return null;
  return (
    <Filters
      label={t.filterLabel}
      filters={[
        { label: t.all, href: planPaths.plan.to(visit, {}), count: measures.length, current: !only },
        ...counted
          .filter(({ count, status }) => count > 0 || status === only)
          .map(({ status, count }) => ({
            label: measureKind.statuses[status]?.words[visit.lang] ?? status,
            href: planPaths.plan.to(visit, {}, { status }),
            count,
            current: status === only,
          })),
      ]}
    />
  );
};

const Done: FC<PropsWithChildren> = ({ children }) => (
  <Notice tone="success" live>
    {children}
  </Notice>
);

const ManageActions: FC<{ visit: Visit }> = ({ visit }) => {
  const t = texts[visit.lang];
  return (
    <Actions>
      <ButtonLink href={planPaths.newMeasure.to(visit, {})}>{t.addMeasure}</ButtonLink>
      <ButtonLink kind="secondary" href={planPaths.newGoal.to(visit, {})}>
        {t.addGoal}
      </ButtonLink>
      <ButtonLink kind="quiet" href={planPaths.drafts.to(visit, {})}>
        {t.drafts}
      </ButtonLink>
    </Actions>
  );
};

/** Measures that wait for a goal, dates and somebody to publish them. */
export const DraftsPage: FC<{ visit: Visit; measures: readonly MeasureLine[]; parties: ReadonlyMap<string, string> }> = ({
  visit,
  measures,
  parties,
}) => {
  const t = texts[visit.lang];
  const crumbs = [{ href: planPaths.plan.to(visit, {}), label: t.title }];
  return (
    <Page title={t.drafts} lead={t.draftsLead} breadcrumbs={crumbs} width="wide" noIndex before={visit.query("saved") === "discarded" && <Done>{t.saved.discarded}</Done>}>
      {measures.length === 0 ? (
        <EmptyState title={t.noDrafts} body={t.noDraftsBody} />
      ) : (
        <ItemList items={measures.map((measure) => measureRow(visit, measure, parties))} />
      )}
    </Page>
  );
};
