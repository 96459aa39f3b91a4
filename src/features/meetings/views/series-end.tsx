import type { FC } from "hono/jsx";
import { formatDate } from "../../../platform/i18n/dates.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { Facts } from "../../../ui/definition.tsx";
import { Form } from "../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { EmptyState, ItemList } from "../../../ui/list.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { endSeriesPath, forumPath, meetingWorkPath, meetingsPath, resumeSeriesPath, seriesPath } from "../paths.ts";
import type { Meeting } from "../queries/meetings.ts";
import type { EndedSeries, Series } from "../queries/series.ts";
import { meetingTexts } from "../texts/meeting.ts";
import { seriesTexts } from "../texts/series.ts";
import { danish, meetingName, rhythmWords, whenWords } from "./words.ts";

interface EndSeriesProps {
  readonly visit: Visit;
  readonly series: Series;
  /** Its meetings that are to be held. */
  readonly coming: readonly Meeting[];
}

/** Before a series is ended: what stays planned, and that it can begin again. */
export const EndSeriesPage: FC<EndSeriesProps> = ({ visit, series, coming }) => {
  const t = seriesTexts[visit.lang];
  return (
    <Page
      title={t.end}
      kicker={<span lang={danish(visit.lang)}>{series.name}</span>}
      lead={t.endLead}
      breadcrumbs={[{ href: seriesPath.to(visit, { id: series.id }), label: series.name, isWritten: true }]}
    >
      <p>{t.endPlanned(coming.length)}</p>
      {coming.length > 0 && <ComingMeetings {...{ visit, coming }} />}
      <p>{t.endUndo}</p>
      <Form action={endSeriesPath.to(visit, { id: series.id })}>
        <Actions>
          <Button kind="danger">{t.end}</Button>
          <ButtonLink kind="quiet" href={seriesPath.to(visit, { id: series.id })}>
            {t.endKeep}
          </ButtonLink>
        </Actions>
      </Form>
    </Page>
  );
};

/** For coordinators: a series that was ended, with what is still planned of it, and the door back. */
export const EndedSeriesPage: FC<EndSeriesProps & { series: EndedSeries }> = ({ visit, series, coming }) => {
  const t = seriesTexts[visit.lang];
  return (
    <Page
      title={series.name}
      kicker={t.title}
      breadcrumbs={[
        { href: forumPath.to(visit, {}), label: meetingTexts[visit.lang].forum.title },
        { href: meetingsPath.to(visit, {}), label: meetingTexts[visit.lang].forum.work },
      ]}
    >
      <Notice title={t.ended}>{t.endedSince(formatDate(series.endedAt, visit.lang))}</Notice>
      <Facts
        items={[
          { term: t.rhythm, value: rhythmWords(series, visit.lang) },
          { term: t.place, value: <span lang={danish(visit.lang)}>{series.place}</span> },
        ]}
      />
      <Section title={t.endedComing}>
        {coming.length === 0 ? <EmptyState title={t.endedNone} /> : <ComingMeetings {...{ visit, coming }} />}
      </Section>
      <Section title={t.resume} lead={t.resumeLead}>
        <Form action={resumeSeriesPath.to(visit, { id: series.id })}>
          <Actions>
            <Button>{t.resume}</Button>
          </Actions>
        </Form>
      </Section>
    </Page>
  );
};

const ComingMeetings: FC<Pick<EndSeriesProps, "visit" | "coming">> = ({ visit, coming }) => (
  <ItemList
    label={seriesTexts[visit.lang].endedComing}
    items={coming.map((meeting) => ({
      key: meeting.id,
      title: meetingName(meeting, visit.lang),
      href: meetingWorkPath.to(visit, { id: meeting.id }),
      meta: whenWords(meeting, visit.lang),
    }))}
  />
);
