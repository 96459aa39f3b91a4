import { slotsOf } from "../../rules/programme/programme.ts";
import type { Programme, Round, Slot } from "../../rules/programme/programme.ts";

/** How a seat came about: drawn with everybody, filled in afterwards, or given by hand. */
const cameBys = ["allocation", "late", "hand"] as const;

export type CameBy = (typeof cameBys)[number];

/** One person's place in one workshop in one round, which counts from 1. */
export interface Seat {
  readonly round: number;
  readonly sessionId: string;
  /** Which wish it was, from 1; null for a seat that was given without a wish. */
  readonly rank: number | null;
  readonly cameBy: CameBy;
  /** Of a seat that the organisers gave. */
  readonly reason: string | null;
}

/** What stands in one person's programme: what is for everyone, their workshop of a round, or a round in which they have none. */
export type Entry = { readonly slot: Slot; readonly seat?: Seat } | { readonly round: Round; readonly open: readonly Slot[] };

/**
 * One person's programme by the clock. A round without a seat says in which workshops there is room that they are not in anyway.
 * A seat in what is no longer in the programme counts for nothing.
 * @param taken how many seats are taken, by slot; absent where nothing is told of room
 */
export function personalProgramme(programme: Programme, seats: readonly Seat[], taken?: ReadonlyMap<string, number>): Entry[] {
  const keyed = new Map(seats.map((seat) => [slotKey(seat), seat]));
  const slots = slotsOf(programme);
  const mine = slots.flatMap((slot): Entry[] => {
    const seat = keyed.get(slot.key);
    if (slot.held) return seat ? [{ slot, seat }] : [];
    return [{ slot }];
  });
  const visited = new Set(seats.map(({ sessionId }) => sessionId));
  const hasRoom = (slot: Slot) => taken !== undefined && !visited.has(slot.session.id) && (taken.get(slot.key) ?? 0) < (slot.held?.capacity ?? 0);
  const without = programme.rounds.flatMap((round): Entry[] => {
    const held = slots.filter((slot) => slot.held?.round === round.number);
    return held.length === 0 || held.some(({ key }) => keyed.has(key)) ? [] : [{ round, open: held.filter(hasRoom) }];
  });
  return [...mine, ...without].sort((one, other) => startOf(one) - startOf(other));
}

const startOf = (entry: Entry): number => ("slot" in entry ? entry.slot : entry.round).startsAt.getTime();

/** The slot of a seat in the programme. */
export const slotKey = ({ sessionId, round }: Pick<Seat, "sessionId" | "round">): string => `${sessionId}/${round}`;

/** How many seats are in what is no longer in the programme, or are more than its room has now. */
export function misfits(programme: Programme, taken: ReadonlyMap<string, number>): number {
  const capacity = new Map(slotsOf(programme).map(({ key, held }) => [key, held?.capacity ?? 0]));
  return [...taken].reduce((sum, [key, count]) => sum + Math.max(0, count - (capacity.get(key) ?? 0)), 0);
}

/** What somebody is told with these seats: the same seats give the same, so that nobody is told twice. */
export const toldSeats = (seats: readonly Pick<Seat, "sessionId" | "round">[]): string => seats.map(slotKey).sort().join(" ");
