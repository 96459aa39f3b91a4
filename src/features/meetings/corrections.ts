import { mergeApart } from "./merge.ts";

export const correctionStatuses = ["open", "accepted", "declined"] as const;
export type CorrectionStatus = (typeof correctionStatuses)[number];

/** A text that somebody changed into another. */
export interface Edit {
  readonly base: string;
  readonly proposed: string;
}

/**
 * What a text becomes when an edit of an older version of it is accepted: word by word, so that two people may put
 * right the same paragraph. undefined when both changed the same words, so that someone has to choose.
 */
export function applied(current: string, { base, proposed }: Edit): string | undefined {
  if (current === base) return proposed;
  if (current === proposed || base === proposed) return current;
  return mergeApart(wordsOf(base), wordsOf(current), wordsOf(proposed))?.join("");
}

/** A text in pieces that together are the text: words, spaces and signs. */
export function wordsOf(text: string): string[] {
  return text.match(/\p{L}[\p{L}\p{M}\p{N}]*|\p{N}+|\s+|[^\p{L}\p{N}\s]/gu) ?? [];
}

/** What a coordinator answered to one correction. */
export interface Answer {
  readonly id: string;
  readonly verdict: "accept" | "decline";
  readonly reason: string;
  /** The item's text as the coordinator words it, when it shall not be just what was proposed. */
  readonly wording?: string;
}

export type AnswerError = "give_reason" | "overlaps" | "one_at_a_time";

interface Waiting extends Edit {
  readonly id: string;
  readonly itemId: string;
}

export interface Settled {
  readonly id: string;
  readonly itemId: string;
  readonly verdict: Answer["verdict"];
  readonly reason: string;
  /** The item's text after it, when it was accepted. */
  readonly result?: string;
}

/**
 * Settles several corrections in one go, in the order they came, each on the text that the one before left.
 * `overlaps`: the same words were changed twice, so the coordinator words it. `one_at_a_time`: a text that was worded by
 * hand would swallow another correction of the same item.
 */
export function settle(
  texts: ReadonlyMap<string, string>,
  waiting: readonly Waiting[],
  answers: readonly Answer[],
): { readonly settled: readonly Settled[]; readonly errors: readonly { readonly id: string; readonly code: AnswerError }[] } {
  const now = new Map(texts);
  const settled: Settled[] = [];
  const errors: { id: string; code: AnswerError }[] = [];
  const given = new Map(answers.map((answer) => [answer.id, answer]));
  const accepted = waiting.filter(({ id }) => given.get(id)?.verdict === "accept");
  for (const correction of waiting) {
    const answer = given.get(correction.id);
    if (!answer) continue;
    const { id, itemId } = correction;
    const { verdict, reason } = answer;
    if (verdict === "decline") {
      if (reason === "") errors.push({ id, code: "give_reason" });
      settled.push({ id, itemId, verdict, reason });
      continue;
    }
    const alone = accepted.filter((one) => one.itemId === itemId).length === 1;
    if (answer.wording !== undefined && !alone) {
      errors.push({ id, code: "one_at_a_time" });
      continue;
    }
    const result = answer.wording ?? applied(now.get(itemId) ?? "", correction);
    if (result === undefined) {
      errors.push({ id, code: "overlaps" });
      continue;
    }
    now.set(itemId, result);
    settled.push({ id, itemId, verdict, reason, result });
  }
  return { settled, errors };
}
