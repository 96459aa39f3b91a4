import type { Limit } from "./limits.ts";

/** When the forms of people who are not signed in are guarded against robots, and what it takes to get through. */
export interface GuardSettings {
  /** More forms than this, from all addresses together, are a flood; absent where nobody looks for floods. */
  readonly flood: Limit | undefined;
  /** How long the guard stands after a flood was last seen. */
  readonly floodLastsSeconds: number;
  /** How long it stands when an admin wants it. */
  readonly handLastsSeconds: number;
  /** A puzzle takes so many tries at most, half of them on average, of so many rounds of SHA-256 (PBKDF2) each. */
  readonly work: { readonly tries: number; readonly rounds: number };
  /** Whoever has waited so long since the page was made gets through without a puzzle solved. */
  readonly waitSeconds: number;
  /** How many who have waited get through, in all districts together. */
  readonly door: Limit;
}

/**
 * Far above a busy day: a newspaper that links to us brings perhaps a thousand reports in its first hour, and whoever
 * reports for others in a drop-in centre is signed in and not counted.
 */
export const usualFlood = 300;

const minutes = 60;
const hours = 3600;

/** A flood is so many forms at once, or more than so many in ten minutes for long. */
export function floodOf(formsInTenMinutes: number): Limit | undefined {
  return formsInTenMinutes === 0 ? undefined : { atOnce: formsInTenMinutes, secondsEach: (10 * minutes) / formsInTenMinutes };
}

/** The work: a quarter of a second on a computer, two to five seconds on a slow phone as far as one can tell; adr/0023. */
export const usualGuard: GuardSettings = {
  flood: floodOf(usualFlood),
  floodLastsSeconds: 15 * minutes,
  handLastsSeconds: 24 * hours,
  work: { tries: 500, rounds: 5_000 },
  waitSeconds: 60,
  door: { atOnce: 10, secondsEach: 10 },
};

/** How long a puzzle is good for: to write a long report with interruptions. */
export const puzzleLifetimeMs = 2 * hours * 1000;

/** What a form brings with it: nothing that counts, a page opened too lately, or what lets it through. */
export type Standing = "none" | "early" | "waited" | "solved";

/** How a genuine puzzle stands at this moment; one from the future comes from a clock that has jumped. */
export function standingOf(puzzle: { readonly madeAt: Date; readonly isSolved: boolean }, waitSeconds: number, now: Date): Standing {
  const age = now.getTime() - puzzle.madeAt.getTime();
  if (age < -minutes * 1000 || age > puzzleLifetimeMs) return "none";
  if (puzzle.isSolved) return "solved";
  return age >= waitSeconds * 1000 ? "waited" : "early";
}

/** The seconds until a puzzle has been waited for, at least one. */
export function secondsLeft(madeAt: Date, waitSeconds: number, now: Date): number {
  const left = waitSeconds - (now.getTime() - madeAt.getTime()) / 1000;
  return Math.min(waitSeconds, Math.max(1, Math.ceil(left)));
}
