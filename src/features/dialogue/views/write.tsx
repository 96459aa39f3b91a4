import type { FC } from "hono/jsx";
import { textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { writtenLang } from "../../../ui/attributes.ts";
import { Button } from "../../../ui/button.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { TextArea } from "../../../ui/field.tsx";
import { Fold } from "../../../ui/fold.tsx";
import { ErrorSummary, Form, HiddenField } from "../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { paths } from "../paths.ts";
import { answerWords, longestStatement, wordOf } from "../rules/question.ts";
import type { LookFirst } from "../queries/look-first.ts";
import type { Question, Statement } from "../queries/questions.ts";
import { answerTexts } from "../texts/answer.ts";
import { writeTexts } from "../texts/write.ts";
import { policyWords } from "./policy-words.tsx";

interface WriteProps {
  readonly visit: Visit;
  readonly question: Question;
  readonly problem: FormProblem;
  /** What to look at before sending; undefined when there is nothing to show. */
  readonly look: LookFirst | undefined;
  /** What the writer has answered already, by statement. */
  readonly answered: ReadonlyMap<string, number>;
}

/** The code with which a statement comes back to be looked at once more; it says nothing is wrong. */
const lookFirstCode = "look_first";

/** Where a participant writes a statement; a second step of the same form shows what is like it, with what was typed. */
export const WritePage: FC<WriteProps> = ({ visit, question, problem, look, answered }) => {
  const t = writeTexts[visit.lang];
  const errors = errorsInWords(problem.errors.filter(({ code }) => code !== lookFirstCode), visit.lang, t.errors);
  const { id } = question;
  const text = textOf(problem, "text");
  const { similar = [], names = [] } = look ?? {};
  return (
    <Page
      title={look && errors.length === 0 ? t.lookTitle : t.title}
      lead={look && errors.length === 0 ? t.notSent : t.lead}
      breadcrumbs={[{ href: paths.question.to(visit, { id }), label: question.title, isWritten: true }]}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      scripts={["count-letters.js"]}
      noIndex
    >
      {similar.length > 0 && (
        <Section title={t.similarTitle} lead={t.similarLead}>
          <ul class="own-answers">
            {similar.map((statement) => (
              <Similar {...{ visit, question, statement }} value={answered.get(statement.id)} />
            ))}
          </ul>
        </Section>
      )}
      {names.length > 0 && (
        <Notice title={t.namesTitle}>
          <p>{t.names(names)}</p>
        </Notice>
      )}
      <Form action={paths.write.to(visit, { id })} forgets>
        <HiddenField name="looked" value={look ? text : ""} />
        <TextArea
          name="text"
          label={look ? t.yours : t.label}
          hint={t.hint}
          value={text}
          error={errorAt(errors, "text")}
          rows={3}
          limit={longestStatement}
          data-letters-left={t.left}
          large
        />
        <Button>{similar.length > 0 ? t.sendAnyway : names.length > 0 ? t.notPerson : t.send}</Button>
      </Form>
      {!look && (
        <>
          <Section title={t.adviceTitle}>
            <ul class="dialogue-advice">
              {t.advice.map((sentence) => (
                <li>{sentence}</li>
              ))}
            </ul>
            <p>{t.example}</p>
          </Section>
          <Section title={t.nextTitle}>
            <ul class="dialogue-advice">
              {t.next.map((sentence) => (
                <li>{sentence}</li>
              ))}
            </ul>
            <Fold summary={t.policy}>{policyWords(visit, question)}</Fold>
          </Section>
        </>
      )}
    </Page>
  );
};

type SimilarProps = Pick<WriteProps, "visit" | "question"> & { readonly statement: Statement; readonly value: number | undefined };

const Similar: FC<SimilarProps> = ({ visit, question, statement, value }) => {
  const t = answerTexts[visit.lang];
  return (
    <li class="own-answer">
      <p lang={writtenLang()}>{statement.text}</p>
      {value !== undefined && <p class="own-answer-said">{writeTexts[visit.lang].answered(t[wordOf(value)])}</p>}
      <Form action={paths.answer.to(visit, { id: question.id })} label={`${writeTexts[visit.lang].instead}: ${statement.text}`}>
        <HiddenField name="statement" value={statement.id} />
        <Actions>
          {answerWords.map((word) => (
            <Button kind="secondary" name="value" value={word}>
              {t[word]}
            </Button>
          ))}
        </Actions>
      </Form>
    </li>
  );
};
