import type { Party } from "../../network/party.ts";

export const decisionStatuses = ["taken", "carried_out", "lapsed"] as const;

export type DecisionStatus = (typeof decisionStatuses)[number];

export interface Decision {
  readonly id: string;
  readonly wording: string;
  /** The calendar day it was taken. */
  readonly day: string;
  readonly dissent: string;
  readonly reviewDay: string | null;
  /** Counts its changes: who began to write on an older one is told. */
  readonly version: number;
  readonly isInternal: boolean;
  readonly status: DecisionStatus;
  readonly statusAt: Date;
  readonly present: readonly Pick<Party, "id" | "name">[];
}

const longestTitle = 120;

/** A name for a decision in lists and threads: its first sentence, cut at a word when it is long. */
export function titleOf(wording: string, longest = longestTitle): string {
  const line = wording.replaceAll(/\s+/g, " ").trim();
  const sentence = /^.{10,}?[.!?](?=\s\p{Lu})/u.exec(line)?.[0] ?? line;
  if (sentence.length <= longest) return sentence.replace(/\.$/, "");
  const cut = sentence.slice(0, longest);
  const atWord = cut.slice(0, Math.max(cut.lastIndexOf(" "), longest / 2));
  return `${atWord.replace(/[\s,;:–-]+$/, "").toWellFormed()} …`;
}
