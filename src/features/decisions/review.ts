import type { DecisionStatus } from "./decision.ts";

/**
 * What came of looking at a decision again: it stands, it was changed, it has lapsed, or it comes back once more. Any but
 * `lapsed` may name a new day.
 */
export const reviewOutcomes = ["stands", "changed", "lapsed", "again"] as const;

export type ReviewOutcome = (typeof reviewOutcomes)[number];

/** One time that a decision was looked at again, or waits for it on an agenda. */
export interface Review {
  readonly id: string;
  readonly dueDay: string;
  /** Whether it came back to an agenda. */
  readonly onAgenda: boolean;
  /** null while it waits. */
  readonly outcome: ReviewOutcome | null;
  readonly note: string;
  readonly nextDay: string | null;
  readonly concludedAt: Date | null;
}

/** What of a decision tells whether it comes back. */
export interface Reviewable {
  readonly reviewDay: string | null;
  readonly status: DecisionStatus;
}

/**
 * Whether a decision comes back at the coming meeting: its day lies before that one or on it. Without a meeting it waits,
 * and what has lapsed does not come back.
 */
export function comesBackAt({ reviewDay, status }: Reviewable, meetingDay: string | undefined): boolean {
  return status !== "lapsed" && reviewDay !== null && meetingDay !== undefined && reviewDay <= meetingDay;
}
