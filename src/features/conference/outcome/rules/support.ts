/** What one can say to a recommendation, with a raised hand or on a phone. */
export const choices = ["for", "against", "unsure"] as const;

export type Choice = (typeof choices)[number];

/** How many said what. */
export type Tally = Readonly<Record<Choice, number>>;

/** How many said what, to the sentence as it stands or to one that stood there before. */
export interface Said extends Tally {
  readonly isOfThisWording: boolean;
}

/** A vote by phone. While it is open only how many have voted is known. */
export interface PhoneVote {
  readonly ballotId: string;
  readonly code: string;
  readonly endsAt: Date;
  readonly isClosed: boolean;
  readonly voters: number;
  /** null while it is open. */
  readonly result: Said | null;
}

/** Who in the room supports a recommendation. The two ways are never added up: the same people may have used both. */
export interface Support {
  readonly hands: Said | null;
  readonly vote: PhoneVote | null;
}

/** From so many voters on it is told how they voted: a vote is secret, and among four it would not be. */
export const fewestVotersShown = 5;

/** So long a vote takes votes when nobody closes it; in minutes. */
export const voteMinutes = 30;

/** Counts votes; each phone has one. */
export function tallyOf(votes: Iterable<Choice>): Tally {
  const tally = { for: 0, against: 0, unsure: 0 };
  for (const choice of votes) tally[choice] += 1;
  return tally;
}

/** How many have said something. */
export function votersIn(tally: Tally): number {
  return choices.reduce((sum, choice) => sum + tally[choice], 0);
}

/** How a closed vote came out, for everyone; "few" when it would tell who voted how. */
export function shownResult({ voters, result }: Pick<PhoneVote, "voters" | "result">): Said | "few" | undefined {
  if (!result) return undefined;
  return voters < fewestVotersShown ? "few" : result;
}

/** Whether a vote still takes votes. */
export function takesVotes({ isClosed, endsAt }: Pick<PhoneVote, "isClosed" | "endsAt">, now: Date): boolean {
  return !isClosed && now < endsAt;
}

/** When the last of the votes on these ends by itself; undefined while there is none. */
export function voteEndsAt(recommendations: readonly { readonly support: Support }[], now: Date): Date | undefined {
  const ends = recommendations.flatMap(({ support: { vote } }) => (vote && takesVotes(vote, now) ? [vote.endsAt.getTime()] : []));
  return ends.length > 0 ? new Date(Math.max(...ends)) : undefined;
}

/** So long after its end a code still leads to a vote; in minutes. Afterwards what came out stands with the recommendation. */
const shownMinutes = 60;

/** Until when whoever has the code sees a vote. */
export function voteShownUntil({ endsAt }: Pick<PhoneVote, "endsAt">): Date {
  return new Date(endsAt.getTime() + shownMinutes * 60_000);
}

/** A code in two groups, as it is read aloud. */
export function codeInWords(code: string): string {
  return `${code.slice(0, 3)} ${code.slice(3)}`;
}

/** A code as it was typed: only its digits count. */
export function codeIn(typed: string): string {
  return typed.replace(/\D/g, "");
}

/** Support without a vote that is still going on: for pages that are kept, and would tell an old number. */
export function settled({ hands, vote }: Support): Support {
  return { hands, vote: vote?.isClosed ? vote : null };
}
