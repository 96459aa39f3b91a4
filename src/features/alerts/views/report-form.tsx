import type { FC } from "hono/jsx";
import { dayOf } from "../../../platform/i18n/dates.ts";
import { textOf, textsOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button } from "../../../ui/button.tsx";
import { CheckboxGroup, Select } from "../../../ui/choice.tsx";
import { SavedMeanwhile, versionToSend, wasChanged } from "../../../ui/clash.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { DateField, TextField } from "../../../ui/field.tsx";
import { ErrorSummary, Form, HiddenField } from "../../../ui/form.tsx";
import { Actions, Page } from "../../../ui/layout.tsx";
import { kindsWithLooks } from "../alert.ts";
import type { AlertKind } from "../alert.ts";
import { adviceOf } from "../alert-words.ts";
import type { Shortage } from "../grading.ts";
import { paths } from "../paths.ts";
import type { Report } from "../queries/reports.ts";
import { limits } from "../schema.ts";
import { texts as kindTexts } from "../texts/kinds.ts";
import { texts } from "../texts/work.ts";
import { ShortageNotice } from "./shortage.tsx";

type FormProps = {
  visit: Visit;
  kind: AlertKind;
  problem: FormProblem;
  /** Names of the district's places. */
  places: readonly string[];
  /** For whom somebody may report. */
  parties: readonly { readonly id: string; readonly name: string }[];
  /** The alert that is changed; none for a new report. */
  report?: Report;
  /** Why a new report cannot go out. */
  shortage?: Shortage | undefined;
};

/** What an alert says, in the words of its kind: for a new report, and to write anew what is out. */
export const ReportFormPage: FC<FormProps> = ({ visit, kind, problem, places, parties, report, shortage }) => {
  const t = texts[visit.lang];
  const words = kindTexts[visit.lang][kind];
  const errors = errorsInWords(problem.errors, visit.lang, t.errors);
  const asked = (name: string) => {
    const error = errorAt(errors, name);
    return { name, value: textOf(problem, name), ...(error && { error }) };
  };
  const askedLine = (name: Exclude<keyof typeof limits, "learnt" | "reason">) => ({ ...asked(name), limit: limits[name] });
  const areaError = errorAt(errors, "area");
  return (
    <Page
      title={report ? t.form.changeTitle(report.words.headline) : t.form.title(words.label)}
      lead={report ? t.form.changeLead : t.form.lead}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      breadcrumbs={[{ href: paths.work.to(visit, {}), label: t.title }]}
    >
      {report && wasChanged(problem) && <SavedMeanwhile items={meanwhile(report, visit)} />}
      <ShortageNotice {...{ visit, shortage }} />
      <Form action={report ? paths.change.to(visit, { id: report.id }) : paths.report.to(visit, {}, { kind })}>
        {report ? <HiddenField name="version" value={String(versionToSend(problem, report.version))} /> : <HiddenField name="kind" value={kind} />}
        {!report && (parties.length === 1 ? <HiddenField name="partyId" value={parties[0]?.id ?? ""} /> : <Select {...asked("partyId")} label={t.form.party} hint={t.form.partyHint} options={[{ value: "", label: "" }, ...parties.map(({ id, name }) => ({ value: id, label: name }))]} />)}
        <TextField {...askedLine("headline")} label={words.headline} hint={words.headlineHint} />
        <TextField {...askedLine("headlineEn")} label={t.form.english} optional />
        {kindsWithLooks.includes(kind) && <TextField {...askedLine("looks")} label={t.form.looks} hint={t.form.looksHint} optional />}
        <TextField {...askedLine("does")} label={words.does} hint={words.doesHint} />
        <TextField {...askedLine("where")} label={t.form.where} hint={t.form.whereHint} optional />
        {places.length > 0 && (
          <div class="alert-area">
            <CheckboxGroup
              name="area"
              label={t.form.area}
              hint={t.form.areaHint}
              values={textsOf(problem, "area")}
              options={places.map((name) => ({ value: name, label: name }))}
              {...(areaError && { error: areaError })}
            />
          </div>
        )}
        <div class="alert-do">
          <p>{t.form.always}</p>
          <ul>
            {adviceOf(kind, visit.lang).map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        </div>
        <TextField {...askedLine("extra")} label={t.form.extra} hint={t.form.extraHint} optional />
        {!report && <DateField {...asked("seenDay")} label={t.form.seenDay} max={dayOf(visit.now)} />}
        <TextField {...asked("days")} label={t.form.days} hint={t.form.daysHint} width="short" inputmode="numeric" />
        {report && <TextField {...askedLine("changed")} label={t.form.changed} hint={t.form.changedHint} />}
        <Actions>
          <Button>{report ? t.form.save : t.form.send}</Button>
        </Actions>
      </Form>
    </Page>
  );
};

function meanwhile({ words, kind }: Report, visit: Visit) {
  const t = texts[visit.lang];
  return [
    { term: kindTexts[visit.lang][kind].headline, value: words.headline },
    { term: t.form.looks, value: words.looks },
    { term: kindTexts[visit.lang][kind].does, value: words.does },
    { term: t.form.where, value: words.where },
    { term: t.form.extra, value: words.extra },
  ];
}
