import { hasLeftInWords } from "../../../network/party.ts";
import { textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { RadioGroup } from "../../../ui/choice.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { TextField } from "../../../ui/field.tsx";
import { ErrorSummary, Form, HiddenField } from "../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { Notice } from "../../../ui/notice.tsx";
import type { LetterDocument } from "../letter-document.ts";
import type { Letter } from "../letter.ts";
import { paths } from "../paths.ts";
import { leftTexts } from "../texts/left.ts";
import { texts } from "../texts.ts";
import { LetterPaper } from "./paper.tsx";

interface SendProps {
  readonly visit: Visit;
  readonly letter: Letter;
  readonly document: LetterDocument;
  /** The addressee's office; null when it has no mail address. */
  readonly officeEmail: string | null;
  /** The addressee has left the network. */
  readonly hasLeft: boolean;
  readonly problem: FormProblem;
}

/** The last look before a letter gets its number and leaves the house. */
export function SendPage({ visit, letter, document, officeEmail, hasLeft, problem }: SendProps) {
  const t = texts[visit.lang].send;
  const errors = errorsInWords(problem.errors, visit.lang, texts[visit.lang].errors);
  const here = paths.letter.to(visit, { id: letter.id });
  return (
    <Page
      title={t.title}
      lead={t.lead}
      breadcrumbs={[{ href: here, label: letter.title }]}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
    >
      {letter.audience !== null ? (
        <Form action={paths.send.to(visit, { id: letter.id })}>
          <HiddenField name="by" value="invitation" />
          <p>{t.open}</p>
          <Actions>
            <Button>{t.submit}</Button>
            <ButtonLink kind="quiet" href={here}>
              {t.cancel}
            </ButtonLink>
          </Actions>
        </Form>
      ) : letter.addresseeId === null || hasLeft ? (
        <Notice tone="warning">
          <p>{hasLeft ? `${hasLeftInWords(letter.addresseeName, visit.lang)} ${leftTexts[visit.lang].draft}` : t.missing}</p>
          <p>
            <a href={paths.edit.to(visit, { id: letter.id })}>{texts[visit.lang].letter.edit}</a>
          </p>
        </Notice>
      ) : (
        <Form action={paths.send.to(visit, { id: letter.id })}>
          {officeEmail === null && <Notice>{t.noMail(letter.addresseeName)}</Notice>}
          <RadioGroup
            name="by"
            label={t.how}
            value={textOf(problem, "by") || (officeEmail ? "mail" : "hand")}
            options={[
              ...(officeEmail ? [{ value: "mail", label: t.byMail(officeEmail), hint: t.byMailHint }] : []),
              { value: "hand", label: t.byHand, hint: t.byHandHint },
            ]}
            error={errorAt(errors, "by")}
          />
          <TextField
            name="handedOver"
            label={t.handedOver}
            hint={t.handedOverHint}
            optional={officeEmail !== null}
            maxlength={300}
            value={textOf(problem, "handedOver")}
            error={errorAt(errors, "handedOver")}
          />
          <Actions>
            <Button>{t.submit}</Button>
            <ButtonLink kind="quiet" href={here}>
              {t.cancel}
            </ButtonLink>
          </Actions>
        </Form>
      )}
      <Section title={t.preview}>
        <LetterPaper document={document} />
      </Section>
    </Page>
  );
}
