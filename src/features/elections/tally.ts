import type { FormError } from "../../platform/web/form.ts";
import type { Votes } from "./count.ts";

/** What one counter made of a batch of paper ballots. */
export interface Tally {
  readonly ballots: number;
  readonly blank: number;
  readonly invalid: number;
  readonly votes: Votes;
}

/** The field of a number in the form. */
export function voteField(number: number): string {
  return `votes-${number}`;
}

/** What cannot be in a tally: more of something than there are ballots, or a number of crosses that no ballots hold. */
export function tallyErrors(tally: Tally, crosses: number): FormError[] {
  const { ballots, blank, invalid, votes } = tally;
  const valid = ballots - blank - invalid;
  if (valid < 0) return [{ field: "ballots", code: "more_than_ballots" }];
  const tooMany = Object.entries(votes).filter(([, count]) => count > valid);
  if (tooMany.length > 0) return tooMany.map(([number]) => ({ field: voteField(Number(number)), code: "more_than_valid" }));
  const sum = Object.values(votes).reduce((total, count) => total + count, 0);
  return sum < valid || sum > valid * crosses ? [{ field: "ballots", code: "crosses_do_not_fit" }] : [];
}

/** One figure on which two counters do not agree; `what` is a field of the form. */
export interface Disagreement {
  readonly what: string;
  readonly first: number;
  readonly second: number;
}

/** Where two tallies of one batch differ; nowhere when the batch is settled. */
export function disagreements(first: Tally, second: Tally): Disagreement[] {
  const figures = (tally: Tally): Map<string, number> =>
    new Map([
      ["ballots", tally.ballots],
      ["blank", tally.blank],
      ["invalid", tally.invalid],
      ...Object.entries(tally.votes).map(([number, count]) => [voteField(Number(number)), count] as const),
    ]);
  const [one, other] = [figures(first), figures(second)];
  return [...new Set([...one.keys(), ...other.keys()])]
    .map((what) => ({ what, first: one.get(what) ?? 0, second: other.get(what) ?? 0 }))
    .filter(({ first: a, second: b }) => a !== b);
}
