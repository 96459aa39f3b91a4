import type { FC } from "hono/jsx";
import type { FailedRun, JobState } from "../../../platform/jobs/administration.ts";
import type { JobDefinition } from "../../../platform/jobs/jobs.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button } from "../../../ui/button.tsx";
import { errorsInWords } from "../../../ui/error-texts.ts";
import { ErrorSummary, Form } from "../../../ui/form.tsx";
import { Page, Section } from "../../../ui/layout.tsx";
import { EmptyState, ItemList } from "../../../ui/list.tsx";
import type { ListItem } from "../../../ui/list.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Time } from "../../../ui/time.tsx";
import { paths } from "../paths.ts";
import { readSchedule } from "../schedule.ts";
import { texts } from "../texts.ts";

/** A job as the page needs it. */
export type NamedJob = Pick<JobDefinition, "name" | "label" | "schedule">;

interface JobsPageProps {
  readonly visit: Visit;
  readonly jobs: readonly NamedJob[];
  readonly states: ReadonlyMap<string, JobState>;
  readonly failed: readonly FailedRun[];
  readonly problem: FormProblem;
}

/** What the program does by itself: what waits, what runs, and what was given up. */
export const JobsPage: FC<JobsPageProps> = ({ visit, jobs, states, failed, problem }) => {
  const t = texts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, t.errors);
  const labels = new Map(jobs.map(({ name, label }) => [name, label[visit.lang]]));
  return (
    <Page
      title={t.jobs.title}
      lead={t.jobs.lead}
      width="wide"
      noIndex
      hasErrors={errors.length > 0}
      before={
        <>
          <ErrorSummary errors={errors} />
          {visit.query("saved") && (
            <Notice tone="success" live>
              {t.jobs.started}
            </Notice>
          )}
        </>
      }
    >
      <Section title={t.jobs.failedTitle} lead={failed.length > 0 ? t.jobs.failedLead : undefined}>
        {failed.length === 0 ? (
          <EmptyState title={t.jobs.failedNone} />
        ) : (
          <ItemList label={t.jobs.failedTitle} items={failed.map((run) => failedItem(visit, run, labels.get(run.name)))} />
        )}
      </Section>
      <Section title={t.jobs.caption}>
        <ItemList label={t.jobs.caption} items={jobs.map((job) => jobItem(visit, job, states.get(job.name)))} />
      </Section>
    </Page>
  );
};

function jobItem(visit: Visit, job: NamedJob, state: JobState | undefined): ListItem {
  const t = texts[visit.lang].jobs;
  const { waiting = 0, running = 0, failed = 0 } = state ?? {};
  const now = [failed > 0 && t.failed(failed), running > 0 && t.running(running), waiting > 0 && t.waiting(waiting)].filter((words) => words !== false);
  return {
    key: job.name,
    title: job.label[visit.lang],
    meta: (
      <>
        {scheduleWords(visit, job.schedule)} · {state?.lastEndedAt ? <>{t.last} <Time at={state.lastEndedAt} as="datetime" /></> : t.never}
      </>
    ),
    ...(now.length > 0 && { status: { label: now.join(", "), tone: failed > 0 ? "late" : "open" } }),
  };
}

function scheduleWords(visit: Visit, cron: string | undefined): string {
  const t = texts[visit.lang].jobs;
  if (cron === undefined) return t.onDemand;
  const schedule = readSchedule(cron);
  switch (schedule.kind) {
    case "daily":
      return t.daily(schedule.time);
    case "weekly":
      return t.weekly(schedule.weekday, schedule.time);
    case "hourly":
      return t.hourly(schedule.minute);
    case "often":
      return t.often(schedule.minutes);
    case "other":
      return schedule.cron;
  }
}

function failedItem(visit: Visit, run: FailedRun, label = run.name) {
  const t = texts[visit.lang].jobs;
  const error = run.error === "interrupted" ? t.interrupted : run.error;
  return {
    key: run.id,
    title: label,
    meta: (
      <>
        <Time at={run.failedAt} as="datetime" /> · {t.error(error, run.tries)}
      </>
    ),
    actions: visit.may("operations.retry") && (
      <Form action={paths.runAgain.to(visit, { name: run.name, id: run.id })} inline>
        <Button kind="secondary" aria-label={t.againOf(label)}>
          {t.again}
        </Button>
      </Form>
    ),
  };
}
