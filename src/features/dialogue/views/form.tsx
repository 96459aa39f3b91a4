import type { FC } from "hono/jsx";
import { textOf, textsOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { CheckboxGroup } from "../../../ui/choice.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { DateField, TextArea, TextField } from "../../../ui/field.tsx";
import { ErrorSummary, Form, HiddenField } from "../../../ui/form.tsx";
import { Actions, Page } from "../../../ui/layout.tsx";
import { paths } from "../paths.ts";
import { perspectives } from "../perspective.ts";
import { texts } from "../texts/dialogue.ts";
import { workTexts } from "../texts/work.ts";

type FormPageProps = { readonly visit: Visit; readonly problem: FormProblem; readonly id?: string };

/** A question as a coordinator writes it; `id` when there is a draft already. */
export const QuestionFormPage: FC<FormPageProps> = ({ visit, problem, id }) => {
  const t = workTexts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, t.errors);
  const field = (name: string) => ({ name, value: textOf(problem, name), error: errorAt(errors, name) });
  const names = texts[visit.lang].perspectives;
  const back = id === undefined ? paths.dialogue.to(visit, {}) : paths.question.to(visit, { id });
  return (
    <Page
      title={id === undefined ? t.addTitle : t.changeTitle}
      lead={t.addLead}
      breadcrumbs={[{ href: paths.dialogue.to(visit, {}), label: texts[visit.lang].title }]}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      noIndex
    >
      <Form action={id === undefined ? paths.add.to(visit, {}) : paths.change.to(visit, { id })}>
        <HiddenField name="version" value={textOf(problem, "version") || "0"} />
        <TextField {...field("title")} label={t.titleField} hint={t.titleHint} maxlength={200} required />
        <TextArea {...field("why")} label={t.why} rows={4} maxlength={2000} required />
        <TextField {...field("asker")} label={t.asker} hint={t.askerHint} maxlength={200} required />
        <TextArea {...field("outcome")} label={t.outcome} hint={t.outcomeHint} rows={4} maxlength={2000} required />
        <DateField {...field("closesOn")} label={t.closesOn} required />
        <CheckboxGroup
          name="mustBeHeard"
          label={t.mustBeHeard}
          hint={t.mustBeHeardHint}
          error={errorAt(errors, "mustBeHeard")}
          options={perspectives.map((value) => ({ value, label: names[value] }))}
          values={textsOf(problem, "mustBeHeard")}
        />
        <TextArea {...field("statements")} label={t.statements} hint={t.statementsHint} rows={14} />
        <Actions>
          <Button>{t.save}</Button>
          <ButtonLink kind="quiet" href={back}>
            {t.cancel}
          </ButtonLink>
        </Actions>
      </Form>
    </Page>
  );
};
