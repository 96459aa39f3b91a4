import { nameNow } from "../../../network/party.ts";
import type { Party } from "../../../network/party.ts";
import { formatDay } from "../../../platform/i18n/dates.ts";
import { textOf, textsOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { BackField } from "../../../thread/make.tsx";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { Checkbox, CheckboxGroup } from "../../../ui/choice.tsx";
import { SavedMeanwhile, versionToSend, wasChanged } from "../../../ui/clash.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { DateField, TextArea } from "../../../ui/field.tsx";
import { ErrorSummary, Form, HiddenField } from "../../../ui/form.tsx";
import { Actions, Page } from "../../../ui/layout.tsx";
import type { Decision } from "../decision.ts";
import { titleOf } from "../decision.ts";
import { paths } from "../paths.ts";
import { reviewTexts } from "../texts/reviews.ts";
import { longestText } from "../schema.ts";
import { texts } from "../texts.ts";
import { WrittenWords } from "../../../ui/written.tsx";
import { OriginLine } from "./origin.tsx";
import type { FormOrigin } from "./origin.tsx";

/** A decision being taken on something: what was agreed, and who saw it differently. */
export function NewDecisionPage({ visit, origin, problem }: { visit: Visit; origin: FormOrigin; problem: FormProblem }) {
  const t = texts[visit.lang].decision;
  const errors = errorsInWords(problem.errors, visit.lang, texts[visit.lang].errors);
  const wasAsked = textsOf(problem, "internal").length > 0;
  return (
    <Page title={t.make} lead={t.makeLead} hasErrors={errors.length > 0} before={<ErrorSummary errors={errors} />}>
      <OriginLine origin={origin} label={texts[visit.lang].from} />
      <Form action={paths.makeDecision.to(visit, { origin: origin.kind, id: origin.id })}>
        <BackField problem={problem} />
        <WordingFields {...{ visit, problem }} isInternal={wasAsked ? isTicked(problem) : !origin.isPublic} />
        <Actions>
          <Button>{t.save}</Button>
          <ButtonLink kind="quiet" href={origin.href}>
            {t.cancel}
          </ButtonLink>
        </Actions>
      </Form>
    </Page>
  );
}

interface EditProps {
  readonly visit: Visit;
  readonly decision: Decision;
  readonly parties: readonly Party[];
  readonly problem: FormProblem;
}

/** A decision being put right, before a letter goes out on it. */
export function EditDecisionPage({ visit, decision, parties, problem }: EditProps) {
  const t = texts[visit.lang].decision;
  const errors = errorsInWords(problem.errors, visit.lang, texts[visit.lang].errors);
  const here = paths.decision.to(visit, { id: decision.id });
  return (
    <Page
      title={t.editTitle}
      breadcrumbs={[{ href: here, label: titleOf(decision.wording), isWritten: true }]}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
    >
      {wasChanged(problem) && <NowStands visit={visit} decision={decision} />}
      <Form action={paths.editDecision.to(visit, { id: decision.id })}>
        <HiddenField name="version" value={String(versionToSend(problem, decision.version))} />
        <WordingFields {...{ visit, problem }} isInternal={isTicked(problem)} />
        <DateField name="day" label={t.day} value={textOf(problem, "day")} error={errorAt(errors, "day")} />
        {parties.length > 0 && (
          <CheckboxGroup
            name="parties"
            label={t.present}
            hint={t.presentHint}
            options={parties.map((party) => ({ value: party.id, label: nameNow(party, visit.lang) }))}
            values={textsOf(problem, "parties")}
            error={errorAt(errors, "parties")}
          />
        )}
        <DateField
          name="reviewDay"
          label={t.reviewDay}
          hint={t.reviewHint}
          optional
          value={textOf(problem, "reviewDay")}
          error={errorAt(errors, "reviewDay")}
        />
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

/** The decision as somebody else has saved it, above what was typed. */
function NowStands({ visit, decision }: { visit: Visit; decision: Decision }) {
  const t = texts[visit.lang].decision;
  return (
    <SavedMeanwhile
      items={[
        { term: t.wording, value: <WrittenWords>{decision.wording}</WrittenWords> },
        { term: t.dissent, value: decision.dissent },
        { term: t.internal, value: decision.isInternal ? t.yes : t.no },
        { term: t.day, value: formatDay(decision.day, visit.lang) },
        { term: t.present, value: decision.present.map(({ name }) => name).join(", ") },
        { term: t.reviewDay, value: decision.reviewDay ? formatDay(decision.reviewDay, visit.lang) : "" },
        { term: reviewTexts[visit.lang].clash.status, value: t.statuses[decision.status] },
      ]}
    />
  );
}

const isTicked = (problem: FormProblem) => textsOf(problem, "internal").includes("1");

function WordingFields({ visit, problem, isInternal }: { visit: Visit; problem: FormProblem; isInternal: boolean }) {
  const t = texts[visit.lang].decision;
  const errors = errorsInWords(problem.errors, visit.lang, texts[visit.lang].errors);
  return (
    <>
      <TextArea
        name="wording"
        label={t.wording}
        hint={t.wordingHint}
        limit={longestText}
        value={textOf(problem, "wording")}
        error={errorAt(errors, "wording")}
      />
      <TextArea
        name="dissent"
        label={t.dissent}
        hint={t.dissentHint}
        optional
        rows={3}
        limit={longestText}
        value={textOf(problem, "dissent")}
        error={errorAt(errors, "dissent")}
      />
      <HiddenField name="internal" value="0" />
      <Checkbox
        name="internal"
        label={t.internal}
        hint={t.internalHint}
        checked={isInternal}
        error={errorAt(errors, "internal")}
      />
    </>
  );
}
