import type { Child, FC } from "hono/jsx";
import { dayOf, formatDate } from "../../../platform/i18n/dates.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { MakeButtons } from "../../../thread/make.tsx";
import { kindsMadeFrom } from "../../../thread/kinds.ts";
import { writtenLang } from "../../../ui/attributes.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { ItemPage } from "../../../ui/item-page.tsx";
import { Actions, Section } from "../../../ui/layout.tsx";
import type { ThreadStep } from "../../../ui/story.tsx";
import { paths } from "../paths.ts";
import { canBeAnswered } from "../rules/question.ts";
import type { Question, Result } from "../queries/questions.ts";
import type { PublishedStatement } from "../queries/statement.ts";
import { fewestShown } from "../rules/result/small-numbers.ts";
import { texts } from "../texts/dialogue.ts";
import { moderateTexts } from "../texts/moderate.ts";
import { receiptTexts } from "../texts/receipt.ts";
import { statementTexts } from "../texts/statement.ts";
import { SupportInFigures } from "./support.tsx";

interface StatementProps {
  readonly visit: Visit;
  readonly question: Question;
  readonly statement: PublishedStatement;
  readonly result: Result | undefined;
  readonly thread: readonly ThreadStep[];
  /** Sections of other features. */
  readonly also: Child[];
}

/** One published statement: what each side answers, what came of it, and how it is taken further. */
export const StatementPage: FC<StatementProps> = ({ visit, question, statement, result, thread, also }) => {
  const t = statementTexts[visit.lang];
  const words = moderateTexts[visit.lang];
  const { id } = question;
  const item = { kind: "statement", id: statement.id };
  const mayMake = kindsMadeFrom(item.kind).some(({ making }) => making && visit.may(making.right));
  return (
    <ItemPage
      kind={words.kind}
      title={statement.text}
      isWritten
      breadcrumbs={[
        { href: paths.dialogue.to(visit, {}), label: texts[visit.lang].title },
        { href: paths.result.to(visit, { id }), label: question.title, isWritten: true },
      ]}
      facts={[
        { term: texts[visit.lang].kind, value: <a href={paths.question.to(visit, { id })} lang={writtenLang()}>{question.title}</a> },
        { term: words.writer, value: statement.isFromStart ? words.writers.asker : words.writers.participant },
      ]}
      thread={thread}
    >
      <Answers {...{ visit, question, statement, result }} />
      <Actions>
        {canBeAnswered(question, dayOf(visit.now)) && <ButtonLink href={paths.answer.to(visit, { id })}>{texts[visit.lang].answerNow}</ButtonLink>}
        <ButtonLink kind="secondary" href={paths.result.to(visit, { id })}>
          {texts[visit.lang].seeResult}
        </ButtonLink>
        {visit.may("dialogue.moderate") && (
          <ButtonLink kind="quiet" href={paths.read.to(visit, { statement: statement.id })}>
            {words.lookAt}
          </ButtonLink>
        )}
      </Actions>
      {mayMake && (
        <Section title={t.onward} lead={t.onwardLead}>
          <Actions>
            <MakeButtons visit={visit} item={item} />
          </Actions>
        </Section>
      )}
      {also}
    </ItemPage>
  );
};

/** What people answer: in numbers, and by who they are. Nothing that belongs to fewer than five. */
const Answers: FC<Pick<StatementProps, "visit" | "question" | "statement" | "result">> = ({ visit, question, statement, result }) => {
  const { lang } = visit;
  const t = statementTexts[lang];
  const receipt = receiptTexts[lang];
  const summary = result?.summary.statements.find(({ id }) => id === statement.id);
  const isTold = summary && summary.agree + summary.disagree + summary.pass >= fewestShown;
  return (
    <Section title={t.answers}>
      {result && isTold ? (
        <div class="statement-answers">
          <p>{t.answered(receipt.counts(summary.agree, summary.disagree, summary.pass), formatDate(result.analysedAt, lang))}</p>
          {summary.support.length > 0 && <SupportInFigures {...{ visit, question }} statement={summary} text={statement.text} />}
        </div>
      ) : (
        <p>{t.tooFew}</p>
      )}
      {statement.sameWritten > 0 && <p>{receipt.sameWritten(statement.sameWritten)}</p>}
    </Section>
  );
};
