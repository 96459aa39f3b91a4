import type { Held, Programme, ProgrammePerson, Round, Session, Span } from "./programme.ts";

/** One thing that is different in a later programme. */
export type ProgrammeChange =
  | { readonly kind: "conference_renamed"; readonly from: string; readonly to: string }
  | { readonly kind: "conference_moved"; readonly from: Span; readonly to: Span }
  | { readonly kind: "other_place"; readonly from: string; readonly to: string }
  | { readonly kind: "round_moved"; readonly round: number; readonly from: Span; readonly to: Span }
  | { readonly kind: "new"; readonly session: Session }
  | { readonly kind: "dropped"; readonly session: Session }
  | { readonly kind: "renamed"; readonly session: Session; readonly from: string }
  | { readonly kind: "moved"; readonly session: Session; readonly from: Span; readonly to: Span }
  | { readonly kind: "other_room"; readonly session: Session; readonly round: number | null; readonly from: string; readonly to: string }
  | { readonly kind: "other_people"; readonly session: Session; readonly from: readonly ProgrammePerson[] }
  | { readonly kind: "round_added"; readonly session: Session; readonly round: number }
  | { readonly kind: "round_dropped"; readonly session: Session; readonly round: number };

/**
 * What somebody who read an earlier programme should know: what is new, dropped, moved, elsewhere, or with others. A
 * session is the same while its id is. How many have room, and what a text says at length, is no change to tell.
 */
export function changesBetween(before: Programme, after: Programme): ProgrammeChange[] {
  return [...headChanges(before, after), ...roundChanges(before.rounds, after.rounds), ...sessionsChanged(before, after)];
}

function headChanges(before: Programme, after: Programme): ProgrammeChange[] {
  return [
    ...(before.title === after.title ? [] : [{ kind: "conference_renamed" as const, from: before.title, to: after.title }]),
    ...(sameSpan(before, after) ? [] : [{ kind: "conference_moved" as const, from: spanOf(before), to: spanOf(after) }]),
    ...(before.place === after.place ? [] : [{ kind: "other_place" as const, from: before.place, to: after.place }]),
  ];
}

/** A round that comes or goes shows in the workshops that are held in it. */
function roundChanges(before: readonly Round[], after: readonly Round[]): ProgrammeChange[] {
  return after.flatMap((round) => {
    const was = before.find(({ number }) => number === round.number);
    return !was || sameSpan(was, round) ? [] : [{ kind: "round_moved" as const, round: round.number, from: spanOf(was), to: spanOf(round) }];
  });
}

function sessionsChanged(before: Programme, after: Programme): ProgrammeChange[] {
  const was = new Map(before.sessions.map((session) => [session.id, session]));
  const is = new Set(after.sessions.map(({ id }) => id));
  return [
    ...after.sessions.flatMap((session) => {
      const old = was.get(session.id);
      return old ? sessionChanges(old, session) : [{ kind: "new" as const, session }];
    }),
    ...before.sessions.filter(({ id }) => !is.has(id)).map((session) => ({ kind: "dropped" as const, session })),
  ];
}

function sessionChanges(before: Session, session: Session): ProgrammeChange[] {
  const changes: ProgrammeChange[] = [];
  if (before.title !== session.title) changes.push({ kind: "renamed", session, from: before.title });
  if (before.time && session.time && !sameSpan(before.time, session.time))
    changes.push({ kind: "moved", session, from: spanOf(before.time), to: spanOf(session.time) });
  if (before.room !== session.room) changes.push({ kind: "other_room", session, round: null, from: before.room, to: session.room });
  if (!samePeople(before.people, session.people)) changes.push({ kind: "other_people", session, from: before.people });
  return [...changes, ...heldChanges(before.rounds, session)];
}

function heldChanges(before: readonly Held[], session: Session): ProgrammeChange[] {
  const was = new Map(before.map((held) => [held.round, held]));
  const is = new Set(session.rounds.map(({ round }) => round));
  return [
    ...session.rounds.flatMap(({ round, room }): ProgrammeChange[] => {
      const old = was.get(round);
      if (!old) return [{ kind: "round_added", session, round }];
      return old.room === room ? [] : [{ kind: "other_room", session, round, from: old.room, to: room }];
    }),
    ...before.filter(({ round }) => !is.has(round)).map(({ round }) => ({ kind: "round_dropped" as const, session, round })),
  ];
}

export const spanOf = ({ startsAt, endsAt }: Span): Span => ({ startsAt, endsAt });

export const sameSpan = (one: Span, other: Span) =>
  one.startsAt.getTime() === other.startsAt.getTime() && one.endsAt.getTime() === other.endsAt.getTime();

const samePeople = (one: readonly ProgrammePerson[], other: readonly ProgrammePerson[]) =>
  one.length === other.length && one.every(({ name, affiliation }, at) => name === other[at]?.name && affiliation === other[at]?.affiliation);
