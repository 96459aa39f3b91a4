import type { Support } from "./support.ts";

/** What a workshop recommends. */
export interface Recommendation {
  readonly id: string;
  readonly conferenceId: string;
  readonly workshopId: string;
  /** From 1 to `mostRecommendations`. */
  readonly position: number;
  readonly sentence: string;
  readonly why: string;
  readonly version: number;
  /** null while only the facilitator and the organisers read it. */
  readonly releasedAt: Date | null;
  /** When everyone could read it for the first time, also when it has been taken back since. */
  readonly firstReleasedAt: Date | null;
  readonly support: Support;
}

/** So many a workshop can have: what everything is recommended in, nothing is. */
export const mostRecommendations = 5;

/** A sentence is as short as a statement of a dialogue, so that it can go there as it is. */
export const longestSentence = 140;
export const longestWhy = 1000;
export const longestNote = 20_000;

/** For how many days after a conference facilitators can write, and notes are kept. */
export const facilitatedDays = 14;
export const notesKeptDays = 180;

export const moves = ["up", "down"] as const;

export type Move = (typeof moves)[number];

/** The recommendation with which one changes places; undefined at the end. */
export function neighbourOf<T extends { readonly id: string }>(inOrder: readonly T[], id: string, move: Move): T | undefined {
  const at = inOrder.findIndex((one) => one.id === id);
  return at < 0 ? undefined : inOrder[at + (move === "up" ? -1 : 1)];
}

/** Whether its words can be changed: what everyone reads stays as it is, until it is taken back. */
export function isEditable({ releasedAt }: Pick<Recommendation, "releasedAt">): boolean {
  return releasedAt === null;
}
