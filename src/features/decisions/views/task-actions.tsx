import type { FC } from "hono/jsx";
import { textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { MakeButtons } from "../../../thread/make.tsx";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { Checkbox } from "../../../ui/choice.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { TextArea } from "../../../ui/field.tsx";
import { Fold } from "../../../ui/fold.tsx";
import { Form } from "../../../ui/form.tsx";
import { Actions } from "../../../ui/layout.tsx";
import { paths } from "../paths.ts";
import { longestText } from "../schema.ts";
import type { Task } from "../task.ts";
import { otherTexts } from "../texts/other-parties.ts";
import { waitingTexts } from "../texts/waiting.ts";
import { texts } from "../texts.ts";
import { AnswerMoreTime, AskMoreTime } from "./more-time.tsx";

interface TaskActionsProps {
  readonly visit: Visit;
  readonly task: Task;
  readonly problem: FormProblem;
}

/** What can be said of an open task: at once by its own party, by others behind a line that says whose it is. */
export const OpenTaskActions: FC<TaskActionsProps & { isForAnother: boolean }> = ({ visit, task, isForAnother, problem }) => {
  const t = texts[visit.lang].task;
  const other = otherTexts[visit.lang];
  const waiting = waitingTexts[visit.lang];
  const isWrong = problem.errors.some(({ field }) => field !== "" && field !== "answerNote");
  return (
    <>
      <AnswerMoreTime {...{ visit, task, problem }} />
      {visit.may("tasks.finish") && !isForAnother && (
        <>
          <FinishForm {...{ visit, task, problem }} asksWhether={false} />
          <AskMoreTime {...{ visit, task, problem }} summary={waiting.task.time} />
        </>
      )}
      {visit.may("tasks.finish") && isForAnother && (
        <Fold summary={other.writeFor(task.partyName)} open={isWrong}>
          {!task.partyHasLeft && <p>{other.notYours(task.partyName)}</p>}
          <FinishForm {...{ visit, task, problem }} asksWhether={!task.partyHasLeft} />
          <AskMoreTime {...{ visit, task, problem }} summary={waiting.time.add} />
        </Fold>
      )}
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
};

/** @param props.asksWhether the party has said so itself */
const FinishForm: FC<TaskActionsProps & { asksWhether: boolean }> = ({ visit, task, problem, asksWhether }) => {
  const t = texts[visit.lang].task;
  const other = otherTexts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, texts[visit.lang].errors);
  return (
    <Form action={paths.finishTask.to(visit, { id: task.id })} label={t.finishTitle}>
      <TextArea
        name="note"
        label={t.note}
        hint={t.noteHint}
        rows={3}
        limit={longestText}
        value={textOf(problem, "note")}
        error={errorAt(errors, "note")}
      />
      {asksWhether && (
        <Checkbox
          name="agreed"
          label={other.agreed}
          hint={other.agreedHint}
          checked={textOf(problem, "agreed") === "1"}
          error={errorAt(errors, "agreed")}
        />
      )}
      <Actions>
        <Button>{t.finish}</Button>
      </Actions>
    </Form>
  );
};

/** The way back from a task that was not done after all. */
export const ReopenTask: FC<TaskActionsProps> = ({ visit, task, problem }) => {
  const t = otherTexts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, texts[visit.lang].errors);
  return (
    <Fold summary={t.reopen} open={errors.some(({ field }) => field === "why")}>
      <Form action={paths.reopenTask.to(visit, { id: task.id })} label={t.reopen}>
        <TextArea name="why" label={t.why} hint={t.whyHint} rows={2} limit={longestText} value={textOf(problem, "why")} error={errorAt(errors, "why")} />
        <Actions>
          <Button kind="secondary">{t.reopen}</Button>
        </Actions>
      </Form>
    </Fold>
  );
};
