import type { FC } from "hono/jsx";
import { textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { TextArea } from "../../../ui/field.tsx";
import { Fold } from "../../../ui/fold.tsx";
import { ErrorSummary, Form } from "../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { EmptyState, ItemList } from "../../../ui/list.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Status } from "../../../ui/status.tsx";
import { Written, WrittenWords } from "../../../ui/written.tsx";
import { paths } from "../paths.ts";
import { longestText } from "../schema.ts";
import { byParty } from "../task.ts";
import type { Task } from "../task.ts";
import { waitingTexts } from "../texts/waiting.ts";
import { texts } from "../texts.ts";
import { MoreTimeFields, MoreTimeNotice } from "./more-time.tsx";
import { taskStatus } from "./task-status.ts";

interface WaitingProps {
  readonly visit: Visit;
  /** Those the link's holder speaks for today. */
  readonly parties: readonly { readonly id: string; readonly name: string }[];
  readonly tasks: readonly Task[];
}

/** Behind a personal link: the open tasks of those one speaks for, the one due first first. */
export const WaitingPage: FC<WaitingProps> = ({ visit, parties, tasks }) => {
  const t = waitingTexts[visit.lang];
  if (parties.length === 0)
    return (
      <Page title={t.title} noIndex>
        <EmptyState title={t.nobody} body={t.nobodyBody} />
      </Page>
    );
  return (
    <Page title={t.title} lead={tasks.length > 0 && t.lead} noIndex>
      {tasks.length === 0 && <EmptyState title={t.nothing} body={t.nothingBody} />}
      {byParty(tasks).map((group) => (
        <Section title={<WrittenWords>{group.partyName}</WrittenWords>}>
          <ItemList
            label={group.partyName}
            items={group.tasks.map((task) => ({
              key: `task-${task.id}`,
              title: <WrittenWords>{task.title}</WrittenWords>,
              href: paths.waitingTask.to(visit, { task: task.id, token: visit.param("token") }),
              status: taskStatus(visit, task),
            }))}
          />
        </Section>
      ))}
    </Page>
  );
};

/** Behind a personal link: one task, to say that it is done or that it takes more time. */
export const WaitingTaskPage: FC<{ visit: Visit; task: Task; problem: FormProblem }> = ({ visit, task, problem }) => {
  const t = waitingTexts[visit.lang].task;
  const errors = errorsInWords(problem.errors, visit.lang, texts[visit.lang].errors);
  const status = taskStatus(visit, task);
  const here = { task: task.id, token: visit.param("token") };
  const saved = { "1": task.doneAt && t.thanks, time: t.asked }[visit.query("saved")];
  return (
    <Page
      title={task.title}
      kicker={<WrittenWords>{task.partyName}</WrittenWords>}
      noIndex
      hasErrors={errors.length > 0}
      before={
        <>
          <ErrorSummary errors={errors} />
          {saved && (
            <Notice tone="success" live>
              {saved}
            </Notice>
          )}
        </>
      }
    >
      <p>
        <Status tone={status.tone}>{status.label}</Status>
      </p>
      {task.doneAt && <Written text={task.doneNote} />}
      {!task.doneAt && <MoreTimeNotice visit={visit} task={task} />}
      {!task.doneAt && (
        <>
          <Section title={t.finish}>
            <Form action={paths.waitingTask.to(visit, here)} label={t.finish}>
              <TextArea
                name="note"
                label={t.note}
                hint={t.noteHint}
                rows={3}
                limit={longestText}
                value={textOf(problem, "note")}
                error={errorAt(errors, "note")}
              />
              <Actions>
                <Button>{t.finishButton}</Button>
              </Actions>
            </Form>
          </Section>
          <Fold summary={t.time} open={errors.some(({ field }) => field === "wantedDay" || field === "reason")}>
            <Form action={paths.waitingTime.to(visit, here)} label={t.time}>
              <MoreTimeFields {...{ visit, problem }} />
              <Actions>
                <Button kind="secondary">{t.timeButton}</Button>
              </Actions>
            </Form>
          </Fold>
        </>
      )}
      <Actions>
        <ButtonLink kind="quiet" href={paths.waiting.to(visit, { token: here.token })}>
          {t.back}
        </ButtonLink>
      </Actions>
    </Page>
  );
};

/** The same for somebody who has stopped: nothing of the task, but what they typed meanwhile. */
export const NoLongerWaitingPage: FC<{ visit: Visit; problem: FormProblem }> = ({ visit, problem }) => {
  const t = waitingTexts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, texts[visit.lang].errors);
  const typed = textOf(problem, "note") || textOf(problem, "reason");
  return (
    <Page title={t.title} noIndex hasErrors={errors.length > 0} before={<ErrorSummary errors={errors} />}>
      <EmptyState title={t.noLonger} body={t.nobodyBody} />
      {typed && (
        <Section title={t.typed}>
          <Written text={typed} />
        </Section>
      )}
    </Page>
  );
};
