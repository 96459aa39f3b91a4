import type { Conference } from "./queries/conferences.ts";
import type { Version } from "./queries/programme.ts";
import { slotsOf } from "./programme.ts";

/**
 * A published programme for other programs, as JSON: each session with all its times, in UTC. Everything in it stands on the
 * public page, too.
 * @param url the conference's public page
 */
export function programmeData(conference: Conference, version: Version, url: string): string {
  const { programme } = version;
  const slots = slotsOf(programme);
  return JSON.stringify({
    id: conference.id,
    url,
    title: conference.title,
    startsAt: conference.startsAt,
    endsAt: conference.endsAt,
    timeZone: "Europe/Copenhagen",
    place: conference.place,
    organiser: conference.organiser,
    caseNumber: conference.caseNumber,
    cancelled: conference.cancelledAt !== null,
    version: version.number,
    publishedAt: version.publishedAt,
    sessions: programme.sessions.map(({ id, kind, title, about, people }) => ({
      id,
      kind,
      title,
      about,
      people,
      times: slots
        .filter(({ session }) => session.id === id)
        .map(({ startsAt, endsAt, room, held }) => ({ startsAt, endsAt, room: room || null, round: held?.round ?? null, capacity: held?.capacity ?? null })),
    })),
  });
}
