import type { Votes } from "./count.ts";

/** All that votes on screen leave behind: which codes are used, and sums. Nothing says which code goes with which cross. */
export interface BallotBox {
  /** Keyed hashes of codes, sorted. */
  readonly unused: readonly string[];
  readonly used: readonly string[];
  readonly ballots: number;
  readonly blank: number;
  readonly votes: Votes;
}

export const emptyBox: BallotBox = { unused: [], used: [], ballots: 0, blank: 0, votes: {} };

/** The box with some more codes to vote by. */
export function withCodes(box: BallotBox, hashes: readonly string[]): BallotBox {
  return { ...box, unused: [...box.unused, ...hashes].sort() };
}

/**
 * Puts a ballot into the box and uses up its code. The box after some ballots is the same in whatever order they came and
 * whoever cast which: that is what keeps the vote secret.
 * @param crosses numbers of candidates, each once; none is a blank ballot
 * @returns the box, or why the code does not open it
 */
export function castBallot(
  box: BallotBox,
  codeHash: string,
  crosses: readonly number[],
): BallotBox | "code_used" | "code_unknown" {
  if (box.used.includes(codeHash)) return "code_used";
  if (!box.unused.includes(codeHash)) return "code_unknown";
  const votes: Record<string, number> = { ...box.votes };
  for (const number of crosses) votes[number] = (votes[number] ?? 0) + 1;
  return {
    unused: box.unused.filter((hash) => hash !== codeHash),
    used: [...box.used, codeHash].sort(),
    ballots: box.ballots + 1,
    blank: box.blank + (crosses.length === 0 ? 1 : 0),
    votes,
  };
}
