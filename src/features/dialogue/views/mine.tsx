import type { FC } from "hono/jsx";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { writtenLang } from "../../../ui/attributes.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { errorsInWords } from "../../../ui/error-texts.ts";
import { Fold } from "../../../ui/fold.tsx";
import { ErrorSummary, Form, HiddenField } from "../../../ui/form.tsx";
import { Actions, Page } from "../../../ui/layout.tsx";
import { EmptyState } from "../../../ui/list.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { paths } from "../paths.ts";
import { answerWords, wordOf } from "../question.ts";
import type { OwnAnswers } from "../queries/answers.ts";
import type { Question, Statement } from "../queries/questions.ts";
import { answerTexts } from "../texts/answer.ts";

interface MineProps {
  readonly visit: Visit;
  readonly question: Question;
  readonly statements: readonly Statement[];
  readonly own: OwnAnswers;
  readonly problem: FormProblem;
}

/** What this browser has answered: to be changed and taken back until the question closes. */
export const MinePage: FC<MineProps> = ({ visit, question, statements, own, problem }) => {
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
          <ul class="own-answers">
            {answered.map((statement) => (
              <OwnAnswer {...{ visit, question, statement }} value={own.values.get(statement.id) ?? 0} />
            ))}
          </ul>
        </>
      )}
      <Actions>
        <ButtonLink href={paths.answer.to(visit, { id })}>{t.goOn}</ButtonLink>
      </Actions>
      {answered.length > 0 && (
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
