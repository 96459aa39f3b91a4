import type { Child, FC } from "hono/jsx";
import type { Visit } from "../../../platform/web/routes.ts";
import { formatDate } from "../../../platform/i18n/dates.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { Card } from "../../../ui/card.tsx";
import { Form } from "../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { EmptyState, ItemList, Pagination } from "../../../ui/list.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { ageWords } from "../agenda.ts";
import type { CycleFacts } from "../cycle.ts";
import {
  cyclePath,
  endSeriesPath,
  forumPath,
  itemPath,
  meetingCalendarPath,
  meetingPath,
  meetingWorkPath,
  meetingsPath,
  membersPath,
  minutesPath,
  newSeriesPath,
  partiesPath,
  partyAttendancePath,
  planMeetingPath,
  publishedPath,
  standingPath,
  silentDaysPath,
} from "../paths.ts";
import type { Meeting, Series } from "../queries/meetings.ts";
import { agendaTexts } from "../texts/agenda.ts";
import { attendanceTexts } from "../texts/attendance.ts";
import { meetingTexts } from "../texts/meeting.ts";
import { minutesTexts } from "../texts/minutes.ts";
import { paperTexts } from "../texts/papers.ts";
import { whereWords } from "./timeline.tsx";
import { danish, meetingName, rhythmWords, whenWords } from "./words.ts";

export const minutesPerPage = 20;

interface ForumPageProps {
  readonly visit: Visit;
  readonly next: Meeting | undefined;
  readonly publicAgenda: readonly { id: string; title: string; times: number }[];
  readonly series: readonly Series[];
  readonly approved: { readonly meetings: readonly Meeting[]; readonly total: number };
  readonly page: number;
  /** Sections of other features. */
  readonly told: Child[];
}

/** Public: what the forum is, when it meets next, what it talks about, and what it has written down. */
export const ForumPage: FC<ForumPageProps> = ({ visit, next, publicAgenda, series, approved, page, told }) => {
  const t = meetingTexts[visit.lang];
  return (
    <Page
      title={t.forum.title}
      lead={t.forum.lead}
      description={t.forum.description}
    >
      {visit.may("meetings.read") && (
        <Actions>
          <ButtonLink href={meetingsPath.to(visit, {})}>{t.forum.work}</ButtonLink>
        </Actions>
      )}
      <Section title={t.forum.next}>
        {next ? (
          <>
            <NextMeeting visit={visit} meeting={next} />
            <PublicAgenda visit={visit} items={publicAgenda} />
            <Actions>
              <ButtonLink kind="secondary" href={meetingCalendarPath.to(visit, { id: next.id })} download>
                {t.meeting.calendar}
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
      {told}
      <Section title={t.forum.parties} lead={t.forum.partiesText}>
        <p>
          <a href={partiesPath.to(visit, {})}>{t.forum.partiesLink}</a>
        </p>
      </Section>
    </Page>
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

/** Where one goes on with minutes: to write a draft, else to see where they are. */
function minutesHref(visit: Visit, meeting: Meeting): string {
  const isDraft = !meeting.sentAt && !meeting.approvedAt;
  const path = !isDraft ? cyclePath : visit.may("meetings.minute") ? minutesPath : meetingWorkPath;
  return path.to(visit, { id: meeting.id });
}

interface ForumWorkProps {
  readonly visit: Visit;
  readonly coming: readonly Meeting[];
  readonly toMinute: readonly { readonly meeting: Meeting; readonly facts: CycleFacts }[];
  readonly series: readonly Series[];
  /** Sections of other features. */
  readonly told: Child[];
}

/** For members: the meetings to come and those whose minutes are under way; for coordinators the doors to prepare. */
export const ForumWorkPage: FC<ForumWorkProps> = ({ visit, coming, toMinute, series, told }) => {
  const t = meetingTexts[visit.lang];
  const prepares = visit.may("meetings.prepare");
  const line = (meeting: Meeting) => ({
    key: meeting.id,
    title: `${meeting.seriesName}: ${meetingName(meeting, visit.lang)}`,
    href: meetingWorkPath.to(visit, { id: meeting.id }),
    meta: `${whenWords(meeting, visit.lang)} · ${meeting.place}`,
  });
  return (
    <Page
      title={t.forum.work}
      breadcrumbs={[{ href: forumPath.to(visit, {}), label: t.forum.title }]}
      before={visit.query("saved") && <Notice tone="success" live>{t.saved}</Notice>}
    >
      <Section title={t.forum.coming}>
        {coming.length > 0 ? <ItemList items={coming.map(line)} /> : <EmptyState title={t.forum.noNext} />}
      </Section>
      <p>
        <a href={partyAttendancePath.to(visit, {})}>{attendanceTexts[visit.lang].overview.title}</a>
      </p>
      {toMinute.length > 0 && (
        <Section title={t.forum.toMinute}>
          <ItemList
            items={toMinute.map(({ meeting, facts }) => ({
              ...line(meeting),
              href: minutesHref(visit, meeting),
              meta: whereWords(facts, visit),
            }))}
          />
        </Section>
      )}
      {told}
      {prepares && (
        <Section title={t.forum.series}>
          {series.length === 0 && <EmptyState title={t.forum.noSeries} body={t.forum.noSeriesBody} />}
          {series.length > 0 && (
            <ItemList
              items={series.map((one) => ({
                key: one.id,
                title: one.name,
                meta: `${rhythmWords(one, visit.lang)} · ${one.place} · ${paperTexts[visit.lang].silent.row(one.silentDays)}`,
                actions: (
                  <>
                    <ButtonLink
                      kind="quiet"
                      href={silentDaysPath.to(visit, { id: one.id })}
                      aria-label={`${paperTexts[visit.lang].silent.title}: ${one.name}`}
                    >
                      {paperTexts[visit.lang].silent.title}
                    </ButtonLink>
                    <Form action={planMeetingPath.to(visit, { id: one.id })} inline>
                      <Button
                        kind={coming.length === 0 ? "primary" : "secondary"}
                        aria-label={`${t.forum.plan}: ${one.name}`}
                      >
                        {t.forum.plan}
                      </Button>
                    </Form>
                    <ButtonLink
                      kind="quiet"
                      href={standingPath.to(visit, { id: one.id })}
                      aria-label={`${agendaTexts[visit.lang].standing.link}: ${one.name}`}
                    >
                      {agendaTexts[visit.lang].standing.link}
                    </ButtonLink>
                    <Form action={endSeriesPath.to(visit, { id: one.id })} inline>
                      <Button kind="quiet" aria-label={`${t.forum.endSeries}: ${one.name}`}>
                        {t.forum.endSeries}
                      </Button>
                    </Form>
                  </>
                ),
              }))}
            />
          )}
          <Actions>
            <ButtonLink kind={series.length === 0 ? "primary" : "secondary"} href={newSeriesPath.to(visit, {})}>
              {t.forum.newSeries}
            </ButtonLink>
            {visit.may("parties.manage") && (
              <ButtonLink kind="quiet" href={membersPath.to(visit, {})}>
                {t.forum.members}
              </ButtonLink>
            )}
          </Actions>
        </Section>
      )}
    </Page>
  );
};
