import ical, { ICalCalendarMethod, ICalEventTransparency } from "ical-generator";
import type { District } from "../../platform/district/district.ts";
import { startOfDay } from "../../platform/i18n/dates.ts";
import type { Lang } from "../../platform/i18n/lang.ts";
import { addMeeting, prodId, summaryOf } from "./calendar.ts";
import type { Meeting } from "./queries/meetings.ts";
import type { Notice } from "./queries/notices.ts";
import { calendarTexts } from "./texts/calendar.ts";

interface FeedDay {
  readonly kind: string;
  readonly id: string;
  /** A calendar day, such as `2026-11-22`. */
  readonly day: string;
  readonly title: string;
  readonly href: string;
}

interface Feed {
  readonly district: District;
  readonly lang: Lang;
  readonly meetings: readonly Meeting[];
  readonly notices: ReadonlyMap<string, Notice>;
  /** Where a meeting is read. */
  readonly urlOf: (meeting: Meeting) => string;
  /** Only in a member's own calendar: what they answered, by meeting, and days that are theirs. */
  readonly own?: { readonly answers: ReadonlyMap<string, "yes" | "no">; readonly days: readonly FeedDay[] };
}

const hour = 60 * 60;

/**
 * Meetings as a calendar that programs subscribe to (RFC 5545, times in UTC): moved ones with what was before, cancelled
 * ones as cancelled. The same meetings give the same text, to the last character.
 */
export function feedOf({ district, lang, meetings, notices, urlOf, own }: Feed): string {
  const t = calendarTexts[lang].feed;
  const calendar = ical({
    method: ICalCalendarMethod.PUBLISH,
    prodId,
    name: own ? t.ownName(district.name) : t.name(district.name),
    timezone: null,
    ttl: hour,
  });
  for (const meeting of meetings) {
    const summary = summaryOf(meeting, district);
    const url = urlOf(meeting);
    const answer = own?.answers.get(meeting.id);
    addMeeting(calendar, {
      district,
      meeting,
      summary: meeting.cancelledAt ? t.cancelled(summary) : summary,
      description: [...noticeLines(notices.get(meeting.id), lang), ...(answer ? [t.answer[answer]] : []), url].join("\n"),
      url,
      stamp: meeting.changedAt,
    });
  }
  for (const { kind, id, day, title, href } of own?.days ?? [])
    calendar.createEvent({
      id: `${kind}-${id}@${district.id}.kvarter`,
      // Due days are days, not moments: the same wherever the calendar is read.
      start: new Date(`${day}T00:00:00Z`),
      allDay: true,
      stamp: startOfDay(day),
      summary: t.due(title),
      description: href,
      url: href,
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  return calendar.toString();
}

/** When anything in a calendar of meetings changed last; undefined when there are none. */
export function lastChange(meetings: readonly Meeting[]): Date | undefined {
  const moments = meetings.map(({ changedAt }) => changedAt.getTime());
  return moments.length === 0 ? undefined : new Date(Math.max(...moments));
}

function noticeLines(notice: Notice | undefined, lang: Lang): string[] {
  if (!notice) return [];
  const t = calendarTexts[lang].feed;
  const { kind, reason, was } = notice;
  const told = kind === "moved" ? t.moved(was.startsAt, was.place) : t.isCancelled;
  return reason ? [told, t.reason(reason)] : [told];
}
