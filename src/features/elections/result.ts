import { electWithoutVote, rankCandidates, sumVotes } from "./count.ts";
import type { Counted, Lot, Votes } from "./count.ts";
import type { HandoutKind } from "./election.ts";
import { tieSeed } from "./lot.ts";
import type { Tally } from "./tally.ts";

/** An election's result as it was fixed: numbers only, so that it can stay when names have gone. */
export interface Result {
  /** Not more candidates than seats: nobody had to vote. */
  readonly withoutVote: boolean;
  readonly handedOut: Readonly<Record<HandoutKind, number>>;
  readonly codes: { readonly made: number; readonly used: number };
  readonly paper: { readonly ballots: number; readonly blank: number; readonly invalid: number };
  readonly screen: { readonly ballots: number; readonly blank: number };
  readonly ranking: readonly Counted[];
  readonly elected: readonly number[];
  readonly deputies: readonly number[];
  readonly vacantSeats: number;
  readonly lots: readonly Lot[];
  /** Of the lot between equal votes; null without a vote. */
  readonly seed: string | null;
}

/** What a result is made of. */
export interface Counting {
  readonly seats: number;
  readonly deputies: number;
  /** Numbers of those who stand, without who has withdrawn. */
  readonly numbers: readonly number[];
  readonly handedOut: Result["handedOut"];
  readonly codesMade: number;
  readonly screen: { readonly ballots: number; readonly blank: number; readonly votes: Votes };
  /** One settled tally for each batch of paper. */
  readonly paper: readonly Tally[];
  readonly tieSecret: string;
  readonly hallWords: string;
}

/** The result of an election in which votes were cast. */
export function resultOf(counting: Counting): Result {
  const { screen, paper, numbers } = counting;
  const seed = tieSeed(counting.tieSecret, counting.hallWords);
  const counted = sumVotes([screen.votes, ...paper.map(({ votes }) => votes)], numbers);
  const sum = (figure: "ballots" | "blank" | "invalid") => paper.reduce((total, tally) => total + tally[figure], 0);
  return {
    withoutVote: false,
    handedOut: counting.handedOut,
    codes: { made: counting.codesMade, used: screen.ballots },
    paper: { ballots: sum("ballots"), blank: sum("blank"), invalid: sum("invalid") },
    screen: { ballots: screen.ballots, blank: screen.blank },
    ...rankCandidates(counted, counting, seed),
    seed,
  };
}

/** The result of an election that no vote had to decide. */
export function resultWithoutVote(numbers: readonly number[], seats: number): Result {
  return {
    withoutVote: true,
    handedOut: { paper: 0, card: 0, mail: 0 },
    codes: { made: 0, used: 0 },
    paper: { ballots: 0, blank: 0, invalid: 0 },
    screen: { ballots: 0, blank: 0 },
    ...electWithoutVote(numbers, seats),
    seed: null,
  };
}

/** How many more or fewer ballots were counted than handed out, on paper and on screen; 0 when all came back. */
export function ballotsMissing({ handedOut, paper, codes }: Result): { paper: number; screen: number } {
  return { paper: handedOut.paper - paper.ballots, screen: handedOut.card + handedOut.mail - codes.used };
}
