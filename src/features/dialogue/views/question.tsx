import type { FC } from "hono/jsx";
import { dayOf, formatDay } from "../../../platform/i18n/dates.ts";
import { textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { MakeButtons } from "../../../thread/make.tsx";
import { writtenLang } from "../../../ui/attributes.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { DateField } from "../../../ui/field.tsx";
import { ErrorSummary, Form, HiddenField } from "../../../ui/form.tsx";
import { ItemPage } from "../../../ui/item-page.tsx";
import { Actions, Section } from "../../../ui/layout.tsx";
import { Notice } from "../../../ui/notice.tsx";
import type { ThreadStep } from "../../../ui/story.tsx";
import { paths } from "../paths.ts";
import { canBeAnswered, statusOn } from "../rules/question.ts";
import type { Question, Statement } from "../queries/questions.ts";
import { dataTexts } from "../texts/data.ts";
import { texts } from "../texts/dialogue.ts";
import { handsTexts } from "../texts/hands.ts";
import { moderateTexts } from "../texts/moderate.ts";
import { workTexts } from "../texts/work.ts";
import { policyWords } from "./policy-words.tsx";

interface QuestionProps {
  readonly visit: Visit;
  readonly question: Question;
  readonly statements: readonly Statement[];
  /** How many statements of participants wait to be read. */
  readonly toRead: number;
  readonly thread: readonly ThreadStep[];
  readonly problem: FormProblem;
}

const tones = { draft: "neutral", open: "open", closed: "done" } as const;

/** A question: why it is asked, what happens with the answers, and the ways to answer and to the result. */
export const QuestionPage: FC<QuestionProps> = (props) => {
  const { visit, question, thread, problem } = props;
  const { lang } = visit;
  const t = texts[lang];
  const work = workTexts[lang];
  const errors = errorsInWords(problem.errors, lang, work.errors);
  const { id, status } = question;
  const done = (["opened", "extended", "closed"] as const).find((what) => what === visit.query("done"));
  const isOpen = canBeAnswered(question, dayOf(visit.now));
  const shown = statusOn(question, dayOf(visit.now));
  return (
    <ItemPage
      kind={t.kind}
      title={question.title}
      isWritten
      hasErrors={errors.length > 0}
      status={{ label: t.statuses[shown], tone: tones[shown] }}
      breadcrumbs={[{ href: paths.dialogue.to(visit, {}), label: t.title }]}
      before={
        <>
          <ErrorSummary errors={errors} />
          {done && errors.length === 0 && <Notice tone="success" live>{work.done[done]}</Notice>}
        </>
      }
      facts={[
        { term: t.asker, value: <span lang={writtenLang()}>{question.asker}</span> },
        { term: t.origin, value: question.origin !== "" && <span lang={writtenLang()}>{question.origin}</span> },
        { term: t.lastDay, value: formatDay(question.closesOn, lang) },
        { term: t.answers, value: status !== "draft" && t.people(question.people) },
        { term: t.heard, value: question.mustBeHeard.map((one) => t.perspectives[one]).join(", ") },
      ]}
      thread={thread}
    >
      {isOpen && (
        <>
          <p>{t.howText}</p>
          <Actions>
            <ButtonLink href={paths.answer.to(visit, { id })}>{t.answerNow}</ButtonLink>
            <ButtonLink kind="secondary" href={paths.result.to(visit, { id })}>
              {t.seeResult}
            </ButtonLink>
            <ButtonLink kind="quiet" href={paths.mine.to(visit, { id })}>
              {t.mine}
            </ButtonLink>
          </Actions>
        </>
      )}
      {status !== "draft" && !isOpen && (
        <>
          <p>{t.ended}.</p>
          <Actions>
            <ButtonLink href={paths.result.to(visit, { id })}>{t.seeResult}</ButtonLink>
            <ButtonLink kind="quiet" href={paths.data.to(visit, { id })}>
              {dataTexts[lang].link}
            </ButtonLink>
          </Actions>
        </>
      )}
      {question.why && (
        <Section title={t.why}>
          <p class="dialogue-written" lang={writtenLang()}>
            {question.why}
          </p>
        </Section>
      )}
      {question.outcome && (
        <Section title={t.outcome}>
          <p class="dialogue-written" lang={writtenLang()}>
            {question.outcome}
          </p>
        </Section>
      )}
      {isOpen && (
        <Section title={t.othersSee}>
          <p>{t.countedText}</p>
          <p>{t.fetchedText}</p>
        </Section>
      )}
      {status !== "draft" && (
        <Section title={moderateTexts[lang].policy}>
          {policyWords(visit, question)}
          <p>
            <a href={paths.moderation.to(visit, { id })}>{moderateTexts[lang].logDoor}</a>
          </p>
        </Section>
      )}
      {status === "draft" && <Draft {...props} />}
      {visit.may("dialogue.assist") && status !== "draft" && (
        <p>
          <a href={paths.hands.to(visit, { id })}>{handsTexts[lang].link}</a>
        </p>
      )}
      {visit.may("dialogue.manage") && status === "open" && (
        <Managing {...{ visit, question, toRead: props.toRead, problem }} error={errorAt(errors, "closesOn")} />
      )}
      {visit.may("dialogue.manage") && status !== "draft" && (
        <Actions>
          <MakeButtons visit={visit} item={{ kind: "question", id }} />
        </Actions>
      )}
    </ItemPage>
  );
};

const Draft: FC<QuestionProps> = ({ visit, question: { id, version }, statements }) => {
  const t = workTexts[visit.lang];
  return (
    <>
      <Notice>{t.draftNote}</Notice>
      <Section title={t.statementsTitle(statements.length)}>
        {statements.length === 0 ? (
          <p>{t.noStatements}</p>
        ) : (
          <ol class="dialogue-statements" lang={writtenLang()}>
            {statements.map(({ text }) => (
              <li>{text}</li>
            ))}
          </ol>
        )}
      </Section>
      <Actions>
        <Form action={paths.open.to(visit, { id })}>
          <HiddenField name="version" value={String(version)} />
          <Button>{t.open}</Button>
        </Form>
        <ButtonLink kind="secondary" href={paths.change.to(visit, { id })}>
          {t.change}
        </ButtonLink>
        <Form action={paths.discard.to(visit, { id })}>
          <Button kind="quiet">{t.discard}</Button>
        </Form>
      </Actions>
    </>
  );
};

type ManagingProps = Pick<QuestionProps, "visit" | "question" | "toRead" | "problem"> & { readonly error: string | undefined };

const Managing: FC<ManagingProps> = ({ visit, question: { id, closesOn }, toRead, problem, error }) => {
  const t = workTexts[visit.lang];
  return (
    <Section title={t.manage}>
      <Form action={paths.extend.to(visit, { id })}>
        <DateField
          name="closesOn"
          label={t.extendLabel}
          value={textOf(problem, "closesOn") || closesOn}
          {...(error !== undefined && { error })}
        />
        <Button kind="secondary">{t.extend}</Button>
      </Form>
      {toRead > 0 && (
        <Notice tone="warning">
          <a href={paths.toRead.to(visit, {})}>{moderateTexts[visit.lang].closeFirst(toRead)}</a>
        </Notice>
      )}
      <p class="dialogue-close">{t.closeText}</p>
      <Form action={paths.close.to(visit, { id })}>
        <Button kind="danger">{t.close}</Button>
      </Form>
    </Section>
  );
};
