import ical, { ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import type { District } from "../../platform/district/district.ts";
import type { Meeting } from "./queries/meetings.ts";

interface CalendarFile {
  readonly district: Pick<District, "id" | "name" | "bodyName" | "bodyEmail">;
  readonly meeting: Meeting;
  /** The meeting's public page. */
  readonly url: string;
  readonly now: Date;
  /** Who is invited; without, the file only tells of the meeting. */
  readonly attendee?: { readonly name: string; readonly email: string };
}

/**
 * A meeting as a calendar file (RFC 5545, times in UTC). The same meeting keeps its UID and counts its versions, so
 * that a calendar updates what it has. An invitation (REQUEST) needs an organiser; without one it is only published.
 */
export function calendarFile({ district, meeting, url, now, attendee }: CalendarFile): { text: string; method: string } {
  const invites = attendee !== undefined && district.bodyEmail !== null;
  const method = invites ? ICalCalendarMethod.REQUEST : ICalCalendarMethod.PUBLISH;
  const calendar = ical({ method, prodId: { company: "Kvarter", product: "Forum", language: "DA" } });
  const event = calendar.createEvent({
    id: `${meeting.id}@${district.id}.kvarter`,
    sequence: meeting.sequence,
    stamp: now,
    start: meeting.startsAt,
    end: meeting.endsAt,
    summary: `${meeting.seriesName} (${district.name})`,
    location: meeting.place,
    description: url,
    url,
    status: ICalEventStatus.CONFIRMED,
  });
  if (district.bodyEmail !== null) event.organizer({ name: district.bodyName, email: district.bodyEmail });
  // Answers come through the personal link: a calendar's own reply would be read by nobody.
  if (invites && attendee) event.createAttendee({ name: attendee.name, email: attendee.email, rsvp: false });
  return { text: calendar.toString(), method };
}
