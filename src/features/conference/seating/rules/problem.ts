import type { Problem } from "../../../../allocation/problem.ts";
import { readProblem } from "../../../../allocation/problem-file.ts";
import type { Programme } from "../../rules/programme/programme.ts";

/** Somebody with a seat at the conference, as the allocation knows them. */
export interface Wishing {
  readonly registrationId: string;
  /** Their number in the queue: under it they stand in the problem, without a name. */
  readonly number: number;
  readonly partyId: string | null;
  /** Workshops, the dearest first. */
  readonly wishes: readonly string[];
}

/** A seat that the organisers give, whatever anyone wished. Rounds count from 1. */
export interface Pin {
  readonly registrationId: string;
  readonly round: number;
  readonly sessionId: string;
  readonly reason: string;
}

/** How many people have room in a workshop, one number for each round; 0 where it is not held. */
export interface WorkshopPlaces {
  readonly id: string;
  readonly title: string;
  readonly places: readonly number[];
}

/** How many rounds there are. Rounds count from 1 here, and from 0 in the allocation. */
export function roundsOf({ rounds }: Pick<Programme, "rounds">): number {
  return Math.max(0, ...rounds.map(({ number }) => number));
}

/** The workshops of a programme with their places. */
export function placesOf(programme: Pick<Programme, "rounds" | "sessions">): WorkshopPlaces[] {
  const count = roundsOf(programme);
  return programme.sessions
    .filter(({ kind }) => kind === "workshop")
    .map(({ id, title, rounds }) => ({
      id, title, places: Array.from({ length: count }, (_, at) => rounds.find(({ round }) => round === at + 1)?.capacity ?? 0),
    }));
}

/**
 * What an allocation is made from. Nobody's name is in it, and of what they are only the inviting party. Wishes and pins for
 * what is no longer in the programme count for nothing.
 */
export function problemOf(order: {
  readonly seed: string;
  readonly rounds: number;
  readonly workshops: readonly WorkshopPlaces[];
  readonly people: readonly Wishing[];
  readonly pins: readonly Pin[];
}): Problem {
  const { seed, rounds, workshops, people, pins } = order;
  const known = new Set(workshops.map(({ id }) => id));
  const numbers = new Map(people.map(({ registrationId, number }) => [registrationId, String(number)]));
  return {
    rounds,
    seed,
    workshops: workshops.map(({ id, places }) => ({ id, places })),
    participants: people.map(({ number, partyId, wishes }) => ({ id: String(number), party: partyId, wishes: wishes.filter((id) => known.has(id)) })),
    pins: pins.flatMap(({ registrationId, round, sessionId }) => {
      const participant = numbers.get(registrationId);
      return participant !== undefined && known.has(sessionId) && round <= rounds ? [{ participant, workshop: sessionId, round: round - 1 }] : [];
    }),
  };
}

/** A problem as it is kept, in a file and in the database: the same problem gives the same text. */
export function storedProblem(problem: Problem): string {
  return JSON.stringify(readProblem(JSON.stringify(problem)));
}

/** A problem as the database gives it back. @throws UnreadableProblem for what is none */
export function readStoredProblem(stored: unknown): Problem {
  return readProblem(JSON.stringify(stored));
}

/** What is different now from what a draft was computed from. */
export function changedSince(draft: Problem, now: Problem): { readonly registrations: boolean; readonly places: boolean } {
  const differs = (part: (problem: Problem) => unknown) => JSON.stringify(part(draft)) !== JSON.stringify(part(now));
  return {
    registrations: differs(({ participants = [], pins = [] }) => [participants.map(({ id, party, wishes }) => [id, party, wishes]), pins]),
    places: differs(({ rounds, workshops }) => [rounds, workshops]),
  };
}
