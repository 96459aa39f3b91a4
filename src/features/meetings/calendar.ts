import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from "ical-generator";
import type { ICalCalendar, ICalEvent } from "ical-generator";
import type { District } from "../../platform/district/district.ts";
import type { Meeting } from "./queries/meetings.ts";

type Organiser = Pick<District, "id" | "name" | "bodyName" | "bodyEmail">;

interface CalendarFile {
  readonly district: Organiser;
  readonly meeting: Meeting;
  /** The meeting's public page. */
  readonly url: string;
  readonly now: Date;
  /** Who is invited; without, the file only tells of the meeting. */
  readonly attendee?: { readonly name: string; readonly email: string };
}

/**
 * A meeting as a calendar file (RFC 5545, times in UTC). The same meeting keeps its UID and counts its versions, so
 * that a calendar updates what it has. An invitation (REQUEST) or its end (CANCEL) needs an organiser; without one the
 * file is only published.
 */
export function calendarFile({ district, meeting, url, now, attendee }: CalendarFile): { text: string; method: string } {
  const invites = attendee !== undefined && district.bodyEmail !== null;
  const asks = meeting.cancelledAt === null ? ICalCalendarMethod.REQUEST : ICalCalendarMethod.CANCEL;
  const method = invites ? asks : ICalCalendarMethod.PUBLISH;
  const calendar = ical({ method, prodId });
  const event = addMeeting(calendar, { district, meeting, summary: summaryOf(meeting, district), description: url, url, stamp: now });
  // Answers come through the personal link: a calendar's own reply would be read by nobody.
  if (invites && attendee) event.createAttendee({ name: attendee.name, email: attendee.email, rsvp: false });
  return { text: calendar.toString(), method };
}

export const prodId = { company: "Kvarter", product: "Forum", language: "DA" } as const;

interface MeetingEvent {
  readonly district: Organiser;
  readonly meeting: Meeting;
  readonly summary: string;
  readonly description: string;
  readonly url: string;
  /** When this was last true to what we know. */
  readonly stamp: Date;
}

/** Puts a meeting into a calendar, by the UID it keeps for good. */
export function addMeeting(calendar: ICalCalendar, entry: MeetingEvent): ICalEvent {
  const { district, meeting, summary, description, url, stamp } = entry;
  const cancelled = meeting.cancelledAt !== null;
  const event = calendar.createEvent({
    id: `${meeting.id}@${district.id}.kvarter`,
    sequence: meeting.sequence,
    stamp,
    lastModified: meeting.changedAt,
    start: meeting.startsAt,
    end: meeting.endsAt,
    summary,
    location: meeting.place,
    description,
    url,
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    transparency: cancelled ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
  });
  if (district.bodyEmail !== null) event.organizer({ name: district.bodyName, email: district.bodyEmail });
  return event;
}

/** "Samarbejdsforum (Vesterbro)" */
export function summaryOf(meeting: Pick<Meeting, "seriesName">, district: Pick<District, "name">): string {
  return `${meeting.seriesName} (${district.name})`;
}
