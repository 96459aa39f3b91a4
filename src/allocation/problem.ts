/** Everything an allocation is made from, and nothing else: who somebody is, or why they come, is not asked. */
export interface Problem {
  /** How many times workshops are held one after the other. */
  readonly rounds: number;
  readonly workshops: readonly Workshop[];
  readonly participants: readonly Participant[];
  /** Seats that are given, whatever anyone wished. */
  readonly pins?: readonly Seat[];
  /** Published before the allocation: it draws the order in which equally good solutions are told apart. */
  readonly seed: string;
}

export interface Workshop {
  readonly id: string;
  /** How many people have room in each round, one number a round; 0 where it does not run. */
  readonly places: readonly number[];
}

export interface Participant {
  readonly id: string;
  /** The inviting party through which they come; null for people who come through none, who count as alike with nobody. */
  readonly party: string | null;
  /** Ids of workshops, the most wished first. */
  readonly wishes: readonly string[];
  /** True for somebody who keeps their pinned seats and gets nothing more. */
  readonly isSettled?: boolean;
}

/** One person's place in one workshop in one round. Rounds count from 0. */
export interface Seat {
  readonly participant: string;
  readonly workshop: string;
  readonly round: number;
}

/** What makes a problem one that nobody can solve. */
export type Fault =
  | { readonly code: "rounds"; readonly rounds: number }
  | { readonly code: "places"; readonly workshop: string }
  | { readonly code: "workshop-twice"; readonly workshop: string }
  | { readonly code: "participant-twice"; readonly participant: string }
  | { readonly code: "wish-twice"; readonly participant: string; readonly workshop: string }
  | { readonly code: "unknown-wish"; readonly participant: string; readonly workshop: string }
  | { readonly code: "unknown-pin"; readonly pin: Seat }
  | { readonly code: "pins-in-one-round"; readonly participant: string; readonly round: number }
  | { readonly code: "pins-in-one-workshop"; readonly participant: string; readonly workshop: string }
  | { readonly code: "pins-over-places"; readonly workshop: string; readonly round: number; readonly pins: number; readonly places: number }
  | { readonly code: "too-large" };

/** Thrown for a problem that contradicts itself; `faults` holds every contradiction found. */
export class ImpossibleProblem extends Error {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super(`the allocation cannot be made: ${faults.map(({ code }) => code).join(", ")}`);
    this.name = "ImpossibleProblem";
    this.faults = faults;
  }
}

/** Everything that is wrong with a problem; empty when it can be solved. */
export function faultsOf(problem: Problem): Fault[] {
  const { rounds, workshops, participants } = problem;
  if (!Number.isInteger(rounds) || rounds < 1) return [{ code: "rounds", rounds }];
  const known = new Set(workshops.map(({ id }) => id));
  const isCount = (places: number) => Number.isInteger(places) && places >= 0;
  return [
    ...twice(workshops.map(({ id }) => id)).map((workshop) => ({ code: "workshop-twice" as const, workshop })),
    ...workshops
      .filter(({ places }) => places.length !== rounds || !places.every(isCount))
      .map(({ id }) => ({ code: "places" as const, workshop: id })),
    ...twice(participants.map(({ id }) => id)).map((participant) => ({ code: "participant-twice" as const, participant })),
    ...participants.flatMap(({ id, wishes }) => [
      ...twice(wishes).map((workshop) => ({ code: "wish-twice" as const, participant: id, workshop })),
      ...wishes
        .filter((workshop) => !known.has(workshop))
        .map((workshop) => ({ code: "unknown-wish" as const, participant: id, workshop })),
    ]),
    ...faultsOfPins(problem),
  ];
}

function faultsOfPins({ rounds, workshops, participants, pins = [] }: Problem): Fault[] {
  const people = new Set(participants.map(({ id }) => id));
  const offered = new Map(workshops.map((workshop) => [workshop.id, workshop]));
  const isKnown = ({ participant, workshop, round }: Seat) =>
    people.has(participant) && offered.has(workshop) && Number.isInteger(round) && round >= 0 && round < rounds;
  const known = pins.filter(isKnown);
  const full = workshops.flatMap(({ id, places }) =>
    places.map((count, round) => ({
      workshop: id,
      round,
      places: count,
      pins: known.filter((pin) => pin.workshop === id && pin.round === round).length,
    })),
  );
  return [
    ...pins.filter((pin) => !isKnown(pin)).map((pin) => ({ code: "unknown-pin" as const, pin })),
    ...doubled(known, ({ participant, round }) => JSON.stringify([participant, round])).map(({ participant, round }) => ({
      code: "pins-in-one-round" as const, participant, round,
    })),
    ...doubled(known, ({ participant, workshop }) => JSON.stringify([participant, workshop])).map(({ participant, workshop }) => ({
      code: "pins-in-one-workshop" as const, participant, workshop,
    })),
    ...full.filter((session) => session.pins > Math.max(0, session.places)).map((session) => ({ code: "pins-over-places" as const, ...session })),
  ];
}

const twice = (ids: readonly string[]) => doubled(ids, (id) => id);

/** The second of each two that have the same key, once for each key. */
function doubled<T>(all: readonly T[], keyOf: (one: T) => string): T[] {
  const times = new Map<string, number>();
  return all.filter((one) => {
    const before = times.get(keyOf(one)) ?? 0;
    times.set(keyOf(one), before + 1);
    return before === 1;
  });
}
