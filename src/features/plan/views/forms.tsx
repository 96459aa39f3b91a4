import type { FC } from "hono/jsx";
import { nameNow } from "../../../network/party.ts";
import type { Party } from "../../../network/party.ts";
import { dayOf } from "../../../platform/i18n/dates.ts";
import { textOf, textsOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { SavedMeanwhile, versionToSend, wasChanged } from "../../../ui/clash.tsx";
import { CheckboxGroup, RadioGroup, Select } from "../../../ui/choice.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { DateField, FileField, TextArea, TextField } from "../../../ui/field.tsx";
import { ErrorSummary, Form, HiddenField } from "../../../ui/form.tsx";
import { Actions, Page } from "../../../ui/layout.tsx";
import { measureKind } from "../kinds.ts";
import { firstProofDay, possibleAfter } from "../measure.ts";
import { planPaths } from "../paths.ts";
import type { Goal } from "../queries/goals.ts";
import type { Measure } from "../queries/measures.ts";
import { limits } from "../schema.ts";
import { texts } from "../texts.ts";

const planCrumb = (visit: Visit) => ({ href: planPaths.plan.to(visit, {}), label: texts[visit.lang].title });

type GoalFormProps = {
  visit: Visit;
  problem: FormProblem;
  /** The goal that is changed; undefined for a new one. */
  goal?: Goal;
  documents: readonly { readonly id: string; readonly title: string }[];
};

export const GoalFormPage: FC<GoalFormProps> = ({ visit, problem, goal, documents }) => {
  const t = texts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, t.errors);
  const title = goal ? t.editGoal : t.addGoal;
  const back = goal ? planPaths.goal.to(visit, { id: goal.id }) : planPaths.plan.to(visit, {});
  return (
    <Page
      title={title}
      lead={t.goalIsPublic}
      breadcrumbs={[planCrumb(visit)]}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      noIndex
    >
      {goal && wasChanged(problem) && (
        <SavedMeanwhile
          items={[
            { term: t.fields.goalTitle, value: goal.title },
            { term: t.fields.goalMeaning, value: goal.meaning },
            { term: t.fields.position, value: String(goal.position) },
          ]}
        />
      )}
      <Form action={goal ? planPaths.editGoal.to(visit, { id: goal.id }) : planPaths.newGoal.to(visit, {})}>
        {goal && <HiddenField name="version" value={String(versionToSend(problem, goal.version))} />}
        <TextField
          name="title"
          label={t.fields.goalTitle}
          value={textOf(problem, "title")}
          error={errorAt(errors, "title")}
          maxlength={200}
          required
        />
        <TextArea
          name="meaning"
          limit={limits.text}
          label={t.fields.goalMeaning}
          hint={t.fields.markdown}
          value={textOf(problem, "meaning")}
          error={errorAt(errors, "meaning")}
          rows={6}
          optional
        />
        <TextField
          name="position"
          label={t.fields.position}
          hint={t.fields.positionHint}
          value={textOf(problem, "position")}
          error={errorAt(errors, "position")}
          inputmode="numeric"
          width="short"
          optional
        />
        {documents.length > 0 && (
          <CheckboxGroup
            name="documents"
            label={t.fields.documents}
            options={documents.map(({ id, title: label }) => ({ value: id, label }))}
            values={textsOf(problem, "documents")}
            error={errorAt(errors, "documents")}
            optional
          />
        )}
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

type MeasureFormProps = {
  visit: Visit;
  problem: FormProblem;
  /** The measure that is changed; undefined for a new one. */
  measure?: Measure;
  goals: readonly Goal[];
  parties: readonly Party[];
};

export const MeasureFormPage: FC<MeasureFormProps> = ({ visit, problem, measure, goals, parties }) => {
  const t = texts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, t.errors);
  const action = measure ? planPaths.editMeasure.to(visit, { id: measure.id }) : planPaths.newMeasure.to(visit, {});
  const back = measure ? planPaths.measure.to(visit, { id: measure.id }) : planPaths.plan.to(visit, {});
  const field = (name: string) => ({ name, value: textOf(problem, name), error: errorAt(errors, name) });
  return (
    <Page
      title={measure ? t.editMeasure : t.addMeasure}
      breadcrumbs={[planCrumb(visit)]}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      noIndex
    >
      <Form action={action}>
        {measure && <HiddenField name="version" value={String(versionToSend(problem, measure.version))} />}
        <TextField {...field("title")} label={t.fields.title} maxlength={200} required />
        <TextArea {...field("description")} label={t.fields.description} hint={t.fields.markdown} limit={limits.text} rows={8} optional />
        <Select
          {...field("goalId")}
          label={t.fields.goal}
          options={goals.map(({ id, title }) => ({ value: id, label: title }))}
          width="full"
        />
        <Select
          {...field("partyId")}
          label={t.fields.party}
          options={parties.map((party) => ({ value: party.id, label: nameNow(party, visit.lang) }))}
          width="full"
        />
        <DateField {...field("fromDay")} label={t.fields.fromDay} />
        <DateField {...field("toDay")} label={t.fields.toDay} hint={t.fields.toDayHint} optional />
        <Actions>
          {measure?.isPublished ? (
            <Button name="act" value="save">
              {t.save}
            </Button>
          ) : (
            <>
              <Button name="act" value="publish">
                {t.publish}
              </Button>
              <Button kind="secondary" name="act" value="save">
                {t.saveDraft}
              </Button>
            </>
          )}
          <ButtonLink kind="quiet" href={back}>
            {t.cancel}
          </ButtonLink>
        </Actions>
      </Form>
    </Page>
  );
};

export const ProofFormPage: FC<{ visit: Visit; problem: FormProblem; measure: Measure }> = ({ visit, problem, measure }) => {
  const t = texts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, t.errors);
  const back = { href: planPaths.measure.to(visit, { id: measure.id }), label: measure.title };
  const field = (name: string) => ({ name, value: textOf(problem, name), error: errorAt(errors, name) });
  return (
    <Page
      title={t.proveTitle}
      lead={t.proveLead}
      breadcrumbs={[planCrumb(visit), back]}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      noIndex
    >
      <Form action={planPaths.prove.to(visit, { id: measure.id })} multipart>
        <DateField {...field("day")} label={t.fields.day} max={dayOf(visit.now)} min={measure.provenDay ?? earliestDayOf(measure)} required />
        <TextArea {...field("words")} label={t.fields.words} hint={t.fields.wordsHint} limit={limits.proof} optional />
        <TextField {...field("link")} label={t.fields.link} hint={t.fields.linkHint} type="url" optional />
        <FileField
          name="file"
          label={t.fields.file}
          hint={t.fields.fileHint}
          error={errorAt(errors, "file")}
          accept="application/pdf,image/jpeg,image/png"
          optional
        />
        <RadioGroup
          {...field("statusAfter")}
          label={t.fields.statusAfter}
          options={possibleAfter(measure.status).map((status) => ({
            value: status,
            label: measureKind.statuses[status]?.words[visit.lang] ?? status,
          }))}
          required
        />
        <Actions>
          <Button>{t.saveProof}</Button>
          <ButtonLink kind="quiet" href={back.href}>
            {t.cancel}
          </ButtonLink>
        </Actions>
      </Form>
    </Page>
  );
};

function earliestDayOf({ fromDay, createdAt }: Measure): string {
  return firstProofDay({ fromDay, addedDay: dayOf(createdAt) });
}
