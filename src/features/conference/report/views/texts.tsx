import type { FC } from "hono/jsx";
import { addDays, dayOf, formatDay } from "../../../../platform/i18n/dates.ts";
import { textOf } from "../../../../platform/web/form.ts";
import type { FormProblem } from "../../../../platform/web/form.ts";
import type { Visit } from "../../../../platform/web/routes.ts";
import { writtenLang } from "../../../../ui/attributes.ts";
import { Button, ButtonLink } from "../../../../ui/button.tsx";
import { errorAt, errorsInWords } from "../../../../ui/error-texts.ts";
import { TextArea } from "../../../../ui/field.tsx";
import { Fold } from "../../../../ui/fold.tsx";
import { ErrorSummary, Form, HiddenField } from "../../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../../ui/layout.tsx";
import { EmptyState } from "../../../../ui/list.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { paths } from "../../paths.ts";
import type { Conference } from "../../queries/conferences.ts";
import { evaluationAt, evaluationSpan } from "../../rules/stages.ts";
import { minuteOf, wholeSpan } from "../../rules/when.ts";
import { reportPaths } from "../paths.ts";
import type { EvaluationText } from "../queries/evaluation.ts";
import { textStates, textsKeptDays } from "../rules/evaluation.ts";
import { texts } from "../texts/evaluation.ts";
import { limits } from "../schema.ts";

interface TextsProps {
  readonly visit: Visit<"conference.prepare">;
  readonly conference: Conference;
  readonly written: readonly EvaluationText[];
  readonly answers: { readonly count: number; readonly paper: number };
  readonly problem: FormProblem;
  /** The text whose form came back. */
  readonly wrongAt: string | undefined;
}

/** What people wrote, for the organisers: to be read one by one, and taken into the report or not. */
export const TextsPage: FC<TextsProps> = (props) => {
  const { visit, conference, written, answers, problem } = props;
  const { lang } = visit;
  const t = texts[lang].desk;
  const errors = errorsInWords(problem.errors, lang, t.errors);
  const { id } = conference;
  const state = evaluationAt(conference, visit.now);
  const { from, until } = evaluationSpan(conference);
  const isOpen = state === "open";
  const savedWords: Readonly<Record<string, string>> = t.saved;
  const saved = savedWords[visit.query("saved")];
  return (
    <Page
      title={t.title}
      kicker={wholeSpan(conference, lang)}
      lead={t.lead}
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
      {state === "before" ? (
        <p>{t.notYet(minuteOf(from, lang))}</p>
      ) : (
        <p>
          {t.answers(answers.count, answers.paper)} {isOpen && t.numbers(minuteOf(until, lang))}
        </p>
      )}
      <Actions>
        {isOpen && (
          <ButtonLink kind="secondary" href={reportPaths.paper.to(visit, { id })}>
            {t.paper}
          </ButtonLink>
        )}
        {state !== "closed" && (
          <ButtonLink kind="secondary" href={reportPaths.sheet.to(visit, { id })}>
            {texts[lang].paper.sheet}
          </ButtonLink>
        )}
        {conference.endsAt <= visit.now && (
          <ButtonLink kind="secondary" href={reportPaths.desk.to(visit, { id })}>
            {t.report}
          </ButtonLink>
        )}
      </Actions>
      {state !== "before" && written.length === 0 && <EmptyState title={t.none} body={t.noneBody} />}
      {textStates.map((group) => {
        const own = written.filter((one) => one.state === group);
        if (own.length === 0) return null;
        return (
          <Section title={`${t.groups[group]} (${own.length})`}>
            <ul class="evaluation-texts">
              {own.map((text) => (
                <TextToRead {...props} text={text} />
              ))}
            </ul>
          </Section>
        );
      })}
      {written.length > 0 && <p class="report-aside">{t.kept(formatDay(addDays(dayOf(conference.endsAt), textsKeptDays), lang))}</p>}
    </Page>
  );
};

const beginning = (text: string) => (text.length > 40 ? `${text.slice(0, 40).trim()} …` : text);

const TextToRead: FC<TextsProps & { text: EvaluationText }> = ({ visit, conference, text, problem, wrongAt }) => {
  const { lang } = visit;
  const t = texts[lang].desk;
  const errors = errorsInWords(problem.errors, lang, t.errors);
  const isWrong = wrongAt === text.id && errorAt(errors, "shown") !== undefined;
  const params = { id: conference.id, text: text.id };
  const version = <HiddenField name="version" value={String(text.version)} />;
  const isReleased = text.state === "released";
  const words = isWrong ? textOf(problem, "shown") : (text.shown ?? text.text);
  return (
    <li class="evaluation-text" id={`text-${text.id}`}>
      <p class="kicker">{texts[lang].questions[text.question]}</p>
      <blockquote lang={writtenLang()}>{isReleased ? text.shown : text.text}</blockquote>
      {isReleased && text.shown !== text.text && (
        <p class="report-aside">
          {t.original} <span lang={writtenLang()}>{text.text}</span>
        </p>
      )}
      <div class="evaluation-choices">
        {!isReleased && (
          <Form action={reportPaths.release.to(visit, params)} inline>
            {version}
            <HiddenField name="shown" value={text.text} />
            <Button kind="secondary" aria-label={t.releaseOf(beginning(text.text))}>
              {t.release}
            </Button>
          </Form>
        )}
        {text.state !== "kept_back" && (
          <Form action={reportPaths.keepBack.to(visit, params)} inline>
            {version}
            <Button kind="quiet" aria-label={(isReleased ? t.takeOutOf : t.keepBackOf)(beginning(text.text))}>
              {isReleased ? t.takeOut : t.keepBack}
            </Button>
          </Form>
        )}
      </div>
      <Fold summary={t.cutWords} open={isWrong}>
        <Form action={reportPaths.release.to(visit, params)}>
          {version}
          <TextArea
            name="shown"
            id={isWrong ? "shown" : `shown-${text.id}`}
            label={t.shown}
            hint={t.shownHint}
            value={words}
            error={isWrong ? errorAt(errors, "shown") : undefined}
            rows={3}
            limit={limits.answer}
            required
          />
          <Button kind="secondary">{t.release}</Button>
        </Form>
      </Fold>
    </li>
  );
};
