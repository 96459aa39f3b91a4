import type { FC } from "hono/jsx";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { writtenLang } from "../../../ui/attributes.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { errorsInWords } from "../../../ui/error-texts.ts";
import { Fold } from "../../../ui/fold.tsx";
import { ErrorSummary, Form, HiddenField } from "../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { EmptyState, ItemList } from "../../../ui/list.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { paths } from "../paths.ts";
import { answerWords, wordOf } from "../rules/question.ts";
import type { OwnAnswers } from "../queries/answers.ts";
import type { Question, Statement } from "../queries/questions.ts";
import type { Receipt } from "../queries/receipts.ts";
import { perspectiveTitle } from "../rules/result/result-words.ts";
import type { Sharing } from "../rules/sharing.ts";
import { answerTexts } from "../texts/answer.ts";
import { receiptTexts } from "../texts/receipt.ts";
import { sharingTexts } from "../texts/sharing.ts";
import { writeTexts } from "../texts/write.ts";
import { writerTones } from "./receipt.tsx";

interface MineProps {
  readonly visit: Visit;
  readonly question: Question;
  readonly statements: readonly Statement[];
  readonly own: OwnAnswers;
  /** What they have written themselves. */
  readonly written: readonly Receipt[];
  readonly sharing: readonly Sharing[];
  readonly problem: FormProblem;
}

/** What this browser has answered: to be changed and taken back until the question closes. */
export const MinePage: FC<MineProps> = ({ visit, question, statements, own, written, sharing, problem }) => {
  const t = answerTexts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, t.errors);
  const { id } = question;
  const answered = statements.filter((statement) => own.values.has(statement.id));
  const done = (["changed", "withdrawn"] as const).find((what) => what === visit.query("done"));
  return (
    <Page
      title={t.mineTitle}
      lead={t.mineLead}
      breadcrumbs={[{ href: paths.question.to(visit, { id }), label: question.title, isWritten: true }]}
      hasErrors={errors.length > 0}
      before={
        <>
          <ErrorSummary errors={errors} />
          {done && errors.length === 0 && <Notice tone="success" live>{t[done]}</Notice>}
        </>
      }
      noIndex
    >
      {answered.length === 0 ? (
        <EmptyState title={t.none} body={t.noneBody} />
      ) : (
        <>
          <p>
            {own.perspective && own.perspective !== "unsaid"
              ? t.perspectiveNow(t.perspectives[own.perspective])
              : t.perspectiveNone}
            {". "}
            <a href={paths.perspective.to(visit, { id })}>{t.perspectiveChange}</a>
          </p>
          <p>{t.mineCounted}</p>
          {sharing.length > 0 && (
            <Notice title={sharingTexts[visit.lang].title}>
              {sharing.map(({ perspective, shared, of }) => (
                <p>{sharingTexts[visit.lang].who(perspectiveTitle(visit.lang, perspective), shared.length, of)}</p>
              ))}
              <p>
                <a href={paths.shared.to(visit, { id })}>{sharingTexts[visit.lang].link}</a>
              </p>
            </Notice>
          )}
          <ul class="own-answers">
            {answered.map((statement) => (
              <OwnAnswer {...{ visit, question, statement }} value={own.values.get(statement.id) ?? 0} />
            ))}
          </ul>
        </>
      )}
      <Actions>
        <ButtonLink href={paths.answer.to(visit, { id })}>{t.goOn}</ButtonLink>
        <ButtonLink kind="secondary" href={paths.write.to(visit, { id })}>
          {writeTexts[visit.lang].door}
        </ButtonLink>
      </Actions>
      {written.length > 0 && <Written {...{ visit, written }} />}
      {answered.length + written.length > 0 && (
        <>
          <p class="own-leave">{t.leaveText}</p>
          <Form action={paths.leave.to(visit, { id })}>
            <Button kind="secondary">{t.leave}</Button>
          </Form>
        </>
      )}
    </Page>
  );
};

const Written: FC<Pick<MineProps, "visit" | "written">> = ({ visit, written }) => {
  const t = receiptTexts[visit.lang];
  return (
    <Section title={t.ownTitle} lead={t.ownLead}>
      <ItemList
        items={written.map((one) => ({
          key: one.id,
          title: <span lang={writtenLang()}>{one.text}</span>,
          href: paths.own.to(visit, { id: one.questionId, statement: one.id }),
          meta: one.reason && t.reasons[one.reason],
          status: { label: t.statuses[one.status], tone: writerTones[one.status] },
        }))}
      />
    </Section>
  );
};

type OwnAnswerProps = Pick<MineProps, "visit" | "question"> & { readonly statement: Statement; readonly value: number };

const OwnAnswer: FC<OwnAnswerProps> = ({ visit, question, statement, value }) => {
  const t = answerTexts[visit.lang];
  const said = wordOf(value);
  return (
    <li class="own-answer">
      <p lang={writtenLang()}>{statement.text}</p>
      <p class="own-answer-said">{t.youSaid(t[said])}</p>
      <Fold summary={t.changeTo}>
        <Form action={paths.mine.to(visit, { id: question.id })} label={`${t.changeTo}: ${statement.text}`}>
          <HiddenField name="statement" value={statement.id} />
          <div class="own-answer-changes">
            {answerWords
              .filter((word) => word !== said)
              .map((word) => (
                <Button kind="secondary" name="value" value={word}>
                  {t[word]}
                </Button>
              ))}
            <Button kind="quiet" name="value" value="withdraw">
              {t.withdraw}
            </Button>
          </div>
        </Form>
      </Fold>
    </li>
  );
};
