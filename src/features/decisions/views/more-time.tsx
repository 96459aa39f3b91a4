import type { FC } from "hono/jsx";
import { formatDay } from "../../../platform/i18n/dates.ts";
import { textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button } from "../../../ui/button.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { DateField, TextArea } from "../../../ui/field.tsx";
import { Fold } from "../../../ui/fold.tsx";
import { Form } from "../../../ui/form.tsx";
import { Actions, Section } from "../../../ui/layout.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { WrittenWords } from "../../../ui/written.tsx";
import { paths } from "../paths.ts";
import { longestText } from "../schema.ts";
import { waitsForAnswer } from "../task.ts";
import type { Task } from "../task.ts";
import { waitingTexts } from "../texts/waiting.ts";
import { texts } from "../texts.ts";

interface MoreTimeProps {
  readonly visit: Visit;
  readonly task: Task;
}

/** What a party has asked for, and what was answered; nothing when it has not. */
export const MoreTimeNotice: FC<MoreTimeProps> = ({ visit, task }) => {
  const t = waitingTexts[visit.lang].time;
  const asked = task.moreTime;
  if (!asked) return null;
  return (
    <Notice title={t.title}>
      <p>
        {t.wish(formatDay(asked.wantedDay, visit.lang))} <WrittenWords>{asked.reason}</WrittenWords>
        {asked.assisted && ` ${t.assisted}`}
      </p>
      <p>
        <strong>{asked.answer ? t.answers[asked.answer] : t.waits}</strong>{" "}
        {asked.answerNote && <WrittenWords>{asked.answerNote}</WrittenWords>}
      </p>
    </Notice>
  );
};

/** Until when, and why. */
export const MoreTimeFields: FC<{ visit: Visit; problem: FormProblem }> = ({ visit, problem }) => {
  const t = waitingTexts[visit.lang].task;
  const errors = errorsInWords(problem.errors, visit.lang, texts[visit.lang].errors);
  return (
    <>
      <DateField name="wantedDay" label={t.wantedDay} value={textOf(problem, "wantedDay")} error={errorAt(errors, "wantedDay")} />
      <TextArea
        name="reason"
        label={t.reason}
        hint={t.reasonHint}
        rows={2}
        limit={longestText}
        value={textOf(problem, "reason")}
        error={errorAt(errors, "reason")}
      />
    </>
  );
};

/** On the task's own page: the coordinator's answer to what a party has asked for. */
export const AnswerMoreTime: FC<MoreTimeProps & { problem: FormProblem }> = ({ visit, task, problem }) => {
  const t = waitingTexts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, texts[visit.lang].errors);
  return (
    <>
      {task.moreTime && waitsForAnswer(task) && visit.may("decisions.manage") && (
        <Section title={t.time.title}>
          <Form action={paths.answerTime.to(visit, { id: task.id, request: task.moreTime.id })} label={t.time.title}>
            <TextArea
              name="answerNote"
              label={t.time.note}
              hint={t.time.noteHint}
              optional
              rows={2}
              limit={longestText}
              value={textOf(problem, "answerNote")}
              error={errorAt(errors, "answerNote")}
            />
            <Actions>
              <Button name="answer" value="yes">
                {t.time.yes}
              </Button>
              <Button kind="secondary" name="answer" value="no">
                {t.time.no}
              </Button>
            </Actions>
          </Form>
        </Section>
      )}
    </>
  );
};

/** On the task's own page: asking for one's own party, or for one that has called. */
export const AskMoreTime: FC<MoreTimeProps & { problem: FormProblem; summary: string }> = ({ visit, task, problem, summary }) => (
  <Fold summary={summary} open={problem.errors.some(({ field }) => field === "wantedDay" || field === "reason")}>
    <Form action={paths.askTime.to(visit, { id: task.id })} label={summary}>
      <MoreTimeFields {...{ visit, problem }} />
      <Actions>
        <Button kind="secondary">{waitingTexts[visit.lang].task.timeButton}</Button>
      </Actions>
    </Form>
  </Fold>
);
