import type { FC } from "hono/jsx";
import { textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { Select } from "../../../ui/choice.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { DateField, TextField } from "../../../ui/field.tsx";
import { ErrorSummary, Form } from "../../../ui/form.tsx";
import { Actions, Page } from "../../../ui/layout.tsx";
import { meetingTimePath, meetingWorkPath, meetingsPath, newSeriesPath } from "../paths.ts";
import type { Meeting } from "../queries/meetings.ts";
import { meetingTexts } from "../texts/meeting.ts";
import { meetingName } from "./words.ts";

/** How often, when and where the forum meets. */
export const SeriesPage: FC<{ visit: Visit; problem: FormProblem }> = ({ visit, problem }) => {
  const t = meetingTexts[visit.lang].series;
  const errors = errorsInWords(problem.errors, visit.lang, meetingTexts[visit.lang].errors);
  const field = (name: string) => ({ name, value: textOf(problem, name), error: errorAt(errors, name) });
  return (
    <Page
      title={t.title}
      lead={t.lead}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      breadcrumbs={[{ href: meetingsPath.to(visit, {}), label: meetingTexts[visit.lang].forum.work }]}
    >
      <Form action={newSeriesPath.to(visit, {})}>
        <TextField {...field("name")} label={t.name} hint={t.nameHint} />
        <TextField {...field("everyWeeks")} type="number" width="short" inputmode="numeric" label={t.everyWeeks} />
        <Select
          {...field("weekday")}
          label={t.weekday}
          empty={false}
          options={t.weekdays.map((label, index) => ({ value: String(index + 1), label }))}
        />
        <DateField {...field("fromDay")} label={t.fromDay} hint={t.fromDayHint} />
        <TextField {...field("fromTime")} type="time" width="short" label={t.fromTime} />
        <TextField {...field("toTime")} type="time" width="short" label={t.toTime} />
        <TextField {...field("place")} label={t.place} hint={t.placeHint} />
        <Actions>
          <Button>{t.save}</Button>
        </Actions>
      </Form>
    </Page>
  );
};

/** Day, hours and place of one meeting. */
export const TimePage: FC<{ visit: Visit; problem: FormProblem; meeting: Meeting }> = ({ visit, problem, meeting }) => {
  const t = meetingTexts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, t.errors);
  const field = (name: string) => ({ name, value: textOf(problem, name), error: errorAt(errors, name) });
  return (
    <Page
      title={t.meeting.timeTitle}
      lead={t.meeting.timeLead}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      breadcrumbs={[{ href: meetingWorkPath.to(visit, { id: meeting.id }), label: meetingName(meeting, visit.lang) }]}
    >
      <Form action={meetingTimePath.to(visit, { id: meeting.id })}>
        <DateField {...field("day")} label={t.meeting.day} />
        <TextField {...field("fromTime")} type="time" width="short" label={t.series.fromTime} />
        <TextField {...field("toTime")} type="time" width="short" label={t.series.toTime} />
        <TextField {...field("place")} label={t.series.place} hint={t.series.placeHint} />
        <Actions>
          <Button>{t.meeting.save}</Button>
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
