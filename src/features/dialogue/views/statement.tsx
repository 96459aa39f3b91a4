import type { FC } from "hono/jsx";
import { dayOf } from "../../../platform/i18n/dates.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { MakeButtons } from "../../../thread/make.tsx";
import { writtenLang } from "../../../ui/attributes.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { ItemPage } from "../../../ui/item-page.tsx";
import { Actions, Section } from "../../../ui/layout.tsx";
import type { ThreadStep } from "../../../ui/story.tsx";
import { paths } from "../paths.ts";
import { canBeAnswered } from "../question.ts";
import type { Question } from "../queries/questions.ts";
import type { AnswersSoFar } from "../queries/receipts.ts";
import type { PublishedStatement } from "../queries/statement.ts";
import { texts } from "../texts/dialogue.ts";
import { moderateTexts } from "../texts/moderate.ts";
import { receiptTexts } from "../texts/receipt.ts";

interface StatementProps {
  readonly visit: Visit;
  readonly question: Question;
  readonly statement: PublishedStatement;
  readonly answers: AnswersSoFar | undefined;
  readonly thread: readonly ThreadStep[];
}

/** One published statement: what people answer, and what came of it. */
export const StatementPage: FC<StatementProps> = ({ visit, question, statement, answers, thread }) => {
  const t = moderateTexts[visit.lang];
  const receipt = receiptTexts[visit.lang];
  const { id } = question;
  return (
    <ItemPage
      kind={t.kind}
      title={statement.text}
      isWritten
      breadcrumbs={[{ href: paths.question.to(visit, { id }), label: question.title, isWritten: true }]}
      facts={[
        { term: texts[visit.lang].kind, value: <a href={paths.question.to(visit, { id })} lang={writtenLang()}>{question.title}</a> },
        { term: t.writer, value: statement.isFromStart ? t.writers.asker : t.writers.participant },
      ]}
      thread={thread}
      actions={
        <>
          {thread.length > 0 && <MakeButtons visit={visit} item={{ kind: "statement", id: statement.id }} />}
          {visit.may("dialogue.moderate") && (
            <ButtonLink kind="quiet" href={paths.read.to(visit, { statement: statement.id })}>
              {t.lookAt}
            </ButtonLink>
          )}
        </>
      }
    >
      <Section title={receipt.answersSoFar}>
        <p>{answers ? receipt.counts(answers.agree, answers.disagree, answers.pass) : receipt.fewAnswers}</p>
        {statement.sameWritten > 0 && <p>{receipt.sameWritten(statement.sameWritten)}</p>}
      </Section>
      <Actions>
        {canBeAnswered(question, dayOf(visit.now)) && <ButtonLink href={paths.answer.to(visit, { id })}>{texts[visit.lang].answerNow}</ButtonLink>}
        <ButtonLink kind="secondary" href={paths.result.to(visit, { id })}>
          {texts[visit.lang].seeResult}
        </ButtonLink>
      </Actions>
    </ItemPage>
  );
};
