import ical, { ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import type { District } from "../../../../platform/district/district.ts";
import type { Lang } from "../../../../platform/i18n/lang.ts";
import type { Conference } from "../../queries/conferences.ts";
import { prodId } from "../../rules/programme/calendar.ts";
import { peopleNames } from "../../rules/programme/change-words.ts";
import { texts as visitorTexts } from "../../texts/visitors.ts";
import { texts } from "../texts/own.ts";
import type { Entry } from "./programme.ts";

interface Told {
  readonly district: Pick<District, "id">;
  readonly lang: Lang;
  readonly conference: Pick<Conference, "title" | "place">;
  readonly registrationId: string;
  readonly entries: readonly Entry[];
  /** When these places or this programme last changed. */
  readonly changedAt: Date;
  /** The conference's public page: one's own address stands in no calendar, which others may see. */
  readonly url: string;
}

/**
 * One person's programme for their calendar (RFC 5545). A round has one UID, whichever workshop it is, so that a calendar replaces
 * the workshop that somebody had before. What is for everyone has the UID that the public programme gives it.
 */
export function personalCalendar({ district, lang, conference, registrationId, entries, changedAt, url }: Told): string {
  const words = visitorTexts[lang];
  const calendar = ical({ method: ICalCalendarMethod.PUBLISH, prodId, name: `${texts[lang].title}: ${conference.title}`, timezone: null });
  for (const entry of entries) {
    if (!("slot" in entry)) continue;
    const { slot, seat } = entry;
    const by = peopleNames(slot.session.people, lang);
    calendar.createEvent({
      id: `${seat ? `${registrationId}-${seat.round}` : slot.session.id}@${district.id}.kvarter`,
      // Minutes always count up, whatever it was that changed.
      sequence: Math.floor(changedAt.getTime() / 60_000),
      status: ICalEventStatus.CONFIRMED,
      stamp: changedAt,
      start: slot.startsAt,
      end: slot.endsAt,
      summary: slot.session.title,
      location: [slot.room, conference.place].filter(Boolean).join(", "),
      description: [slot.session.about, by && `${words.programme.by[slot.session.kind]} ${by}`, url].filter(Boolean).join("\n"),
      url,
    });
  }
  return calendar.toString();
}
