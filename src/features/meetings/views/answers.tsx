import type { FC } from "hono/jsx";
import { textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button } from "../../../ui/button.tsx";
import { RadioGroup } from "../../../ui/choice.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { TextArea } from "../../../ui/field.tsx";
import { ErrorSummary, Form, HiddenField } from "../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { EmptyState } from "../../../ui/list.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { limits } from "../correction-forms.ts";
import { applied } from "../corrections.ts";
import { answerCorrectionsPath, cyclePath } from "../paths.ts";
import type { AgendaEntry } from "../queries/agenda.ts";
import type { Correction } from "../queries/corrections.ts";
import type { Meeting } from "../queries/meetings.ts";
import { correctionTexts } from "../texts/corrections.ts";
import { cycleTexts } from "../texts/cycle.ts";
import { longestMinutes } from "../schema.ts";
import { CorrectionCard } from "./correction.tsx";
import { Redline } from "./redline.tsx";
import { meetingName } from "./words.ts";

interface AnswersPageProps {
  readonly visit: Visit;
  readonly meeting: Meeting;
  readonly agenda: readonly AgendaEntry[];
  /** Those that wait. */
  readonly waiting: readonly Correction[];
  readonly problem: FormProblem;
}

/** For coordinators: every correction that waits, laid over the text it was written to, and yes or no with a reason. */
export const AnswersPage: FC<AnswersPageProps> = ({ visit, meeting, agenda, waiting, problem }) => {
  const t = correctionTexts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, t.errors);
  const items = agenda.filter(({ itemId }) => waiting.some((one) => one.itemId === itemId));
  return (
    <Page
      title={t.answer.title}
      kicker={meetingName(meeting, visit.lang)}
      lead={waiting.length > 0 && t.answer.lead}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      breadcrumbs={[{ href: cyclePath.to(visit, { id: meeting.id }), label: cycleTexts[visit.lang].title }]}
    >
      {waiting.length === 0 && <EmptyState title={t.answer.empty} />}
      {waiting.length > 0 && (
        <Form action={answerCorrectionsPath.to(visit, { id: meeting.id })}>
          <p class="corrections-legend">{t.redline.legend}</p>
          {items.map((entry) => (
            <Section title={entry.title}>
              <HiddenField name={`version-${entry.itemId}`} value={String(entry.version)} />
              {waiting
                .filter(({ itemId }) => itemId === entry.itemId)
                .map((correction) => (
                  <OneAnswer {...{ visit, correction, problem, errors }} current={entry.minutes} />
                ))}
            </Section>
          ))}
          <Actions>
            <Button>{t.answer.save}</Button>
          </Actions>
        </Form>
      )}
    </Page>
  );
};

interface OneAnswerProps {
  readonly visit: Visit;
  readonly correction: Correction;
  readonly current: string;
  readonly problem: FormProblem;
  readonly errors: ReturnType<typeof errorsInWords>;
}

const OneAnswer: FC<OneAnswerProps> = ({ visit, correction, current, problem, errors }) => {
  const t = correctionTexts[visit.lang].answer;
  const { id, base } = correction;
  const merged = applied(current, correction);
  const field = (name: string) => ({ name: `${name}-${id}`, error: errorAt(errors, `${name}-${id}`) });
  const typed = textOf(problem, `wording-${id}`);
  return (
    <div class="answer">
      <CorrectionCard visit={visit} correction={correction} />
      {merged === undefined && <Notice tone="warning">{t.clash}</Notice>}
      {merged !== undefined && current !== base && (
        <>
          <p>{t.changed}</p>
          <Redline visit={visit} before={current} after={merged} />
        </>
      )}
      <RadioGroup
        {...field("verdict")}
        label={t.verdict}
        layout="inline"
        value={textOf(problem, `verdict-${id}`)}
        options={[
          { value: "accept", label: t.accept },
          { value: "decline", label: t.decline },
          { value: "", label: t.later },
        ]}
      />
      <TextArea {...field("reason")} label={t.reason} hint={t.reasonHint} limit={limits.reason} rows={2} optional value={textOf(problem, `reason-${id}`)} />
      <details open={merged === undefined || typed !== ""}>
        <summary>{t.own}</summary>
        <TextArea {...field("wording")} label={t.wording} hint={t.wordingHint} limit={longestMinutes} rows={8} value={typed || (merged ?? current)} />
      </details>
    </div>
  );
};
