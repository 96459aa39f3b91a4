import ical, { ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import type { District } from "../../../../platform/district/district.ts";
import { formatHours } from "../../../../platform/i18n/dates.ts";
import type { Lang } from "../../../../platform/i18n/lang.ts";
import { peopleNames } from "./change-words.ts";
import { slotsOf } from "./programme.ts";
import type { Conference } from "../../queries/conferences.ts";
import type { Version } from "../../queries/programme.ts";
import { texts } from "../../texts/visitors.ts";

interface Told {
  readonly district: Pick<District, "id">;
  readonly lang: Lang;
  readonly conference: Conference;
  /** The newest first. */
  readonly versions: readonly Version[];
  /** The conference's public page. */
  readonly url: string;
}

export const prodId = { company: "Kvarter", product: "Conference", language: "DA" } as const;

/**
 * A conference as one event (RFC 5545, times in UTC), with its programme in words. It keeps its UID and counts its
 * versions, so that a calendar updates what it has; the same conference gives the same text.
 */
export function conferenceCalendar({ district, lang, conference, versions, url }: Told): string {
  const calendar = ical({ method: ICalCalendarMethod.PUBLISH, prodId });
  const [last] = versions;
  const lines = last ? slotsOf(last.programme).map((slot) => `${formatHours(slot, lang)} ${slot.session.title}`) : [];
  calendar.createEvent({
    id: `${conference.id}@${district.id}.kvarter`,
    ...countedBy(conference, last),
    stamp: conference.cancelledAt ?? last?.publishedAt ?? conference.createdAt,
    start: conference.startsAt,
    end: conference.endsAt,
    summary: conference.cancelledAt ? texts[lang].cancelledName(conference.title) : conference.title,
    location: conference.place,
    description: [...lines, url].join("\n"),
    url,
  });
  return calendar.toString();
}

/** The published programme, an event for each session at each of its times. */
export function programmeCalendar({ district, lang, conference, versions, url }: Told): string {
  const t = texts[lang];
  const calendar = ical({ method: ICalCalendarMethod.PUBLISH, prodId, name: t.calendarName(conference.title), timezone: null });
  const [last] = versions;
  for (const { key, startsAt, endsAt, session, room } of last ? slotsOf(last.programme) : []) {
    const by = peopleNames(session.people, lang);
    calendar.createEvent({
      id: `${key.replace("/", "-")}@${district.id}.kvarter`,
      ...countedBy(conference, last),
      stamp: conference.cancelledAt ?? last?.publishedAt ?? conference.createdAt,
      start: startsAt,
      end: endsAt,
      summary: conference.cancelledAt ? t.cancelledName(session.title) : session.title,
      location: [room, conference.place].filter(Boolean).join(", "),
      description: [session.about, by && `${t.programme.by[session.kind]} ${by}`, url].filter(Boolean).join("\n"),
      url,
    });
  }
  return calendar.toString();
}

/** Each change of the details and each published programme counts one up. */
const countedBy = ({ version, cancelledAt }: Conference, last: Version | undefined) => ({
  sequence: version + (last?.number ?? 0) + (cancelledAt ? 1 : 0),
  status: cancelledAt ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
});
