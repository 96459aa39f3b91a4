import { firstWishes } from "./draw.ts";
import type { Drawn, Placed } from "./draw.ts";

/** What an allocation is judged by, the first before the second, and so on. */
export interface Objectives {
  /** Places filled by people who wished for the workshop; as many as can be. */
  readonly places: number;
  /** The sum over these of the wish's rank, squared; as little as can be. */
  readonly squares: number;
  /** People with wishes who got none of their first three; as few as can be. */
  readonly without: number;
}

/** Judges seats, pinned ones among them. */
export function objectivesOf(drawn: Drawn, seats: readonly Placed[]): Objectives {
  const ranks = seats.flatMap(({ person, workshop }) => rankOf(drawn, person, workshop) ?? []);
  return {
    places: ranks.length,
    squares: ranks.reduce((sum, rank) => sum + rank * rank, 0),
    without: peopleWithout(drawn, seats).length,
  };
}

/** A person's rank of a workshop, from 1; undefined when they did not wish for it. */
export function rankOf({ people }: Drawn, person: number, workshop: number): number | undefined {
  const at = people[person]?.wishes.indexOf(workshop) ?? -1;
  return at < 0 ? undefined : at + 1;
}

/** The people with wishes who sit in none of their first three. */
export function peopleWithout(drawn: Drawn, seats: readonly Placed[]): number[] {
  const isFirst = ({ person, workshop }: Placed) => (rankOf(drawn, person, workshop) ?? Number.POSITIVE_INFINITY) <= firstWishes;
  const served = new Set(seats.filter(isFirst).map(({ person }) => person));
  return [...drawn.people.keys()].filter((person) => (drawn.people[person]?.wishes.length ?? 0) > 0 && !served.has(person));
}

/** Below 0 when `one` is better than `other`, 0 when both are equally good. */
export const compareObjectives = (one: Objectives, other: Objectives): number =>
  other.places - one.places || one.squares - other.squares || one.without - other.without;

/** In how many sessions' pairs two people of the same party sit together, and how many pairs there are. */
export interface Mix {
  /** Pairs of people in the same workshop and round who come through the same party; as few as can be. */
  readonly alike: number;
  /** All pairs of people in the same workshop and round. */
  readonly pairs: number;
}

const pairsOf = (people: number) => (people * (people - 1)) / 2;

/**
 * How well parties are mixed. `1 - alike / pairs` is the Gini–Simpson index over all sessions: the chance that two people
 * who sit together come through different parties.
 */
export function mixOf({ people }: Drawn, seats: readonly Placed[]): Mix {
  const sessions = Map.groupBy(seats, ({ workshop, round }) => `${workshop} ${round}`);
  let alike = 0;
  let pairs = 0;
  for (const session of sessions.values()) {
    pairs += pairsOf(session.length);
    const parties = Map.groupBy(session, ({ person }) => people[person]?.party ?? -1);
    for (const [party, members] of parties) if (party >= 0) alike += pairsOf(members.length);
  }
  return { alike, pairs };
}
