import type { SeatState } from "./registration.ts";

/** How full a conference is. */
export interface Fullness {
  /** null: there is room for everyone. */
  readonly capacity: number | null;
  /** Seats that somebody has, or has been offered. */
  readonly taken: number;
  readonly waiting: number;
}

/** How full a conference is, by how many registrations there are in each state. */
export function fullnessIn(capacity: number | null, states: ReadonlyMap<SeatState, number>): Fullness {
  const count = (state: SeatState) => states.get(state) ?? 0;
  return { capacity, taken: count("seated") + count("offered"), waiting: count("waiting") };
}

/** How many seats nobody has or has been offered; never below none, also when the capacity was lowered. */
export function freeSeats({ capacity, taken }: Pick<Fullness, "capacity" | "taken">): number {
  return capacity === null ? Infinity : Math.max(0, capacity - taken);
}

/** Whether a number of places is lowered to fewer than have one already; null is no limit. */
export function leavesTooFew(before: number | null, after: number | null, taken: number): boolean {
  return after !== null && after < taken && (before === null || after < before);
}

/** Where somebody new goes: nobody passes those who wait already, also while a seat is free for one of them. */
export function placeForNew(fullness: Fullness): "seated" | "waiting" {
  return fullness.waiting === 0 && freeSeats(fullness) > 0 ? "seated" : "waiting";
}

/** How many of those who wait are offered a seat now. */
export function seatsToOffer(fullness: Fullness): number {
  return Math.min(fullness.waiting, freeSeats(fullness));
}

const hour = 60 * 60 * 1000;
const minute = 60 * 1000;
const longestOfferHours = 48;

/**
 * Until when a seat is kept for somebody it is offered to: two days, or half of the time that is left. In the last hour
 * nothing is offered any more: whoever comes to the door is let in there.
 * @returns undefined when it is too late to offer anything
 */
export function offerUntil(now: Date, startsAt: Date): Date | undefined {
  const left = startsAt.getTime() - now.getTime();
  if (left <= hour) return undefined;
  const until = now.getTime() + Math.min(longestOfferHours * hour, left / 2);
  return new Date(Math.floor(until / minute) * minute);
}

interface Offer {
  readonly email: string | null;
  readonly offerExpiresAt: Date | null;
  readonly calledAt: Date | null;
}

/**
 * Whether an offer still stands. Somebody without mail hears of it only when the secretary reaches them: until somebody has
 * tried, theirs does not end.
 */
export function offerStands({ email, offerExpiresAt, calledAt }: Offer, now: Date): boolean {
  if (offerExpiresAt === null) return false;
  return now < offerExpiresAt || (email === null && calledAt === null);
}
