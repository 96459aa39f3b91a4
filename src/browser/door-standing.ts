/** Who is there, of what the server told and what this phone has not sent yet: the same rule as on the server. */
import type { DoorEvent, Listing, Person, Press } from "./door-memory.ts";

export interface Standing {
  readonly person: Person;
  /** The presses that nobody took back, the earliest first. */
  readonly presses: readonly Press[];
}

/** @param asPerson how a guest stands in the list who has not been sent yet */
export const standingOf = (
  listing: Listing | undefined,
  queue: readonly DoorEvent[],
  asPerson: (guest: Extract<DoorEvent, { kind: "guest" }>) => Person,
): Standing[] => {
  const back = new Set(queue.flatMap((event) => (event.kind === "back" ? event.presses : [])));
  const known = new Set(listing?.people.map(({ id }) => id));
  const guests = queue.flatMap((event) => (event.kind === "guest" && !known.has(event.id) ? [asPerson(event)] : []));
  return [...guests, ...(listing?.people ?? [])]
    .map((person) => {
      const own = queue.flatMap((event) => (event.kind === "come" && event.registration === person.id ? [{ id: event.id, at: event.at }] : []));
      const presses = [...person.presses, ...own].filter(({ id }) => !back.has(id));
      return { person, presses: presses.sort((one, other) => (one.at < other.at ? -1 : 1)) };
    })
    .filter(({ person, presses }) => !person.isGuest || presses.length > 0);
};
