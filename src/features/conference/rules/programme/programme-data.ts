import { z } from "zod";
import type { Conference } from "../../queries/conferences.ts";
import type { Version } from "../../queries/programme.ts";
import { sessionKinds, slotsOf } from "./programme.ts";

const moment = z.iso.datetime();

/** What `programmeData` gives, for those who read it. */
export const programmeShape = z.object({
  id: z.uuid(),
  url: z.url(),
  title: z.string(),
  startsAt: moment,
  endsAt: moment,
  timeZone: z.literal("Europe/Copenhagen"),
  place: z.string(),
  organiser: z.string(),
  caseNumber: z.string().nullable(),
  cancelled: z.boolean(),
  version: z.int(),
  publishedAt: moment,
  sessions: z.array(
    z.object({
      id: z.uuid(),
      kind: z.enum(sessionKinds),
      title: z.string(),
      about: z.string(),
      people: z.array(z.object({ name: z.string(), affiliation: z.string() })),
      times: z.array(z.object({ startsAt: moment, endsAt: moment, room: z.string().nullable(), round: z.int().nullable(), capacity: z.int().nullable() })),
    }),
  ),
});

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
