import type { FC } from "hono/jsx";
import { textOf, textsOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { BackField } from "../../../thread/make.tsx";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { SavedMeanwhile, versionToSend, wasChanged } from "../../../ui/clash.tsx";
import { Checkbox, CheckboxGroup } from "../../../ui/choice.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { DateField, TextArea, TextField } from "../../../ui/field.tsx";
import { ErrorSummary, Form, HiddenField } from "../../../ui/form.tsx";
import { Actions, Page } from "../../../ui/layout.tsx";
import { WrittenWords } from "../../../ui/written.tsx";
import type { Reached } from "../notice/queries/reached.ts";
import { limits } from "../schema.ts";
import { WhoIsTold } from "../notice/views/told.tsx";
import { conferenceValues, otherValues } from "../rules/programme/form-values.ts";
import { conferenceLanguages } from "../rules/languages.ts";
import { paths } from "../paths.ts";
import type { Conference } from "../queries/conferences.ts";
import { texts as fewerTexts } from "../texts/fewer-places.ts";
import { texts } from "../texts/visitors.ts";
import { texts as workTexts } from "../texts/work.ts";
import { FewerPlaces } from "./fewer-places.tsx";

interface DetailsPageProps {
  readonly visit: Visit;
  readonly problem: FormProblem;
  readonly action: string;
  /** Where "cancel" leads. */
  readonly back: string;
  /** The conference that is changed, as it stands; absent for a new one. */
  readonly stands?: Conference;
  /** How many a change of its time or place would tell; absent while nobody else can see it. */
  readonly reached?: Reached | undefined;
  /** How many have a place, or are offered one. */
  readonly taken?: number;
  /** What a new one comes of. */
  readonly origin?: { readonly title: string; readonly href: string };
}

/** What a conference is, when, where, whom to ask, and how one signs up. */
export const DetailsPage: FC<DetailsPageProps> = ({ visit, problem, action, back, stands, reached, taken = 0, origin }) => {
  const { lang } = visit;
  const t = workTexts[lang];
  const errors = errorsInWords(problem.errors, lang, { ...t.errors, capacity_below_seated: fewerTexts[lang].seated(taken) });
  const isNew = stands === undefined;
  return (
    <Page
      title={isNew ? t.add : t.change}
      lead={isNew ? t.addLead : t.changeLead}
      breadcrumbs={[{ href: paths.conferences.to(visit, {}), label: texts[lang].title }]}
      hasErrors={errors.length > 0}
      before={
        <>
          <ErrorSummary errors={errors} />
          {stands && wasChanged(problem) && <SavedMeanwhile items={otherValues(problem, conferenceValues(stands), labelsOf(visit), lang)} />}
        </>
      }
      noIndex
    >
      {origin && (
        <p>
          {t.madeFrom}{" "}
          <a href={origin.href}>
            <WrittenWords>{origin.title}</WrittenWords>
          </a>
        </p>
      )}
      <Form action={action}>
        {stands && <HiddenField name="version" value={String(versionToSend(problem, stands.version))} />}
        <BackField problem={problem} />
        <DetailsFields {...{ visit, problem, errors, reached, taken }} />
        <Actions>
          <Button>{t.save}</Button>
          <ButtonLink kind="quiet" href={back}>
            {t.cancelWriting}
          </ButtonLink>
        </Actions>
      </Form>
    </Page>
  );
};

/** What each field is called, where somebody else has written something else into it. */
function labelsOf(visit: Visit): Record<string, string> {
  const { title, why, day, fromTime, toTime, lastDay, place, organiser, targetGroup, capacity, contactFunction, contactPhone, contactMail, opens, closes, time, caseNumber, languages } = workTexts[visit.lang].fields;
  return {
    title, why, day, fromTime, toTime, lastDay, place, organiser, targetGroup, capacity, languages, contactFunction, contactPhone, contactMail,
    opensDay: opens, opensTime: `${opens} … ${time}`, closesDay: closes, closesTime: `${closes} … ${time}`, caseNumber,
  };
}

type FieldsProps = Pick<DetailsPageProps, "visit" | "problem" | "reached" | "taken"> & { errors: ReturnType<typeof errorsInWords> };

const DetailsFields: FC<FieldsProps> = ({ visit, problem, errors, reached, taken = 0 }) => {
  const f = workTexts[visit.lang].fields;
  const field = (name: string) => ({ name, value: textOf(problem, name), error: errorAt(errors, name) });
  return (
    <>
      <TextField {...field("title")} label={f.title} maxlength={160} required />
      <TextArea {...field("why")} label={f.why} hint={f.whyHint} limit={limits.why} rows={6} optional />
      {reached && <WhoIsTold {...{ visit, reached }} />}
      <DateField {...field("day")} label={f.day} required />
      <div class="conference-times">
        <TextField {...field("fromTime")} label={f.fromTime} type="time" width="short" required />
        <TextField {...field("toTime")} label={f.toTime} type="time" width="short" required />
      </div>
      <DateField {...field("lastDay")} label={f.lastDay} hint={f.lastDayHint} optional />
      <TextField {...field("place")} label={f.place} hint={f.placeHint} maxlength={200} required />
      <TextField {...field("organiser")} label={f.organiser} maxlength={160} required />
      <TextField {...field("targetGroup")} label={f.targetGroup} maxlength={300} optional />
      <TextField {...field("capacity")} label={f.capacity} inputmode="numeric" width="short" optional />
      <FewerPlaces {...{ visit, problem }} kept={fewerTexts[visit.lang].kept(taken)} />
      <CheckboxGroup
        {...field("languages")}
        label={f.languages}
        hint={f.languagesHint}
        layout="inline"
        options={conferenceLanguages.map((value) => ({ value, label: texts[visit.lang].languages[value] }))}
        values={textsOf(problem, "languages")}
      />
      <fieldset class="conference-fields">
        <legend>{f.contact}</legend>
        <TextField {...field("contactFunction")} label={f.contactFunction} hint={f.contactFunctionHint} maxlength={120} optional />
        <TextField {...field("contactPhone")} label={f.contactPhone} hint={f.contactPhoneHint} type="tel" width="medium" optional />
        <TextField {...field("contactMail")} label={f.contactMail} type="email" optional />
      </fieldset>
      <fieldset class="conference-fields" aria-describedby="registration-hint">
        <legend>{f.registration}</legend>
        <p class="field-hint" id="registration-hint">
          {f.registrationHint}
        </p>
        <div class="conference-times">
          <DateField {...field("opensDay")} label={f.opens} hint={f.opensHint} optional />
          <TextField {...field("opensTime")} label={f.time} type="time" width="short" optional />
        </div>
        <div class="conference-times">
          <DateField {...field("closesDay")} label={f.closes} optional />
          <TextField {...field("closesTime")} label={f.time} type="time" width="short" optional />
        </div>
        <Checkbox name="byInvitation" label={f.byInvitation} hint={f.byInvitationHint} checked={textOf(problem, "byInvitation") === "1"} />
      </fieldset>
      <TextField {...field("caseNumber")} label={f.caseNumber} hint={f.caseNumberHint} maxlength={40} width="medium" optional />
    </>
  );
};
