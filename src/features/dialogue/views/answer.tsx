import type { Child, FC } from "hono/jsx";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { writtenLang } from "../../../ui/attributes.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { RadioGroup } from "../../../ui/choice.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { ErrorSummary, Form, HiddenField } from "../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { paths } from "../paths.ts";
import { perspectiveAnswers } from "../rules/perspective.ts";
import type { PerspectiveAnswer } from "../rules/perspective.ts";
import { answerWords } from "../rules/question.ts";
import type { Question, Statement } from "../queries/questions.ts";
import { answersBeforeSharing } from "../rules/sharing.ts";
import type { Sharing } from "../rules/sharing.ts";
import { answerTexts } from "../texts/answer.ts";
import { texts } from "../texts/dialogue.ts";
import { sharingTexts } from "../texts/sharing.ts";
import { writeTexts } from "../texts/write.ts";
import { WhatIsShared } from "./sharing.tsx";

interface AnswerProps {
  readonly visit: Visit;
  readonly question: Pick<Question, "id" | "title">;
  readonly problem: FormProblem;
  readonly progress: {
    readonly answered: number;
    readonly of: number;
    /** How many have come since everything there was had been answered. */
    readonly isNew: number;
  };
  readonly statement: Statement;
}

const crumbsTo = (visit: Visit, { id, title }: AnswerProps["question"]) => [
  { href: paths.question.to(visit, { id }), label: title, isWritten: true },
];

/** One statement, three answers, and the way out. */
export const AnswerPage: FC<AnswerProps> = ({ visit, question, problem, progress, statement }) => {
  const t = answerTexts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, t.errors);
  const { id } = question;
  const { answered, of, isNew } = progress;
  return (
    <Page
      title={t.title}
      breadcrumbs={crumbsTo(visit, question)}
      hasErrors={errors.length > 0}
      before={
        <>
          <ErrorSummary errors={errors} />
          {isNew > 0 && errors.length === 0 && <Notice>{t.newOnes(isNew)}</Notice>}
        </>
      }
      scripts={["answer-keys.js"]}
      noIndex
    >
      <section class="ask" aria-labelledby="statement" tabindex={-1} data-answer-keys>
        <p class="ask-statement" id="statement" lang={writtenLang()}>
          {statement.text}
        </p>
        <Form action={paths.answer.to(visit, { id })}>
          <HiddenField name="statement" value={statement.id} />
          <div class="ask-answers">
            {answerWords.map((word, at) => (
              <Button kind="secondary" name="value" value={word} data-key={String(at + 1)}>
                {t[word]}
              </Button>
            ))}
          </div>
        </Form>
        <p class="ask-keys" data-keys-help hidden>
          {t.keys}
        </p>
      </section>
      <p class="ask-progress">{answered === 0 ? t.begin(of) : t.progress(answered, of)}</p>
      <Actions>
        <ButtonLink kind="quiet" href={paths.result.to(visit, { id })}>
          {t.stop}
        </ButtonLink>
        {answered > 0 && (
          <ButtonLink kind="quiet" href={paths.mine.to(visit, { id })}>
            {t.mineTitle}
          </ButtonLink>
        )}
        {answered > 0 && (
          <ButtonLink kind="quiet" href={paths.write.to(visit, { id })}>
            {writeTexts[visit.lang].door}
          </ButtonLink>
        )}
        {answered >= answersBeforeSharing && (
          <ButtonLink kind="quiet" href={paths.shared.to(visit, { id })}>
            {sharingTexts[visit.lang].link}
          </ButtonLink>
        )}
      </Actions>
    </Page>
  );
};

interface DoneProps extends Pick<AnswerProps, "visit" | "question" | "progress"> {
  readonly statements: readonly Statement[];
  readonly sharing: readonly Sharing[];
  /** Sections of other features. */
  readonly told: Child[];
}

/** Nothing is left to answer. */
export const DonePage: FC<DoneProps> = ({ visit, question, progress, statements, sharing, told }) => {
  const t = answerTexts[visit.lang];
  const { id } = question;
  return (
    <Page title={t.doneTitle} lead={t.doneLead} breadcrumbs={crumbsTo(visit, question)} noIndex>
      <p>{t.progress(progress.answered, progress.of)}. {t.comeAgain}</p>
      <Actions>
        <ButtonLink href={paths.result.to(visit, { id })}>{texts[visit.lang].seeResult}</ButtonLink>
        <ButtonLink kind="secondary" href={paths.mine.to(visit, { id })}>
          {t.mineTitle}
        </ButtonLink>
      </Actions>
      {sharing.length > 0 && (
        <Section title={sharingTexts[visit.lang].title} lead={sharingTexts[visit.lang].lead}>
          <WhatIsShared {...{ visit, statements, sharing }} />
        </Section>
      )}
      <Section title={writeTexts[visit.lang].door} lead={writeTexts[visit.lang].doorText}>
        <ButtonLink kind="secondary" href={paths.write.to(visit, { id })}>
          {writeTexts[visit.lang].door}
        </ButtonLink>
      </Section>
      {told}
    </Page>
  );
};

interface PerspectiveProps extends Pick<AnswerProps, "visit" | "question" | "problem"> {
  /** Where one goes on to. */
  readonly back: "answer" | "mine";
  readonly given: PerspectiveAnswer | null;
}

/** Asks once who somebody is here; "I would rather not say" is an answer. */
export const PerspectivePage: FC<PerspectiveProps> = ({ visit, question, problem, back, given }) => {
  const t = answerTexts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, t.errors);
  const error = errorAt(errors, "perspective");
  return (
    <Page
      title={t.perspectiveTitle}
      lead={t.perspectiveLead}
      breadcrumbs={crumbsTo(visit, question)}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      noIndex
    >
      <Form action={paths.perspective.to(visit, { id: question.id })} forgets>
        <HiddenField name="back" value={back} />
        <RadioGroup
          name="perspective"
          label={t.perspectiveLabel}
          layout="tiles"
          options={perspectiveAnswers.map((value) => ({ value, label: t.perspectives[value] }))}
          value={given ?? ""}
          {...(error !== undefined && { error })}
        />
        <Button>{t.perspectiveSave}</Button>
      </Form>
    </Page>
  );
};
