import { nameNow } from "../../../network/party.ts";
import type { Party } from "../../../network/party.ts";
import { formatDay } from "../../../platform/i18n/dates.ts";
import { renderMarkdown } from "../../../platform/markdown/render.ts";
import { textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { Select } from "../../../ui/choice.tsx";
import { SavedMeanwhile, versionToSend, wasChanged } from "../../../ui/clash.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { DateField, TextArea, TextField } from "../../../ui/field.tsx";
import { ErrorSummary, Form, HiddenField } from "../../../ui/form.tsx";
import { Actions, Page } from "../../../ui/layout.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Prose } from "../../../ui/prose.tsx";
import { WrittenWords } from "../../../ui/written.tsx";
import type { Letter } from "../letter.ts";
import { paths } from "../paths.ts";
import { longestBody } from "../schema.ts";
import { texts } from "../texts.ts";

interface EditProps {
  readonly visit: Visit;
  readonly letter: Letter;
  readonly parties: readonly Party[];
  readonly problem: FormProblem;
}

/** The draft as a form. When somebody else saved meanwhile, what they wrote stands above it, and saving again takes this. */
export function EditLetterPage({ visit, letter, parties, problem }: EditProps) {
  const t = texts[visit.lang].draft;
  const errors = errorsInWords(problem.errors, visit.lang, texts[visit.lang].errors);
  const here = paths.letter.to(visit, { id: letter.id });
  const isOpen = letter.audience !== null;
  const addressees = parties.filter((party) => party.takesLetters || party.id === letter.addresseeId);
  return (
    <Page
      title={t.title}
      lead={t.lead}
      breadcrumbs={[{ href: here, label: letter.title }]}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
    >
      {wasChanged(problem) && <NowStands {...{ visit, letter, problem }} />}
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
            options={addressees.map((party) => ({ value: party.id, label: nameNow(party, visit.lang) }))}
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
          limit={longestBody}
          value={textOf(problem, "body")}
          error={errorAt(errors, "body")}
        />
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

/** The fields of a draft, as they stand. */
export function draftValues(letter: Letter) {
  return {
    addressee: letter.addresseeId ?? "",
    audience: letter.audience ?? "",
    title: letter.title,
    body: letter.body,
    theirNumber: letter.theirNumber,
    dueDay: letter.dueDay ?? "",
  };
}

/** Where the draft as somebody else has saved it says something else than what was typed. */
function NowStands({ visit, letter, problem }: Pick<EditProps, "visit" | "letter" | "problem">) {
  const t = texts[visit.lang].draft;
  const saved = draftValues(letter);
  const words = (text: string) => text && <WrittenWords>{text}</WrittenWords>;
  const fields = [
    { name: "addressee", term: t.addressee, value: words(letter.addresseeName) },
    { name: "audience", term: t.audience, value: words(saved.audience) },
    { name: "title", term: t.heading, value: words(saved.title) },
    { name: "body", term: t.body, value: saved.body && <Prose html={renderMarkdown(saved.body)} /> },
    { name: "theirNumber", term: t.theirNumber, value: saved.theirNumber },
    { name: "dueDay", term: t.dueDay, value: saved.dueDay && formatDay(saved.dueDay, visit.lang) },
  ] as const;
  return <SavedMeanwhile items={fields.filter(({ name }) => saved[name] !== textOf(problem, name).trim())} />;
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
