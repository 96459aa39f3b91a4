import type { DecisionStatus } from "./decision.ts";

/** What the register shows: all of it, or what is asked for. */
export interface RegisterFilter {
  /** Words of the wording; "" for any. */
  readonly words: string;
  readonly year: number | undefined;
  readonly status: DecisionStatus | undefined;
  /** Only what is to be looked at again. */
  readonly toReview: boolean;
  /** The party that was present; "" for any. */
  readonly partyId: string;
  /** Whether a letter has gone out on it. */
  readonly letter: "with" | "without" | undefined;
}

/** The longest text that is searched for. */
export const longestSearch = 100;

/** Whether a filter lets less through than everything, the year aside: that has links of its own. */
export function narrows({ words, status, toReview, partyId, letter }: RegisterFilter): boolean {
  return words !== "" || status !== undefined || toReview || partyId !== "" || letter !== undefined;
}

/** A filter as it stands in an address. */
export function inAddress(filter: RegisterFilter): Record<string, string | number | undefined> {
  return {
    q: filter.words,
    year: filter.year,
    status: filter.toReview ? "review" : filter.status,
    party: filter.partyId,
    letter: filter.letter,
  };
}
