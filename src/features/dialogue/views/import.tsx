import type { FC } from "hono/jsx";
import type { Lang } from "../../../platform/i18n/lang.ts";
import { textOf, textsOf } from "../../../platform/web/form.ts";
import type { FormError, FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { CheckboxGroup } from "../../../ui/choice.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { FileField, TextArea, TextField } from "../../../ui/field.tsx";
import { ErrorSummary, Form } from "../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { problemOf } from "../rules/files/import-file.ts";
import { paths } from "../paths.ts";
import { perspectives } from "../rules/perspective.ts";
import { texts } from "../texts/dialogue.ts";
import { importTexts } from "../texts/import.ts";
import { limits } from "../schema.ts";

/** Errors in words, those of a file with the row they are in. */
export function importErrorsInWords(errors: readonly FormError[], lang: Lang) {
  const t = importTexts[lang];
  const words: Readonly<Record<string, ((value: string) => string) | undefined>> = t.problems;
  return errors.flatMap((error) => {
    const problem = problemOf(error.code);
    if (!problem) return errorsInWords([error], lang, t.errors);
    const what = words[problem.code]?.(problem.value.slice(0, 60)) ?? t.unknownProblem;
    return [{ field: error.field, message: problem.row === "" ? what : t.row(problem.row) + what }];
  });
}

/** Where a coordinator chooses the files of an export, and says where they come from. */
export const ImportFormPage: FC<{ readonly visit: Visit; readonly problem: FormProblem }> = ({ visit, problem }) => {
  const { lang } = visit;
  const t = importTexts[lang];
  const errors = importErrorsInWords(problem.errors, lang);
  const field = (name: string) => ({ name, value: textOf(problem, name), error: errorAt(errors, name) });
  const file = (name: string) => ({ name, accept: ".csv,text/csv", error: errorAt(errors, name) });
  return (
    <Page
      title={t.title}
      lead={t.lead}
      breadcrumbs={[{ href: paths.dialogue.to(visit, {}), label: texts[lang].title }]}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      noIndex
    >
      <Form action={paths.addImport.to(visit, {})} multipart>
        <Section title={t.aboutTitle}>
          <TextField {...field("title")} label={t.titleField} maxlength={200} required />
          <TextField {...field("asker")} label={t.asker} maxlength={200} required />
          <TextField {...field("origin")} label={t.origin} hint={t.originHint} maxlength={300} required />
          <TextArea {...field("why")} label={t.why} rows={3} limit={limits.text} optional />
        </Section>
        <Section title={t.filesTitle} lead={t.filesLead}>
          <FileField {...file("comments")} label={t.comments} required />
          <FileField {...file("votes")} label={t.votes} hint={t.votesHint} optional />
          <FileField {...file("participants")} label={t.participants} optional />
          <FileField {...file("strata")} label={t.strata} hint={t.strataHint} optional />
          <CheckboxGroup
            name="mustBeHeard"
            label={t.mustBeHeard}
            hint={t.mustBeHeardHint}
            error={errorAt(errors, "mustBeHeard")}
            options={perspectives.map((value) => ({ value, label: texts[lang].perspectives[value] }))}
            values={textsOf(problem, "mustBeHeard")}
          />
        </Section>
        <Actions>
          <Button>{t.read}</Button>
          <ButtonLink kind="quiet" href={paths.dialogue.to(visit, {})}>
            {t.cancel}
          </ButtonLink>
        </Actions>
      </Form>
    </Page>
  );
};
