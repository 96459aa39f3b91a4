import type { FC } from "hono/jsx";
import { dayOf, formatDay } from "../../../platform/i18n/dates.ts";
import { textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { Select } from "../../../ui/choice.tsx";
import { SavedMeanwhile, versionToSend, wasChanged } from "../../../ui/clash.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { DateField, TextField } from "../../../ui/field.tsx";
import { ErrorSummary, Form, HiddenField } from "../../../ui/form.tsx";
import { Actions, Page } from "../../../ui/layout.tsx";
import { WrittenWords } from "../../../ui/written.tsx";
import { editSeriesPath, extraMeetingPath, meetingsPath, newSeriesPath, seriesPath } from "../paths.ts";
import type { Series } from "../queries/series.ts";
import { nextMeetingDay } from "../series.ts";
import { meetingTexts } from "../texts/meeting.ts";
import { seriesTexts } from "../texts/series.ts";
import { seriesFacts } from "./series.tsx";

const remindChoices = [1, 2, 3, 4, 5, 7, 10, 14];
const dayChoices = [-3, -2, -1, 1, 2, 3, 4, 5, 6];

/** How often, when and where the forum meets, and what it does on holidays: to begin a series. */
export const NewSeriesPage: FC<{ visit: Visit; problem: FormProblem }> = ({ visit, problem }) => {
  const t = meetingTexts[visit.lang].series;
  const errors = errorsInWords(problem.errors, visit.lang, meetingTexts[visit.lang].errors);
  return (
    <Page
      title={t.title}
      lead={t.lead}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      breadcrumbs={[{ href: meetingsPath.to(visit, {}), label: meetingTexts[visit.lang].forum.work }]}
    >
      <Form action={newSeriesPath.to(visit, {})}>
        <SeriesFields visit={visit} problem={problem} from={{ label: t.fromDay, hint: t.fromDayHint }} />
        <Actions>
          <Button>{t.save}</Button>
        </Actions>
      </Form>
    </Page>
  );
};

/** The same, for a series that runs. */
export const EditSeriesPage: FC<{ visit: Visit; problem: FormProblem; series: Series }> = ({ visit, problem, series }) => {
  const t = seriesTexts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, { ...meetingTexts[visit.lang].errors, ...t.errors });
  return (
    <Page
      title={t.editTitle}
      lead={t.editLead}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      breadcrumbs={[{ href: seriesPath.to(visit, { id: series.id }), label: series.name, isWritten: true }]}
    >
      {wasChanged(problem) && <NowStands visit={visit} series={series} />}
      <Form action={editSeriesPath.to(visit, { id: series.id })}>
        <HiddenField name="version" value={String(versionToSend(problem, series.version))} />
        <SeriesFields visit={visit} problem={problem} from={{ label: t.fromDay, hint: t.fromDayHint }} />
        <Actions>
          <Button>{t.save}</Button>
        </Actions>
      </Form>
    </Page>
  );
};

const NowStands: FC<{ visit: Visit; series: Series }> = ({ visit, series }) => {
  const t = meetingTexts[visit.lang].series;
  return (
    <SavedMeanwhile
      items={[
        { term: t.name, value: <WrittenWords>{series.name}</WrittenWords> },
        { term: seriesTexts[visit.lang].fromDay, value: formatDay(nextMeetingDay(series, dayOf(visit.now)), visit.lang) },
        ...seriesFacts(series, visit.lang),
      ]}
    />
  );
};

interface FieldsProps {
  readonly visit: Visit;
  readonly problem: FormProblem;
  readonly from: { readonly label: string; readonly hint: string };
}

const SeriesFields: FC<FieldsProps> = ({ visit, problem, from }) => {
  const t = meetingTexts[visit.lang].series;
  const s = seriesTexts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, meetingTexts[visit.lang].errors);
  const field = (name: string) => ({ name, value: textOf(problem, name), error: errorAt(errors, name) });
  return (
    <>
      <TextField {...field("name")} label={t.name} hint={t.nameHint} />
      <TextField {...field("everyWeeks")} type="number" width="short" inputmode="numeric" label={t.everyWeeks} />
      <Select
        {...field("weekday")}
        label={t.weekday}
        empty={false}
        options={t.weekdays.map((label, index) => ({ value: String(index + 1), label }))}
      />
      <DateField {...field("fromDay")} label={from.label} hint={from.hint} />
      <TextField {...field("fromTime")} type="time" width="short" label={t.fromTime} />
      <TextField {...field("toTime")} type="time" width="short" label={t.toTime} />
      <TextField {...field("place")} label={t.place} hint={t.placeHint} />
      <Select
        {...field("holiday")}
        label={s.holiday}
        hint={s.holidayHint}
        empty={false}
        options={[
          { value: "week-later", label: s.holidayChoice["week-later"] },
          ...dayChoices.map((days) => ({ value: String(days), label: s.daysMoved(days) })),
          { value: "hold", label: s.holidayChoice.hold },
        ]}
      />
      <Select
        {...field("remindDays")}
        label={s.remindDays}
        empty={s.remindNone}
        options={remindChoices.map((days) => ({ value: String(days), label: s.remindOption(days) }))}
      />
    </>
  );
};

/** A meeting outside the rhythm, on a day of its own. */
export const ExtraMeetingPage: FC<{ visit: Visit; problem: FormProblem; series: Series }> = ({ visit, problem, series }) => {
  const t = seriesTexts[visit.lang];
  const m = meetingTexts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, m.errors);
  const field = (name: string) => ({ name, value: textOf(problem, name), error: errorAt(errors, name) });
  return (
    <Page
      title={t.extraTitle}
      lead={t.extraLead}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      breadcrumbs={[{ href: seriesPath.to(visit, { id: series.id }), label: series.name, isWritten: true }]}
    >
      <Form action={extraMeetingPath.to(visit, { id: series.id })}>
        <DateField {...field("day")} label={m.meeting.day} />
        <TextField {...field("fromTime")} type="time" width="short" label={m.series.fromTime} />
        <TextField {...field("toTime")} type="time" width="short" label={m.series.toTime} />
        <TextField {...field("place")} label={m.series.place} hint={m.series.placeHint} />
        <Actions>
          <Button>{t.extraSave}</Button>
        </Actions>
      </Form>
    </Page>
  );
};

interface RefusedPageProps {
  readonly visit: Visit;
  readonly problem: FormProblem;
  readonly title: string;
  readonly words: Readonly<Record<string, string>>;
  readonly back: string;
}

/** A button's press was refused: says why, and leads back. */
export const RefusedPage: FC<RefusedPageProps> = ({ visit, problem, title, words, back }) => (
  <Page title={title} hasErrors before={<ErrorSummary errors={errorsInWords(problem.errors, visit.lang, words)} />}>
    <Actions>
      <ButtonLink kind="secondary" href={back}>
        {meetingTexts[visit.lang].back}
      </ButtonLink>
    </Actions>
  </Page>
);
