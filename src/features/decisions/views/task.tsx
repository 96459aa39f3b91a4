import { hasLeftInWords } from "../../../network/party.ts";
import { formatDay } from "../../../platform/i18n/dates.ts";
import { freshForm, textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { MakeButtons } from "../../../thread/make.tsx";
import type { ThreadItem } from "../../../thread/queries.ts";
import { readerOf } from "../../../thread/reader.ts";
import { threadSteps } from "../../../thread/steps.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { TextArea } from "../../../ui/field.tsx";
import { ErrorSummary, Form } from "../../../ui/form.tsx";
import { ItemPage } from "../../../ui/item-page.tsx";
import { Actions } from "../../../ui/layout.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Written, WrittenWords } from "../../../ui/written.tsx";
import { paths } from "../paths.ts";
import type { Task } from "../task.ts";
import { waitingTexts } from "../texts/waiting.ts";
import { texts } from "../texts.ts";
import { MoreTime, MoreTimeNotice } from "./more-time.tsx";
import { taskStatus } from "./task-status.ts";

interface TaskPageProps {
  readonly visit: Visit;
  readonly task: Task;
  readonly thread: readonly ThreadItem[];
  readonly problem?: FormProblem;
}

/** A task: who has it, by when, and when it is done: what was done. */
export function TaskPage({ visit, task, thread, problem = freshForm() }: TaskPageProps) {
  const t = texts[visit.lang].task;
  const errors = errorsInWords(problem.errors, visit.lang, texts[visit.lang].errors);
  const ref = { kind: "task", id: task.id };
  const isMember = visit.may("tasks.read");
  return (
    <ItemPage
      kind={t.kind}
      title={task.title}
      isWritten
      hasErrors={errors.length > 0}
      noIndex={!task.isPublic}
      breadcrumbs={isMember ? [{ href: paths.tasks.to(visit, {}), label: texts[visit.lang].tasks.title }] : []}
      status={taskStatus(visit, task)}
      before={
        <>
          <ErrorSummary errors={errors} />
          <SavedNotice visit={visit} />
        </>
      }
      facts={[
        {
          term: t.responsible,
          value: isMember ? (
            <a href={paths.partyTasks.to(visit, { id: task.partyId })}>
              <WrittenWords>{task.partyName}</WrittenWords>
            </a>
          ) : (
            <WrittenWords>{task.partyName}</WrittenWords>
          ),
        },
        { term: t.due, value: formatDay(task.dueDay, visit.lang) },
      ]}
      thread={threadSteps(visit, thread, ref, readerOf(visit))}
      actions={isMember && !task.doneAt && <OpenTaskActions visit={visit} task={task} problem={problem} />}
    >
      {!task.isPublic && <Notice>{t.internalNotice}</Notice>}
      {isMember && !task.doneAt && task.partyHasLeft && (
        <Notice tone="warning">
          {hasLeftInWords(task.partyName, visit.lang)} {visit.may("decisions.manage") && t.partyLeft}
        </Notice>
      )}
      {isMember && !task.doneAt && <MoreTimeNotice visit={visit} task={task} />}
      {task.doneAt && (
        <section aria-labelledby="done-note">
          <h2 id="done-note">{t.doneNote}</h2>
          <Written text={task.doneNote} />
          {task.doneAssisted && <p>{waitingTexts[visit.lang].time.assisted}</p>}
        </section>
      )}
    </ItemPage>
  );
}

function SavedNotice({ visit }: { visit: Visit }) {
  const t = texts[visit.lang].task;
  const words = { changed: t.changed, done: t.finished, time: waitingTexts[visit.lang].task.asked, answered: waitingTexts[visit.lang].time.answered }[visit.query("saved")];
  return words ? (
    <Notice tone="success" live>
      {words}
    </Notice>
  ) : null;
}

function OpenTaskActions({ visit, task, problem }: { visit: Visit; task: Task; problem: FormProblem }) {
  const t = texts[visit.lang].task;
  const errors = errorsInWords(problem.errors, visit.lang, texts[visit.lang].errors);
  return (
    <>
      {visit.may("tasks.finish") && (
        <Form action={paths.finishTask.to(visit, { id: task.id })} label={t.finishTitle}>
          <TextArea
            name="note"
            label={t.note}
            hint={t.noteHint}
            rows={3}
            maxlength={1000}
            value={textOf(problem, "note")}
            error={errorAt(errors, "note")}
          />
          <Button>{t.finish}</Button>
        </Form>
      )}
      <MoreTime {...{ visit, task, problem }} />
      <Actions>
        <MakeButtons visit={visit} item={{ kind: "task", id: task.id }} />
        {visit.may("decisions.manage") && (
          <ButtonLink kind="quiet" href={paths.editTask.to(visit, { id: task.id })}>
            {t.edit}
          </ButtonLink>
        )}
      </Actions>
    </>
  );
}
