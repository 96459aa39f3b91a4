import type { Party } from "../../../network/party.ts";
import { renderMarkdown } from "../../../platform/markdown/render.ts";
import { textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { Select } from "../../../ui/choice.tsx";
import { versionToSend, wasChanged } from "../../../ui/clash.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { DateField, TextArea, TextField } from "../../../ui/field.tsx";
import { ErrorSummary, Form, HiddenField } from "../../../ui/form.tsx";
import { Actions, Page } from "../../../ui/layout.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Prose } from "../../../ui/prose.tsx";
import type { Letter } from "../letter.ts";
import { paths } from "../paths.ts";
import { texts } from "../texts.ts";

interface EditProps {
  readonly visit: Visit;
  readonly letter: Letter;
  readonly parties: readonly Party[];
  readonly problem: FormProblem;
}

/** The draft as a form. When somebody else saved meanwhile, both texts stand here, and saving again takes this one. */
export function EditLetterPage({ visit, letter, parties, problem }: EditProps) {
  const t = texts[visit.lang].draft;
  const errors = errorsInWords(problem.errors, visit.lang, texts[visit.lang].errors);
  const here = paths.letter.to(visit, { id: letter.id });
  const isOpen = letter.audience !== null;
  const addressees = parties.filter((party) => party.takesLetters || party.id === letter.addresseeId);
  const isChanged = wasChanged(problem);
  return (
    <Page
      title={t.title}
      lead={t.lead}
      breadcrumbs={[{ href: here, label: letter.title }]}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
    >
      {addressees.length === 0 && !isOpen && <Notice tone="warning">{t.noAddressees}</Notice>}
      <Form action={paths.edit.to(visit, { id: letter.id })}>
        <HiddenField name="version" value={String(versionToSend(problem, letter.version))} />
        {isOpen ? (
          <TextField
            name="audience"
            label={t.audience}
            hint={t.audienceHint}
            maxlength={200}
            value={textOf(problem, "audience")}
            error={errorAt(errors, "audience")}
            required
          />
        ) : (
          <Select
            name="addressee"
            label={t.addressee}
            hint={t.addresseeHint}
            options={addressees.map(({ id, name }) => ({ value: id, label: name }))}
            value={textOf(problem, "addressee")}
            error={errorAt(errors, "addressee")}
            width="full"
          />
        )}
        <TextField
          name="title"
          label={t.heading}
          maxlength={200}
          value={textOf(problem, "title")}
          error={errorAt(errors, "title")}
        />
        <TextArea
          name="body"
          label={t.body}
          hint={t.bodyHint}
          rows={18}
          maxlength={20_000}
          value={textOf(problem, "body")}
          error={errorAt(errors, "body")}
        />
        {isChanged && (
          <Notice tone="warning" title={t.theirText}>
            <h3>{letter.title}</h3>
            <Prose html={renderMarkdown(letter.body)} />
          </Notice>
        )}
        {!isOpen && <ReplyFields {...{ visit, problem }} />}
        <Actions>
          <Button>{t.save}</Button>
          <ButtonLink kind="quiet" href={here}>
            {t.cancel}
          </ButtonLink>
        </Actions>
      </Form>
    </Page>
  );
}

/** What a letter that asks for a reply has besides. */
function ReplyFields({ visit, problem }: Pick<EditProps, "visit" | "problem">) {
  const t = texts[visit.lang].draft;
  const errors = errorsInWords(problem.errors, visit.lang, texts[visit.lang].errors);
  return (
    <>
      <TextField
        name="theirNumber"
        label={t.theirNumber}
        hint={t.theirNumberHint}
        optional
        width="medium"
        maxlength={60}
        value={textOf(problem, "theirNumber")}
        error={errorAt(errors, "theirNumber")}
      />
      <DateField
        name="dueDay"
        label={t.dueDay}
        hint={t.dueHint}
        optional
        value={textOf(problem, "dueDay")}
        error={errorAt(errors, "dueDay")}
      />
    </>
  );
}
