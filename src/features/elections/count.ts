import { drawOrder } from "./lot.ts";

/** Crosses by the candidate's number on the ballot. */
export type Votes = Readonly<Record<string, number>>;

/** One candidate's crosses, on paper and on screen together. */
export interface Counted {
  readonly number: number;
  readonly votes: number;
}

/** Equal votes that a lot has put in order, because it mattered. */
export interface Lot {
  readonly votes: number;
  /** In the order drawn. */
  readonly numbers: readonly number[];
}

export interface Outcome {
  /** Everyone who stood, most votes first, equal ones as the lot would place them. */
  readonly ranking: readonly Counted[];
  readonly elected: readonly number[];
  /** In the order in which they step in. */
  readonly deputies: readonly number[];
  readonly lots: readonly Lot[];
  readonly vacantSeats: number;
}

/** Sums what was counted for each number. */
export function sumVotes(parts: readonly Votes[], numbers: readonly number[]): Counted[] {
  return numbers.map((number) => ({
    number,
    votes: parts.reduce((sum, part) => sum + (part[number] ?? 0), 0),
  }));
}

/**
 * Who is elected, and who are deputies in which order: most votes first, equal votes by lot. Nobody is elected without a
 * vote, so seats may stay vacant.
 * @param seed of the lot; a candidate's number is their label in it
 */
export function rankCandidates(
  counted: readonly Counted[],
  { seats, deputies }: { readonly seats: number; readonly deputies: number },
  seed: string,
): Outcome {
  const ranking = drawOrder(seed, counted, ({ number }) => String(number)).sort((a, b) => b.votes - a.votes);
  const chosen = ranking.filter(({ votes }) => votes > 0).map(({ number }) => number);
  const elected = chosen.slice(0, seats);
  return {
    ranking,
    elected,
    deputies: chosen.slice(seats, seats + deputies),
    lots: lotsThatMatter(ranking, seats, seats + deputies),
    vacantSeats: seats - elected.length,
  };
}

/** No more candidates than seats: all are elected without a vote, in the order of the ballot, and nobody is a deputy. */
export function electWithoutVote(numbers: readonly number[], seats: number): Outcome {
  const elected = [...numbers].sort((a, b) => a - b);
  return { ranking: [], elected, deputies: [], lots: [], vacantSeats: seats - elected.length };
}

/** Equal votes among those who are all elected need no lot, nor do equal votes below the last deputy. */
function lotsThatMatter(ranking: readonly Counted[], seats: number, places: number): Lot[] {
  return [...new Set(ranking.map(({ votes }) => votes))].flatMap((votes) => {
    const first = ranking.findIndex((one) => one.votes === votes);
    const numbers = ranking.filter((one) => one.votes === votes).map(({ number }) => number);
    const matters = votes > 0 && numbers.length > 1 && first < places && first + numbers.length > seats;
    return matters ? [{ votes, numbers }] : [];
  });
}
