import type { Child, FC } from "hono/jsx";
import type { ClosedDay } from "../../../platform/calendar/closed-days.ts";
import { formatDay } from "../../../platform/i18n/dates.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Status } from "../../../ui/status.tsx";
import type { StatusWords } from "../../../ui/status.tsx";
import type { Meeting } from "../queries/meetings.ts";
import type { Notice } from "../queries/notices.ts";
import type { Series, SeriesPause } from "../queries/series.ts";
import { noticeTexts } from "../texts/notices.ts";
import { seriesTexts } from "../texts/series.ts";
import type { YearEntry } from "../year.ts";
import { changeWords, danish, dayParts, meetingName, monthOf, whenHours } from "./words.ts";

export type Entry = YearEntry<Meeting, Series, SeriesPause>;

interface YearProps {
  readonly visit: Visit;
  readonly entries: readonly Entry[];
  /** The newest notice of meetings that were moved or cancelled. */
  readonly notices: ReadonlyMap<string, Notice>;
  /** Where the line of a meeting leads. */
  readonly hrefOf: (meeting: Meeting) => string;
  /** Names the series on each line, where there are several. */
  readonly severalSeries: boolean;
  readonly label: string;
}

/** Meetings to come, month by month, with what falls away and why; calm enough to be read from top to bottom. */
export const YearOfMeetings: FC<YearProps> = (props) => {
  const months = [...new Set(props.entries.map(({ day }) => monthOf(day, props.visit.lang)))];
  return (
    <div class="year">
      {months.map((month) => (
        <section class="year-month">
          <h3 class="year-month-name">{month}</h3>
          <ol class="year-days" aria-label={`${props.label}, ${month}`}>
            {props.entries.map((entry) => monthOf(entry.day, props.visit.lang) === month && <Day {...props} entry={entry} />)}
          </ol>
        </section>
      ))}
    </div>
  );
};

const Day: FC<YearProps & { entry: Entry }> = (props) => {
  const { entry, visit } = props;
  const t = seriesTexts[visit.lang].year;
  switch (entry.kind) {
    case "meeting":
      return <PlannedDay {...props} entry={entry} />;
    case "expected":
      return (
        <Line
          visit={visit}
          day={entry.day}
          faint
          title={<span lang={danish(visit.lang)}>{entry.series.name}</span>}
          meta={[hoursOf(entry.series, visit), because(entry, visit)]}
          status={{ label: t.expected }}
        />
      );
    case "away":
      return (
        <Line
          visit={visit}
          day={entry.day}
          faint
          title={t.away(entry.holiday.name[visit.lang])}
          meta={[props.severalSeries && <span lang={danish(visit.lang)}>{entry.series.name}</span>]}
        />
      );
    case "pause":
      return (
        <li class="year-day year-pause">
          <p class="year-title">
            <span lang={danish(visit.lang)}>{entry.pause.reason}</span>
          </p>
          <p class="year-meta">
            {joined([
              t.pause(formatDay(entry.pause.fromDay, visit.lang), formatDay(entry.pause.toDay, visit.lang)),
              props.severalSeries && <span lang={danish(visit.lang)}>{entry.series.name}</span>,
              t.falls(entry.falls),
            ])}
          </p>
        </li>
      );
  }
};

const PlannedDay: FC<YearProps & { entry: Extract<Entry, { kind: "meeting" }> }> = (props) => {
  const { visit, entry, notices, severalSeries } = props;
  const { meeting } = entry;
  const notice = notices.get(meeting.id);
  const state = noticeTexts[visit.lang].state;
  const name = severalSeries ? (
    <>
      <span lang={danish(visit.lang)}>{meeting.seriesName}</span>: {meetingName(meeting, visit.lang)}
    </>
  ) : (
    meetingName(meeting, visit.lang)
  );
  return (
    <Line
      visit={visit}
      day={entry.day}
      cancelled={meeting.cancelledAt !== null}
      title={<a href={props.hrefOf(meeting)}>{name}</a>}
      meta={[
        whenHours(meeting, visit.lang),
        <span lang={danish(visit.lang)}>{meeting.place}</span>,
        because(entry, visit),
        ...(notice ? changeWords(notice, meeting, visit.lang) : []),
      ]}
      status={notice && { label: state[notice.kind], tone: notice.kind === "moved" ? "late" : "neutral" }}
    />
  );
};

interface LineProps {
  readonly visit: Visit;
  readonly day: string;
  readonly title: Child;
  readonly meta: readonly Child[];
  readonly status?: StatusWords | undefined;
  readonly faint?: boolean;
  readonly cancelled?: boolean;
}

const Line: FC<LineProps> = ({ visit, day, title, meta, status, faint, cancelled }) => {
  const { weekday, number } = dayParts(day, visit.lang);
  const kind = cancelled ? " year-cancelled" : faint ? " year-faint" : "";
  return (
    <li class={`year-day${kind}`}>
      <time class="year-date" datetime={day}>
        <span class="year-weekday">{weekday}</span> <span class="year-number">{number}</span>
      </time>
      <div class="year-main">
        <p class="year-title">{title}</p>
        <p class="year-meta">{joined(meta)}</p>
      </div>
      {status && <Status tone={status.tone}>{status.label}</Status>}
    </li>
  );
};

function because(
  { holiday, insteadOf }: { readonly holiday?: ClosedDay; readonly insteadOf?: string },
  visit: Visit,
): Child {
  const t = seriesTexts[visit.lang].year;
  if (!holiday) return undefined;
  const name = holiday.name[visit.lang];
  return insteadOf === undefined ? t.onHoliday(name) : t.because(formatDay(insteadOf, visit.lang), name);
}

function hoursOf(series: Series, visit: Visit): string {
  const clock = (time: string) => (visit.lang === "da" ? time.replace(":", ".") : time);
  return visit.lang === "da"
    ? `kl. ${clock(series.fromTime)}–${clock(series.toTime)}`
    : `${clock(series.fromTime)}–${clock(series.toTime)}`;
}

/** Small facts on one line, those that are there. */
function joined(parts: readonly Child[]): Child {
  return parts
    .filter((part) => part !== undefined && part !== null && part !== false && part !== "")
    .map((part, index) => (
      <>
        {index > 0 && " · "}
        {part}
      </>
    ));
}
