import type { Drawn, Placed } from "./draw.ts";
import { rankOf } from "./objectives.ts";

/**
 * Why somebody got what they got, as what is true and can be checked; whoever shows it finds the words. It is about the
 * wish that they would most have liked among those they did not get. Ranks count from 1, rounds from 0.
 */
export type Explanation =
  /** They wished for nothing. */
  | { readonly code: "no-wishes" }
  /** They got all that they wished for. */
  | { readonly code: "all-wishes"; readonly wishes: number }
  /** Every seat that they got is one of their first wishes, and they have a seat in each round. */
  | { readonly code: "best-wishes"; readonly wishes: number }
  /** They keep what they have, and were not asked about more. */
  | { readonly code: "settled" }
  /** The workshop runs in no round. */
  | { readonly code: "not-running"; readonly workshop: string; readonly rank: number }
  /** The workshop is full in all rounds in which it runs. */
  | {
      readonly code: "full";
      readonly workshop: string;
      readonly rank: number;
      /** Places in all its rounds, and how many people wished for it. */
      readonly places: number;
      readonly wished: number;
      /** Who sits in it: how many ranked it as high as this person or higher, lower, or were given a seat without a wish. */
      readonly higher: number;
      readonly lower: number;
      readonly unasked: number;
    }
  /** It still has room, but only in rounds in which they sit in a workshop they wished for more, or that was given. */
  | {
      readonly code: "same-round";
      readonly workshop: string;
      readonly rank: number;
      readonly instead: readonly { readonly round: number; readonly workshop: string }[];
    }
  /** It still has room that they could use, and nobody has looked: the calculation ran out of time. */
  | { readonly code: "not-examined"; readonly workshop: string; readonly rank: number };

/** Explains each person's seats, in the order of the people. */
export function explain(drawn: Drawn, seats: readonly Placed[]): Explanation[] {
  const own = Map.groupBy(seats, ({ person }) => person);
  const sessions = Map.groupBy(seats, ({ workshop }) => workshop);
  return drawn.people.map((person, p) => explainOne(drawn, sessions, p, own.get(p) ?? [], person.wishes));
}

function explainOne(
  drawn: Drawn,
  sessions: ReadonlyMap<number, readonly Placed[]>,
  p: number,
  own: readonly Placed[],
  wishes: readonly number[],
): Explanation {
  const has = (workshop: number) => own.some((seat) => seat.workshop === workshop);
  const missed = wishes.findIndex((workshop) => !has(workshop));
  const workshop = wishes[missed];
  if (wishes.length === 0) return { code: "no-wishes" };
  if (workshop === undefined) return { code: "all-wishes", wishes: wishes.length };
  if (missed === own.length && own.length === drawn.rounds) return { code: "best-wishes", wishes: missed };
  const named = { workshop: drawn.workshops[workshop] ?? "", rank: missed + 1 };
  const places = drawn.places[workshop] ?? [];
  const running = [...places.keys()].filter((round) => (places[round] ?? 0) > 0);
  if (running.length === 0) return { code: "not-running", ...named };
  const sitting = sessions.get(workshop) ?? [];
  const roomIn = running.filter((round) => sitting.filter((seat) => seat.round === round).length < (places[round] ?? 0));
  if (roomIn.length === 0) return { code: "full", ...named, ...countsOf(drawn, workshop, missed + 1, sitting) };
  if (isSettled(drawn, p)) return { code: "settled" };
  const instead = roomIn.map((round) => own.find((seat) => seat.round === round));
  const isBetter = (seat: Placed | undefined) =>
    seat !== undefined && (isPinned(drawn, seat) || (rankOf(drawn, p, seat.workshop) ?? Number.POSITIVE_INFINITY) <= missed);
  if (!instead.every(isBetter)) return { code: "not-examined", ...named };
  return {
    code: "same-round",
    ...named,
    instead: instead.flatMap((seat) => (seat ? [{ round: seat.round, workshop: drawn.workshops[seat.workshop] ?? "" }] : [])),
  };
}

const isPinned = ({ people }: Drawn, { person, workshop, round }: Placed) => people[person]?.pinned[round] === workshop;

/** Whoever has rounds without a seat, none of them free. */
function isSettled({ people }: Drawn, p: number): boolean {
  const { pinned = [], free = [] } = people[p] ?? {};
  return free.length === 0 && pinned.includes(-1);
}

function countsOf(drawn: Drawn, workshop: number, rank: number, sitting: readonly Placed[]) {
  const ranks = sitting.map(({ person }) => rankOf(drawn, person, workshop));
  const count = (holds: (one: number | undefined) => boolean) => ranks.filter(holds).length;
  return {
    places: (drawn.places[workshop] ?? []).reduce((sum, places) => sum + places, 0),
    wished: drawn.people.filter(({ wishes }) => wishes.includes(workshop)).length,
    higher: count((one) => one !== undefined && one <= rank),
    lower: count((one) => one !== undefined && one > rank),
    unasked: count((one) => one === undefined),
  };
}

