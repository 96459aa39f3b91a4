import type { Child, FC } from "hono/jsx";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { Form } from "../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { Fold } from "../../../ui/fold.tsx";
import { EmptyState, ItemList } from "../../../ui/list.tsx";
import { Notice } from "../../../ui/notice.tsx";
import type { CycleFacts } from "../cycle.ts";
import {
  calendarsPath,
  cyclePath,
  forumPath,
  meetingWorkPath,
  membersPath,
  minutesPath,
  newSeriesPath,
  partyAttendancePath,
  planMeetingPath,
  seriesPath,
  silentDaysPath,
  standingPath,
} from "../paths.ts";
import type { Meeting } from "../queries/meetings.ts";
import type { Notice as MeetingNotice } from "../queries/notices.ts";
import type { Series } from "../queries/series.ts";
import { agendaTexts } from "../texts/agenda.ts";
import { attendanceTexts } from "../texts/attendance.ts";
import { calendarTexts } from "../texts/calendar.ts";
import { meetingTexts } from "../texts/meeting.ts";
import { paperTexts } from "../texts/papers.ts";
import { seriesTexts } from "../texts/series.ts";
import { whereWords } from "./timeline.tsx";
import { meetingName, rhythmWords } from "./words.ts";
import { YearOfMeetings } from "./year.tsx";
import type { Entry } from "./year.tsx";

interface ForumWorkProps {
  readonly visit: Visit;
  readonly coming: readonly Meeting[];
  readonly toMinute: readonly { readonly meeting: Meeting; readonly facts: CycleFacts }[];
  readonly series: readonly Series[];
  /** Series that were ended; none for who may not begin them again. */
  readonly ended: readonly Series[];
  /** The coming year of meetings. */
  readonly entries: readonly Entry[];
  readonly notices: ReadonlyMap<string, MeetingNotice>;
  /** Sections of other features. */
  readonly told: Child[];
}

/** So many planned meetings are seen at once; the whole year is folded away below. */
const mostComing = 3;

/** For members: what waits, the next meetings, and the year to come; for coordinators the series. */
export const ForumWorkPage: FC<ForumWorkProps> = (props) => {
  const { visit, toMinute, series, entries, notices, told } = props;
  const t = meetingTexts[visit.lang];
  const year = seriesTexts[visit.lang].year;
  const planned = entries.filter(({ kind }) => kind === "meeting");
  const shown = {
    visit,
    notices,
    hrefOf: (meeting: Meeting) => meetingWorkPath.to(visit, { id: meeting.id }),
    severalSeries: series.length > 1,
  };
  return (
    <Page
      title={t.forum.work}
      width="wide"
      breadcrumbs={[{ href: forumPath.to(visit, {}), label: t.forum.title }]}
      before={visit.query("saved") && <Notice tone="success" live>{t.saved}</Notice>}
    >
      {toMinute.length > 0 && (
        <Section title={t.forum.toMinute}>
          <MinutesUnderWay visit={visit} toMinute={toMinute} />
        </Section>
      )}
      <Section title={t.forum.coming}>
        {planned.length === 0 ? (
          <EmptyState title={t.forum.noNext} />
        ) : (
          <YearOfMeetings {...shown} entries={planned.slice(0, mostComing)} label={t.forum.coming} />
        )}
        <p>
          <a href={calendarsPath.to(visit, {})}>{calendarTexts[visit.lang].link}</a>
          {" · "}
          <a href={partyAttendancePath.to(visit, {})}>{attendanceTexts[visit.lang].overview.title}</a>
        </p>
      </Section>
      {told}
      {visit.may("meetings.prepare") && <SeriesList {...props} />}
      {entries.length > 0 && (
        <Fold summary={year.title}>
          <YearOfMeetings {...shown} entries={entries} label={year.title} />
        </Fold>
      )}
    </Page>
  );
};

const MinutesUnderWay: FC<Pick<ForumWorkProps, "visit" | "toMinute">> = ({ visit, toMinute }) => (
  <ItemList
    items={toMinute.map(({ meeting, facts }) => ({
      key: meeting.id,
      title: `${meeting.seriesName}: ${meetingName(meeting, visit.lang)}`,
      href: minutesHref(visit, meeting),
      meta: whereWords(facts, visit),
    }))}
  />
);

/** Where one goes on with minutes: to write a draft, else to see where they are. */
export function minutesHref(visit: Visit, meeting: Meeting): string {
  const isDraft = !meeting.sentAt && !meeting.approvedAt;
  const path = !isDraft ? cyclePath : visit.may("meetings.minute") ? minutesPath : meetingWorkPath;
  return path.to(visit, { id: meeting.id });
}

const SeriesList: FC<ForumWorkProps> = ({ visit, series, ended, coming }) => {
  const t = meetingTexts[visit.lang].forum;
  const standing = agendaTexts[visit.lang].standing.link;
  const { silent } = paperTexts[visit.lang];
  return (
    <Section title={t.series}>
      {series.length === 0 && <EmptyState title={ended.length === 0 ? t.noSeries : t.noneRuns} body={t.noSeriesBody} />}
      {series.length > 0 && (
        <ItemList
          items={series.map((one) => ({
            key: one.id,
            title: one.name,
            href: seriesPath.to(visit, { id: one.id }),
            meta: `${rhythmWords(one, visit.lang)} · ${one.place} · ${silent.row(one.silentDays)}`,
            actions: (
              <>
                <Form action={planMeetingPath.to(visit, { id: one.id })} inline>
                  <Button kind={coming.length === 0 ? "primary" : "secondary"} aria-label={`${t.plan}: ${one.name}`}>
                    {t.plan}
                  </Button>
                </Form>
                <ButtonLink kind="quiet" href={standingPath.to(visit, { id: one.id })} aria-label={`${standing}: ${one.name}`}>
                  {standing}
                </ButtonLink>
                <ButtonLink
                  kind="quiet"
                  href={silentDaysPath.to(visit, { id: one.id })}
                  aria-label={`${silent.title}: ${one.name}`}
                >
                  {silent.title}
                </ButtonLink>
              </>
            ),
          }))}
        />
      )}
      <Actions>
        <ButtonLink kind={series.length === 0 ? "primary" : "secondary"} href={newSeriesPath.to(visit, {})}>
          {t.newSeries}
        </ButtonLink>
        {visit.may("parties.manage") && (
          <ButtonLink kind="quiet" href={membersPath.to(visit, {})}>
            {t.members}
          </ButtonLink>
        )}
      </Actions>
      {ended.length > 0 && (
        <Fold summary={seriesTexts[visit.lang].endedList} open={series.length === 0}>
          <ItemList
            items={ended.map((one) => ({
              key: one.id,
              title: one.name,
              href: seriesPath.to(visit, { id: one.id }),
              meta: rhythmWords(one, visit.lang),
            }))}
          />
        </Fold>
      )}
    </Section>
  );
};
