import type { FC } from "hono/jsx";
import { formatDay } from "../../../platform/i18n/dates.ts";
import { textOf, textsOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { CheckboxGroup } from "../../../ui/choice.tsx";
import { SavedMeanwhile, versionToSend, wasChanged } from "../../../ui/clash.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { DateField, TextArea, TextField } from "../../../ui/field.tsx";
import { ErrorSummary, Form, HiddenField } from "../../../ui/form.tsx";
import { Actions, Page } from "../../../ui/layout.tsx";
import { paths } from "../paths.ts";
import { perspectives } from "../rules/perspective.ts";
import { texts } from "../texts/dialogue.ts";
import { moderateTexts } from "../texts/moderate.ts";
import { limits } from "../schema.ts";
import { workTexts } from "../texts/work.ts";

interface FormPageProps {
  readonly visit: Visit;
  readonly problem: FormProblem;
  /** The draft as it stands now; undefined for a new question. */
  readonly draft?: { readonly id: string; readonly version: number; readonly fields: FormProblem };
}

/** A question as a coordinator writes it. */
export const QuestionFormPage: FC<FormPageProps> = ({ visit, problem, draft }) => {
  const t = workTexts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, t.errors);
  const field = (name: string) => ({ name, value: textOf(problem, name), error: errorAt(errors, name) });
  const names = texts[visit.lang].perspectives;
  const back = draft ? paths.question.to(visit, { id: draft.id }) : paths.dialogue.to(visit, {});
  return (
    <Page
      title={draft ? t.changeTitle : t.addTitle}
      lead={t.addLead}
      breadcrumbs={[{ href: paths.dialogue.to(visit, {}), label: texts[visit.lang].title }]}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      noIndex
    >
      {draft && wasChanged(problem) && (
        <SavedMeanwhile
          items={[
            { term: t.titleField, value: textOf(draft.fields, "title") },
            { term: t.why, value: textOf(draft.fields, "why") },
            { term: t.asker, value: textOf(draft.fields, "asker") },
            { term: t.outcome, value: textOf(draft.fields, "outcome") },
            { term: moderateTexts[visit.lang].policy, value: textOf(draft.fields, "moderation") },
            { term: t.closesOn, value: formatDay(textOf(draft.fields, "closesOn"), visit.lang) },
            { term: t.mustBeHeard, value: perspectives.filter((one) => textsOf(draft.fields, "mustBeHeard").includes(one)).map((one) => names[one]).join(", ") },
            { term: t.statements, value: textOf(draft.fields, "statements") },
          ]}
        />
      )}
      <Form action={draft ? paths.change.to(visit, { id: draft.id }) : paths.add.to(visit, {})}>
        <HiddenField name="version" value={String(draft ? versionToSend(problem, draft.version) : 0)} />
        <TextField {...field("title")} label={t.titleField} hint={t.titleHint} maxlength={200} required />
        <TextArea {...field("why")} label={t.why} rows={4} limit={limits.text} required />
        <TextField {...field("asker")} label={t.asker} hint={t.askerHint} maxlength={200} required />
        <TextArea {...field("outcome")} label={t.outcome} hint={t.outcomeHint} rows={4} limit={limits.text} required />
        <TextArea {...field("moderation")} label={moderateTexts[visit.lang].policy} hint={moderateTexts[visit.lang].policyHint} rows={5} limit={limits.text} />
        <DateField {...field("closesOn")} label={t.closesOn} required />
        <CheckboxGroup
          name="mustBeHeard"
          label={t.mustBeHeard}
          hint={t.mustBeHeardHint}
          error={errorAt(errors, "mustBeHeard")}
          options={perspectives.map((value) => ({ value, label: names[value] }))}
          values={textsOf(problem, "mustBeHeard")}
        />
        <TextArea {...field("statements")} label={t.statements} hint={t.statementsHint} limit={limits.statements} rows={14} />
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
