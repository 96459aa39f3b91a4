import { hasLeftInWords } from "../../../network/party.ts";
import { formatDate, formatDay } from "../../../platform/i18n/dates.ts";
import { freshForm } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import type { ThreadItem } from "../../../thread/queries.ts";
import { readerOf } from "../../../thread/reader.ts";
import { threadSteps } from "../../../thread/steps.ts";
import { errorsInWords } from "../../../ui/error-texts.ts";
import { ErrorSummary } from "../../../ui/form.tsx";
import { ItemPage } from "../../../ui/item-page.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Written, WrittenWords } from "../../../ui/written.tsx";
import { paths } from "../paths.ts";
import type { Task, TaskWriter } from "../task.ts";
import { otherTexts } from "../texts/other-parties.ts";
import { waitingTexts } from "../texts/waiting.ts";
import { texts } from "../texts.ts";
import { MoreTimeNotice } from "./more-time.tsx";
import { OpenTaskActions, ReopenTask } from "./task-actions.tsx";
import { taskStatus } from "./task-status.ts";

interface TaskPageProps {
  readonly visit: Visit;
  readonly task: Task;
  readonly thread: readonly ThreadItem[];
  /** Whoever reads it does not speak for its party. */
  readonly isForAnother: boolean;
  readonly canReopen: boolean;
  readonly problem?: FormProblem;
}

/** A task: who has it, by when, and when it is done: what was done. */
export function TaskPage({ visit, task, thread, isForAnother, canReopen, problem = freshForm() }: TaskPageProps) {
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
      actions={
        isMember && (task.doneAt ? canReopen && <ReopenTask {...{ visit, task, problem }} /> : <OpenTaskActions {...{ visit, task, isForAnother, problem }} />)
      }
    >
      {!task.isPublic && <Notice>{t.internalNotice}</Notice>}
      {isMember && !task.doneAt && task.partyHasLeft && (
        <Notice tone="warning">
          {hasLeftInWords(task.partyName, visit.lang)} {visit.may("decisions.manage") && t.partyLeft}
        </Notice>
      )}
      {isMember && !task.doneAt && task.reopened && (
        <Notice title={otherTexts[visit.lang].reopened(formatDate(task.reopened.at, visit.lang))}>
          <WrittenWords>{task.reopened.reason}</WrittenWords>
        </Notice>
      )}
      {isMember && !task.doneAt && <MoreTimeNotice visit={visit} task={task} />}
      {task.doneAt && (
        <section aria-labelledby="done-note">
          <h2 id="done-note">{t.doneNote}</h2>
          <Written text={task.doneNote} />
          {task.doneAssisted && <p>{writerInWords(visit, task.writtenBy)}</p>}
        </section>
      )}
    </ItemPage>
  );
}

function SavedNotice({ visit }: { visit: Visit }) {
  const t = texts[visit.lang].task;
  const words = { changed: t.changed, done: t.finished, time: waitingTexts[visit.lang].task.asked, answered: waitingTexts[visit.lang].time.answered, reopened: otherTexts[visit.lang].saved }[visit.query("saved")];
  return words ? (
    <Notice tone="success" live>
      {words}
    </Notice>
  ) : null;
}

function writerInWords(visit: Visit, writer: TaskWriter | null) {
  if (!writer) return waitingTexts[visit.lang].time.assisted;
  const t = otherTexts[visit.lang].writtenBy;
  return writer.by === "coordinator" ? t.coordinator : t.party(writer.name);
}
