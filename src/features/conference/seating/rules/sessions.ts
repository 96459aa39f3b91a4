import type { Allocation } from "../../../../allocation/allocation.ts";
import { firstComeFirstServed, serialDictatorship } from "../../../../allocation/plain.ts";
import { compareAllocations, tallyOf } from "../../../../allocation/outcome.ts";
import type { Difference, Tally } from "../../../../allocation/outcome.ts";
import type { Problem } from "../../../../allocation/problem.ts";
import type { Wishing, WorkshopPlaces } from "./problem.ts";

/** How much a workshop is wished for. */
export interface Demand extends WorkshopPlaces {
  /** How many wish for it at all, and how many first of all. */
  readonly wished: number;
  readonly first: number;
  /** In all its rounds. */
  readonly room: number;
}

/** How much each workshop is wished for, in the order of the programme. */
export function demandOf(workshops: readonly WorkshopPlaces[], people: readonly Pick<Wishing, "wishes">[]): Demand[] {
  return workshops.map((workshop) => ({
    ...workshop,
    wished: people.filter(({ wishes }) => wishes.includes(workshop.id)).length,
    first: people.filter(({ wishes }) => wishes[0] === workshop.id).length,
    room: workshop.places.reduce((sum, places) => sum + places, 0),
  }));
}

/** One workshop in one round of an allocation: who is to come, by inviting party. */
export interface SessionMix {
  readonly workshop: string;
  /** From 1. */
  readonly round: number;
  readonly places: number;
  readonly taken: number;
  /** How many come for which party, the most first; null are those who come for none. */
  readonly parties: readonly { readonly party: string | null; readonly count: number }[];
}

/** Every workshop in every round in which it is held, with who is to come. */
export function sessionMixes({ workshops, participants }: Problem, people: Allocation["people"]): SessionMix[] {
  const parties = new Map(participants.map(({ id, party }) => [id, party]));
  const seats = people.flatMap(({ participant, seats: own }) => own.map((seat) => ({ ...seat, party: parties.get(participant) ?? null })));
  return workshops.flatMap(({ id, places }) =>
    places.flatMap((room, at) => {
      const here = seats.filter(({ workshop, round }) => workshop === id && round === at);
      if (room === 0) return [];
      const counted = [...Map.groupBy(here, ({ party }) => party)].map(([party, all]) => ({ party, count: all.length }));
      return [{ workshop: id, round: at + 1, places: room, taken: here.length, parties: counted.sort((one, other) => other.count - one.count) }];
    }),
  );
}

/** How a draft fares beside others: in ranks, and who is better off. */
export interface Comparison {
  readonly draft: Tally;
  /** The draft before it; undefined when there is none. */
  readonly before: { readonly tally: Tally; readonly difference: Difference } | undefined;
  readonly firstCome: Tally;
  readonly drawnOrder: Tally;
}

interface Computed {
  readonly problem: Problem;
  readonly allocation: Allocation;
}

/** Compares a draft with the one before, with first come first served, and with taking turns in the order of the draw. */
export function compareDraft({ problem, allocation }: Computed, before: Computed | undefined): Comparison {
  return {
    draft: tallyOf(problem, allocation.people),
    before: before && { tally: tallyOf(before.problem, before.allocation.people), difference: compareAllocations(before.allocation, allocation) },
    firstCome: tallyOf(problem, firstComeFirstServed(problem)),
    drawnOrder: tallyOf(problem, serialDictatorship(problem)),
  };
}
