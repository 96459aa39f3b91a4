import type { FC } from "hono/jsx";
import { formatDateTime } from "../../../platform/i18n/dates.ts";
import { textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { writtenLang } from "../../../ui/attributes.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { TextField } from "../../../ui/field.tsx";
import { ErrorSummary, Form } from "../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { Notice } from "../../../ui/notice.tsx";
import type { AnswersState } from "../rules/files/downloads.ts";
import { paths } from "../paths.ts";
import type { Question, Result } from "../queries/questions.ts";
import { dataTexts } from "../texts/data.ts";
import { resultTexts } from "../texts/result.ts";

interface DataProps {
  readonly visit: Visit;
  readonly question: Question;
  readonly result: Result | undefined;
  readonly answers: AnswersState;
  /** How many answers are there for a full export. */
  readonly people: number;
  /** Lets whoever has written down why fetch the full export. */
  readonly pass: string | undefined;
  readonly problem: FormProblem;
}

/** What can be fetched to check the result, and what cannot, and why. */
export const DataPage: FC<DataProps> = (props) => {
  const { visit, question, result, answers, people, problem } = props;
  const { lang } = visit;
  const t = dataTexts[lang];
  const errors = errorsInWords(problem.errors, lang, t.errors);
  const { id } = question;
  return (
    <Page
      title={t.title}
      lead={t.lead}
      breadcrumbs={[
        { href: paths.question.to(visit, { id }), label: question.title, isWritten: true },
        { href: paths.result.to(visit, { id }), label: resultTexts[lang].kind },
      ]}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
    >
      <Section title={t.countsTitle}>
        <p>{t.countsText}</p>
        {question.status === "open" ? (
          <Notice>{t.countsOpen}</Notice>
        ) : result?.isFinal ? (
          <>
            <p>{t.countsHidden}</p>
            <Actions>
              <ButtonLink kind="secondary" href={paths.counts.to(visit, { id })}>
                {t.countsLink}
              </ButtonLink>
            </Actions>
            <p class="dialogue-aside">{t.countsAt(formatDateTime(result.analysedAt, lang))}</p>
          </>
        ) : (
          <p>{t.countsNone}</p>
        )}
      </Section>
      <Section title={t.answersTitle}>
        <p>{t.answersText}</p>
        {answers === "ready" ? (
          <Actions>
            <ButtonLink kind="secondary" href={paths.answersFile.to(visit, { id })}>
              {t.answersLink}
            </ButtonLink>
          </Actions>
        ) : (
          <Notice>{t.answersState[answers]}</Notice>
        )}
      </Section>
      {answers === "ready" && (
        <Section title={t.againTitle}>
          <p>{t.againText}</p>
          <p>
            <code>npm run kvarter -- opinions {lang === "da" ? "MAPPE" : "FOLDER"}</code>
          </p>
        </Section>
      )}
      <Section title={t.sourceTitle}>
        <p>{t.source(visit.district.bodyName, `${visit.deps.publicUrl}${paths.question.to(visit, { id })}`)}</p>
        {question.origin !== "" && <p lang={writtenLang()}>{t.origin(question.origin)}</p>}
        <p>{t.sourceNote}</p>
      </Section>
      {visit.may("dialogue.export") && people > 0 && <FullExport {...props} error={errorAt(errors, "reason")} />}
    </Page>
  );
};

const FullExport: FC<DataProps & { readonly error: string | undefined }> = ({ visit, question: { id, status }, pass, problem, error }) => {
  const t = dataTexts[visit.lang];
  return (
    <Section title={t.fullTitle}>
      {pass === undefined ? (
        <>
          <p>{t.fullText}</p>
          {status === "open" && <p>{t.fullOpen}</p>}
          <Form action={paths.makeExport.to(visit, { id })}>
            <TextField name="reason" label={t.fullReason} hint={t.fullReasonHint} value={textOf(problem, "reason")} error={error} maxlength={300} required />
            <Button kind="secondary">{t.fullMake}</Button>
          </Form>
        </>
      ) : (
        <Notice tone="success" title={t.fullReady} live>
          <p>{t.fullReadyText}</p>
          <ButtonLink href={paths.fullExport.to(visit, { id, pass })}>{t.fullLink}</ButtonLink>
        </Notice>
      )}
    </Section>
  );
};
