import type { Child, FC } from "hono/jsx";
import type { ForumWay } from "../../../platform/web/feature.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { formatDate } from "../../../platform/i18n/dates.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { Card } from "../../../ui/card.tsx";
import { Actions, Page, Section, SideBySide } from "../../../ui/layout.tsx";
import { EmptyState, ItemList, Pagination } from "../../../ui/list.tsx";
import { ageWords } from "../agenda.ts";
import {
  calendarFeedPath,
  forumPath,
  itemPath,
  meetingCalendarPath,
  meetingPath,
  meetingsPath,
  proposalsPath,
  publishedPath,
} from "../paths.ts";
import type { Meeting } from "../queries/meetings.ts";
import type { Notice } from "../queries/notices.ts";
import type { Series } from "../queries/series.ts";
import { calendarTexts } from "../texts/calendar.ts";
import { meetingTexts } from "../texts/meeting.ts";
import { minutesTexts } from "../texts/minutes.ts";
import { proposalTexts } from "../texts/proposals.ts";
import { seriesTexts } from "../texts/series.ts";
import { TakePart } from "./take-part.tsx";
import { danish, rhythmWords, whenWords } from "./words.ts";
import { YearOfMeetings } from "./year.tsx";
import type { Entry } from "./year.tsx";

export const minutesPerPage = 20;

interface ForumPageProps {
  readonly visit: Visit;
  readonly next: Meeting | undefined;
  readonly publicAgenda: readonly { id: string; title: string; times: number }[];
  readonly series: readonly Series[];
  /** The coming year of meetings. */
  readonly entries: readonly Entry[];
  readonly notices: ReadonlyMap<string, Notice>;
  readonly approved: { readonly meetings: readonly Meeting[]; readonly total: number };
  readonly page: number;
  /** What anyone can do, from other features. */
  readonly ways: readonly ForumWay[];
  /** Sections of other features. */
  readonly told: Child[];
}

/** Public: what the forum is, when it meets next, what it talks about, and what it has written down. */
export const ForumPage: FC<ForumPageProps> = (props) => {
  const { visit, next, publicAgenda, series, approved, page, ways, told } = props;
  const t = meetingTexts[visit.lang];
  return (
    <Page
      title={t.forum.title}
      lead={t.forum.lead}
      description={t.forum.description}
      width="wide"
    >
      {visit.may("meetings.read") && (
        <Actions>
          <ButtonLink href={meetingsPath.to(visit, {})}>{t.forum.work}</ButtonLink>
          {visit.may("meetings.propose") && (
            <ButtonLink kind="secondary" href={proposalsPath.to(visit, {})}>
              {proposalTexts[visit.lang].ask.button}
            </ButtonLink>
          )}
        </Actions>
      )}
      <SideBySide>
        <Section title={t.forum.next}>
          {next ? (
            <>
              <NextMeeting visit={visit} meeting={next} />
              <PublicAgenda visit={visit} items={publicAgenda} />
              <Actions>
                <ButtonLink kind="secondary" href={meetingCalendarPath.to(visit, { id: next.id })} download>
                  {t.meeting.calendar}
                </ButtonLink>
                <ButtonLink kind="quiet" href={calendarFeedPath.to(visit, {})}>
                  {calendarTexts[visit.lang].subscribe}
                </ButtonLink>
              </Actions>
            </>
          ) : (
            <EmptyState title={t.forum.noNext} body={t.forum.noNextBody} />
          )}
          {series.map((one) => (
            <p>
              <span lang={danish(visit.lang)}>{one.name}</span>: {rhythmWords(one, visit.lang)}.
            </p>
          ))}
        </Section>
        <PublicDates {...props} />
      </SideBySide>
      <TakePart {...{ visit, ways }} />
      <SideBySide>
        <Section title={t.forum.minutes}>
          {approved.total === 0 && <EmptyState title={t.forum.noMinutes} body={t.forum.noMinutesBody} />}
          {approved.total > 0 && (
            <ItemList
              items={approved.meetings.map((meeting) => ({
                key: meeting.id,
                title: minutesTexts[visit.lang].published.title(formatDate(meeting.startsAt, visit.lang)),
                href: publishedPath.to(visit, { id: meeting.id }),
                meta: meeting.documentNumber,
              }))}
            />
          )}
          <Pagination
            page={page}
            pages={Math.ceil(approved.total / minutesPerPage)}
            total={approved.total}
            href={(to) => forumPath.to(visit, {}, { page: to })}
          />
        </Section>
        <div>{told}</div>
      </SideBySide>
    </Page>
  );
};

/**
 * Days that are planned, also moved and cancelled ones, and pauses; what a series may plan later is not promised here. The
 * next meeting stands above, and here only when it was moved.
 */
const PublicDates: FC<ForumPageProps> = ({ visit, entries, notices, series, next }) => {
  const planned = entries.filter(
    (entry) => entry.kind === "pause" || (entry.kind === "meeting" && (entry.meeting.id !== next?.id || notices.has(next.id))),
  );
  if (planned.length === 0) return null;
  const title = seriesTexts[visit.lang].publicDates;
  return (
    <Section title={title}>
      <YearOfMeetings
        {...{ visit, notices }}
        entries={planned}
        hrefOf={(meeting) => meetingPath.to(visit, { id: meeting.id })}
        severalSeries={series.length > 1}
        label={title}
      />
    </Section>
  );
};

/** When and where the next meeting is, as a card; also on the home page. */
export const NextMeeting: FC<{ visit: Visit; meeting: Meeting }> = ({ visit, meeting }) => (
  <Card
    title={whenWords(meeting, visit.lang)}
    href={meetingPath.to(visit, { id: meeting.id })}
    kicker={<span lang={danish(visit.lang)}>{meeting.seriesName}</span>}
  >
    <p lang={danish(visit.lang)}>{meeting.place}</p>
  </Card>
);

/** The items of an agenda that everyone may read. */
export const PublicAgenda: FC<{
  visit: Visit;
  items: readonly { id: string; title: string; times: number }[];
}> = ({ visit, items }) => {
  if (items.length === 0) return null;
  return (
    <ItemList
      label={meetingTexts[visit.lang].agenda.title}
      items={items.map(({ id, title, times }) => ({
        key: id,
        title: <span lang={danish(visit.lang)}>{title}</span>,
        href: itemPath.to(visit, { id }),
        meta: ageWords(times, visit.lang),
      }))}
    />
  );
};
