import fc from "fast-check";
import type { Allocation, AllottedSeat } from "./allocation.ts";
import type { Objectives } from "./objectives.ts";
import { faultsOf } from "./problem.ts";
import type { Participant, Problem, Seat } from "./problem.ts";

/** Any small problem, for tests: few places, other ones in other rounds, pinned seats, people who are settled. */
export const anyProblem: fc.Arbitrary<Problem> = fc
  .record({ rounds: fc.integer({ min: 1, max: 3 }), workshops: fc.integer({ min: 0, max: 3 }), people: fc.integer({ min: 0, max: 4 }) })
  .chain(({ rounds, workshops, people }) => {
    const ids = Array.from({ length: workshops }, (_, w) => `w${w}`);
    return fc.record({
      rounds: fc.constant(rounds),
      seed: fc.string({ maxLength: 4 }),
      workshops: fc.tuple(...ids.map((id) => fc.record({ id: fc.constant(id), places: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: rounds, maxLength: rounds }) }))),
      participants: fc.tuple(
        ...Array.from({ length: people }, (_, p) =>
          fc.record({
            id: fc.constant(`p${p}`),
            party: fc.constantFrom(null, "shop", "school"),
            wishes: fc.shuffledSubarray(ids),
            isSettled: fc.integer({ min: 0, max: 9 }).map((one) => one === 0),
          }),
        ),
      ),
      pins: workshops === 0 || people === 0 ? fc.constant<Seat[]>([]) : fc.array<Seat>(
        fc.record({ participant: fc.nat(people - 1).map((p) => `p${p}`), workshop: fc.constantFrom(...ids), round: fc.nat(rounds - 1) }),
        { maxLength: 3 },
      ),
    });
  })
  .map((problem) => ({ ...problem, pins: problem.pins.reduce<Seat[]>((pins, pin) => (faultsOf({ ...problem, pins: [...pins, pin] }).length === 0 ? [...pins, pin] : pins), []) }));

/** All seats of an allocation with whose they are. */
export const seatsOf = ({ people }: Allocation): (AllottedSeat & { participant: string })[] =>
  people.flatMap(({ participant, seats }) => seats.map((seat) => ({ participant, ...seat })));

/** Who of which party sits in each session, and the best that leads there. */
interface State {
  /** Such as `w0 1 shop` once for each person. */
  readonly sitting: readonly string[];
  readonly objectives: Objectives;
}

/** The best objectives and, with them, the fewest alike pairs, found by trying all that one can do, person by person. */
export function bestByTrying(problem: Problem): { readonly objectives: Objectives; readonly alike: number } {
  let states = new Map<string, State>([["", { sitting: [], objectives: { places: 0, squares: 0, without: 0 } }]]);
  for (const participant of problem.participants) {
    const next = new Map<string, State>();
    for (const state of states.values())
      for (const seats of choicesOf(problem, participant)) {
        const sitting = [...state.sitting, ...seats.map(({ workshop, round }) => `${workshop} ${round} ${participant.party ?? ""}`)].sort();
        if (!fits(problem, sitting)) continue;
        const objectives = added(state.objectives, participant, seats);
        const known = next.get(sitting.join());
        if (!known || isBetter(objectives, known.objectives)) next.set(sitting.join(), { sitting, objectives });
      }
    states = next;
  }
  return [...states.values()]
    .map(({ sitting, objectives }) => ({ objectives, alike: alikeIn(sitting) }))
    .reduce((one, other) => (isBetter(other.objectives, one.objectives) || (!isBetter(one.objectives, other.objectives) && other.alike < one.alike) ? other : one));
}

/** Every way in which somebody can sit: their pins, and in each other round nothing or a wish they do not have yet. */
function choicesOf({ rounds, pins = [] }: Problem, { id, wishes, isSettled }: Participant): { workshop: string; round: number }[][] {
  const own = pins.filter((pin) => pin.participant === id);
  let choices: { workshop: string; round: number }[][] = [own];
  for (let round = 0; round < rounds && !isSettled; round += 1) {
    if (own.some((pin) => pin.round === round)) continue;
    choices = choices.flatMap((seats) => [
      seats,
      ...wishes.filter((workshop) => !seats.some((seat) => seat.workshop === workshop)).map((workshop) => [...seats, { workshop, round }]),
    ]);
  }
  return choices;
}

const fits = ({ workshops }: Problem, sitting: readonly string[]) =>
  workshops.every(({ id, places }) => places.every((count, round) => sitting.filter((seat) => seat.startsWith(`${id} ${round} `)).length <= count));

function added(before: Objectives, { wishes }: Participant, seats: readonly { workshop: string }[]): Objectives {
  const ranks = seats.map(({ workshop }) => wishes.indexOf(workshop) + 1).filter((rank) => rank > 0);
  return {
    places: before.places + ranks.length,
    squares: before.squares + ranks.reduce((sum, rank) => sum + rank * rank, 0),
    without: before.without + (wishes.length > 0 && !ranks.some((rank) => rank <= 3) ? 1 : 0),
  };
}

const isBetter = (one: Objectives, other: Objectives): boolean =>
  one.places !== other.places ? one.places > other.places : one.squares !== other.squares ? one.squares < other.squares : one.without < other.without;

function alikeIn(sitting: readonly string[]): number {
  const groups = Map.groupBy(sitting.filter((seat) => !seat.endsWith(" ")), (seat) => seat);
  return [...groups.values()].reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0);
}
