import type { FC } from "hono/jsx";
import { dayOf, formatDay } from "../../../platform/i18n/dates.ts";
import type { Lang } from "../../../platform/i18n/lang.ts";
import { textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { Facts } from "../../../ui/definition.tsx";
import type { Fact } from "../../../ui/definition.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { DateField, TextField } from "../../../ui/field.tsx";
import { ErrorSummary, Form } from "../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { EmptyState, ItemList } from "../../../ui/list.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { pauseOn } from "../exceptions.ts";
import {
  addPausePath,
  editSeriesPath,
  endSeriesPath,
  extraMeetingPath,
  forumPath,
  meetingWorkPath,
  meetingsPath,
  planAheadPath,
  removePausePath,
  standingPath,
} from "../paths.ts";
import type { Meeting } from "../queries/meetings.ts";
import type { Notice as MeetingNotice } from "../queries/notices.ts";
import type { Series, SeriesPause } from "../queries/series.ts";
import { agendaTexts } from "../texts/agenda.ts";
import { meetingTexts } from "../texts/meeting.ts";
import { seriesTexts } from "../texts/series.ts";
import { danish, holidayWords, meetingName, rhythmWords } from "./words.ts";
import { YearOfMeetings } from "./year.tsx";
import type { Entry } from "./year.tsx";

interface SeriesPageProps {
  readonly visit: Visit;
  readonly series: Series;
  readonly pauses: readonly SeriesPause[];
  /** Meetings of this series that are to come. */
  readonly coming: readonly Meeting[];
  readonly entries: readonly Entry[];
  readonly notices: ReadonlyMap<string, MeetingNotice>;
  readonly problem: FormProblem;
}

/** What a series does: its rhythm and hours, where it meets, and what happens on holidays and before a meeting. */
export function seriesFacts(series: Series, lang: Lang): Fact[] {
  const t = seriesTexts[lang];
  return [
    { term: t.rhythm, value: rhythmWords(series, lang) },
    { term: t.place, value: <span lang={danish(lang)}>{series.place}</span> },
    { term: t.holidays, value: holidayWords(series, lang) },
    { term: t.reminder, value: series.remindDays === null ? t.remindNone : t.remindWords(series.remindDays) },
  ];
}

/** For coordinators: one series with its next days and what falls away, its pauses, and the doors to change it. */
export const SeriesPage: FC<SeriesPageProps> = (props) => {
  const { visit, series, problem, entries, notices } = props;
  const t = seriesTexts[visit.lang];
  const words = { ...meetingTexts[visit.lang].errors, ...t.errors };
  const errors = errorsInWords(problem.errors, visit.lang, words);
  return (
    <Page
      title={series.name}
      kicker={t.title}
      width="wide"
      hasErrors={errors.length > 0}
      breadcrumbs={[
        { href: forumPath.to(visit, {}), label: meetingTexts[visit.lang].forum.title },
        { href: meetingsPath.to(visit, {}), label: meetingTexts[visit.lang].forum.work },
      ]}
      before={
        <>
          <ErrorSummary errors={errors} />
          <DoneNotice visit={visit} />
        </>
      }
    >
      <Facts items={seriesFacts(series, visit.lang)} />
      <Actions>
        <ButtonLink kind="secondary" href={editSeriesPath.to(visit, { id: series.id })}>
          {t.edit}
        </ButtonLink>
        <ButtonLink kind="quiet" href={standingPath.to(visit, { id: series.id })}>
          {agendaTexts[visit.lang].standing.link}
        </ButtonLink>
        <ButtonLink kind="quiet" href={extraMeetingPath.to(visit, { id: series.id })}>
          {t.extra}
        </ButtonLink>
      </Actions>
      <CaughtInPause {...props} />
      <Section title={t.days}>
        <YearOfMeetings
          {...{ visit, entries, notices }}
          hrefOf={(meeting) => meetingWorkPath.to(visit, { id: meeting.id })}
          severalSeries={false}
          label={t.days}
        />
        <PlanAhead {...props} />
      </Section>
      <Pauses {...props} />
      <Section title={t.end} lead={t.endLead}>
        <Actions>
          <ButtonLink kind="secondary" href={endSeriesPath.to(visit, { id: series.id })}>
            {t.end}
          </ButtonLink>
        </Actions>
      </Section>
    </Page>
  );
};

const DoneNotice: FC<{ visit: Visit }> = ({ visit }) => {
  const t = seriesTexts[visit.lang];
  const planned = countIn(visit, "planned");
  const followed = countIn(visit, "followed");
  if (planned !== undefined)
    return (
      <Notice tone="success" live>
        {planned === 0 ? t.allPlanned : t.planned(planned)}
      </Notice>
    );
  if (!visit.query("saved")) return null;
  return (
    <Notice tone="success" live>
      {meetingTexts[visit.lang].saved} {followed ? t.followed(followed) : ""}
    </Notice>
  );
};

function countIn(visit: Visit, name: string): number | undefined {
  const text = visit.query(name);
  return /^\d{1,2}$/.test(text) ? Number(text) : undefined;
}

/** Meetings with invitations that lie in a pause: nobody but a person may move those. */
const CaughtInPause: FC<SeriesPageProps> = ({ visit, pauses, coming }) => {
  const caught = coming.filter((one) => one.cancelledAt === null && !one.isExtra && pauseOn(pauses, dayOf(one.startsAt)));
  if (caught.length === 0) return null;
  return (
    <Notice tone="warning">
      <p>{seriesTexts[visit.lang].inPause}</p>
      <ul>
        {caught.map((meeting) => (
          <li>
            <a href={meetingWorkPath.to(visit, { id: meeting.id })}>{meetingName(meeting, visit.lang)}</a>
          </li>
        ))}
      </ul>
    </Notice>
  );
};

const PlanAhead: FC<SeriesPageProps> = ({ visit, series, problem }) => {
  const t = seriesTexts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, meetingTexts[visit.lang].errors);
  return (
    <Form action={planAheadPath.to(visit, { id: series.id })}>
      <TextField
        name="count"
        type="number"
        inputmode="numeric"
        width="short"
        label={t.planMany}
        hint={t.planHint}
        value={textOf(problem, "count") || "6"}
        error={errorAt(errors, "count")}
      />
      <Actions>
        <Button>{t.planButton}</Button>
      </Actions>
    </Form>
  );
};

const Pauses: FC<SeriesPageProps> = ({ visit, series, pauses, problem }) => {
  const t = seriesTexts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, { ...meetingTexts[visit.lang].errors, ...t.errors });
  const field = (name: string) => ({ name, value: textOf(problem, name), error: errorAt(errors, name) });
  return (
    <Section title={t.pauses} lead={t.pausesLead}>
      {pauses.length === 0 && <EmptyState title={t.noPauses} />}
      {pauses.length > 0 && (
        <ItemList
          label={t.pauses}
          items={pauses.map(({ id, fromDay, toDay, reason }) => ({
            key: id,
            title: <span lang={danish(visit.lang)}>{reason}</span>,
            meta: `${formatDay(fromDay, visit.lang)} - ${formatDay(toDay, visit.lang)}`,
            actions: (
              <Form action={removePausePath.to(visit, { id: series.id, pause: id })} inline>
                <Button kind="quiet" aria-label={`${t.removePause}: ${reason}`}>
                  {t.removePause}
                </Button>
              </Form>
            ),
          }))}
        />
      )}
      <Form action={addPausePath.to(visit, { id: series.id })} label={t.addPause}>
        <h3>{t.addPause}</h3>
        <DateField {...field("fromDay")} label={t.pauseFrom} />
        <DateField {...field("toDay")} label={t.pauseTo} />
        <TextField {...field("reason")} label={t.pauseReason} hint={t.pauseReasonHint} />
        <Actions>
          <Button kind="secondary">{t.pauseSave}</Button>
        </Actions>
      </Form>
    </Section>
  );
};
