import { z } from "zod";
import { sessionKinds } from "./programme.ts";
import type { Programme, ProgrammePerson, Span } from "./programme.ts";

const moment = z.iso.datetime().transform((text) => new Date(text));
const people = z.array(z.object({ name: z.string().min(1), affiliation: z.string() }));

const programme = z.object({
  title: z.string(),
  place: z.string(),
  startsAt: moment,
  endsAt: moment,
  rounds: z.array(z.object({ number: z.number().int(), startsAt: moment, endsAt: moment })),
  sessions: z.array(
    z.object({
      id: z.uuid(),
      kind: z.enum(sessionKinds),
      title: z.string(),
      about: z.string(),
      people,
      time: z.object({ startsAt: moment, endsAt: moment }).nullable(),
      room: z.string(),
      rounds: z.array(z.object({ round: z.number().int(), room: z.string(), capacity: z.number().int() })),
    }),
  ),
});

/** A programme as it is kept once it is published: the same programme gives the same text. `readProgramme` gives it back. */
export function storedProgramme({ title, place, startsAt, endsAt, rounds, sessions }: Programme): string {
  return JSON.stringify({
    title, place, startsAt, endsAt,
    rounds: rounds.map(({ number, ...span }) => ({ number, ...timesOf(span) })),
    sessions: sessions.map(({ id, kind, title: name, about, people: who, time, room, rounds: held }) => ({
      id, kind, title: name, about,
      people: who.map(({ name: person, affiliation }) => ({ name: person, affiliation })),
      time: time && timesOf(time),
      room,
      rounds: held.map(({ round, room: where, capacity }) => ({ round, room: where, capacity })),
    })),
  });
}

const timesOf = ({ startsAt, endsAt }: Span) => ({ startsAt, endsAt });

/** A published programme as the database gives it back. @throws ZodError for what is none */
export function readProgramme(stored: unknown): Programme {
  return programme.parse(stored);
}

/** Who speaks or facilitates, as the database gives it back. @throws ZodError for what is none */
export function readPeople(stored: unknown): ProgrammePerson[] {
  return people.parse(stored);
}
