import type { FC } from "hono/jsx";
import type { FormProblem } from "../../../../platform/web/form.ts";
import type { Visit } from "../../../../platform/web/routes.ts";
import { Button, ButtonLink } from "../../../../ui/button.tsx";
import { errorsInWords } from "../../../../ui/error-texts.ts";
import { ErrorSummary, Form, HiddenField } from "../../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../../ui/layout.tsx";
import { EmptyState } from "../../../../ui/list.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { WrittenWords } from "../../../../ui/written.tsx";
import { paths } from "../../paths.ts";
import type { Conference } from "../../queries/conferences.ts";
import { registrationPaths } from "../../registration/paths.ts";
import { needsKeptDays } from "../../registration/rules/registration.ts";
import { questionPaths } from "../paths.ts";
import { mostQuestions } from "../question.ts";
import type { Question } from "../question.ts";
import { texts } from "../texts.ts";

interface QuestionsProps {
  readonly visit: Visit;
  readonly conference: Conference;
  readonly questions: readonly Question[];
  /** How many have answered each. */
  readonly counts: ReadonlyMap<string, number>;
  readonly problem: FormProblem;
}

/** What the organiser asks besides what is asked of everyone, in order, and what is never asked. */
export const QuestionsPage: FC<QuestionsProps> = (props) => {
  const { visit, conference, questions, problem } = props;
  const { lang } = visit;
  const t = texts[lang];
  const { id } = conference;
  const errors = errorsInWords(problem.errors, lang, t.errors);
  const savedWords: Readonly<Record<string, string>> = t.saved;
  const saved = savedWords[visit.query("saved")];
  return (
    <Page
      title={t.desk.title(conference.title)}
      lead={t.desk.lead}
      breadcrumbs={[{ href: paths.overview.to(visit, { id }), label: conference.title, isWritten: true }]}
      hasErrors={errors.length > 0}
      before={
        <>
          <ErrorSummary errors={errors} />
          {saved && <Notice tone="success" live>{saved}</Notice>}
        </>
      }
      noIndex
    >
      <Actions>
        {questions.length < mostQuestions && <ButtonLink href={questionPaths.add.to(visit, { id })}>{t.desk.add}</ButtonLink>}
        {conference.publishedAt && (
          <ButtonLink kind="quiet" href={registrationPaths.needs.to(visit, { id })}>
            {t.desk.order}
          </ButtonLink>
        )}
      </Actions>
      {questions.length >= mostQuestions && <p>{t.desk.enough(mostQuestions)}</p>}
      {questions.length === 0 ? (
        <EmptyState title={t.desk.empty} body={t.desk.emptyBody} />
      ) : (
        <ol class="desk">
          {questions.map((question) => (
            <DeskQuestion {...props} question={question} />
          ))}
        </ol>
      )}
      <Section title={t.desk.never}>
        <p>{t.desk.neverBody}</p>
        <p>{t.desk.keptBody(needsKeptDays)}</p>
      </Section>
    </Page>
  );
};

const DeskQuestion: FC<QuestionsProps & { question: Question }> = ({ visit, conference, questions, counts, question }) => {
  const t = texts[visit.lang].desk;
  const { words, kind, options, isRequired, position } = question;
  const params = { id: conference.id, question: question.id };
  const answered = counts.get(question.id) ?? 0;
  const directions = [...(question === questions[0] ? [] : ["up" as const]), ...(question === questions.at(-1) ? [] : ["down" as const])];
  return (
    <li class="desk-block reading-block">
      <div class="desk-what">
        <p class="desk-title">
          <a href={questionPaths.change.to(visit, params)} aria-label={t.change(words)}>
            <WrittenWords>{words}</WrittenWords>
          </a>
        </p>
        <p class="desk-about">
          {[t.kinds[kind], isRequired && t.required, answered > 0 && t.answered(answered)].filter(Boolean).join(" · ")}
        </p>
        {options.length > 0 && (
          <p class="desk-about">
            <WrittenWords>{options.join(" / ")}</WrittenWords>
          </p>
        )}
      </div>
      <div class="desk-moves">
        {directions.map((direction) => (
          <Form action={questionPaths.move.to(visit, params)} inline>
            <HiddenField name="direction" value={direction} />
            <HiddenField name="position" value={String(position)} />
            <Button kind="quiet" aria-label={(direction === "up" ? t.upOf : t.downOf)(words)}>
              {t[direction]}
            </Button>
          </Form>
        ))}
      </div>
    </li>
  );
};
