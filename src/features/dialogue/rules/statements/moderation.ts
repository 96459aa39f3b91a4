import type { StatementStatus } from "./statement.ts";

/** What a moderator can do with a statement. */
export const moderatorSteps = ["publish", "merge", "propose", "return", "take_out", "uphold"] as const;

export type ModeratorStep = (typeof moderatorSteps)[number];

/** What stands in the log of a question: also that an author appealed. */
export type ModerationStep = ModeratorStep | "appeal";

/** Somebody who reads statements: who, and for which parties they speak that day. */
export interface Reader {
  readonly memberId: string;
  readonly parties: readonly string[];
}

/** How a statement stands for those who read it. */
export interface Standing {
  readonly status: StatementStatus;
  /** Somebody wants to return it, and a second from another side has not said so yet. */
  readonly isProposed: boolean;
  readonly isAppealed: boolean;
  /** It has been public, so it may have answers: it can be taken out and put back, but not merged. */
  readonly wasPublished: boolean;
  /** Whether the question can still be answered. */
  readonly isOpen: boolean;
}

/**
 * What somebody may do with a statement. One publishes or merges. To return somebody's words takes two who speak for
 * different sides; until the second has agreed nothing is refused, and anyone can publish instead. What is public already
 * and should not be, one takes out at once; the second decides whether it stays out. An appeal is answered by somebody who
 * has not had a hand in it.
 * @param before those who have decided on it, the latest last
 */
export function stepsOpenTo(standing: Standing, before: readonly Reader[], me: Reader): readonly ModeratorStep[] {
  const { status, isProposed, isAppealed, wasPublished, isOpen } = standing;
  if (status === "published") return ["take_out"];
  if (status !== "waiting") {
    const isFresh = !before.some(({ memberId }) => memberId === me.memberId);
    return isAppealed && isOpen && isFresh ? ["publish", "uphold"] : [];
  }
  if (!isOpen && !wasPublished) return [];
  const alone: ModeratorStep[] = wasPublished ? ["publish"] : ["publish", "merge"];
  if (!isProposed) return [...alone, "propose"];
  const first = before.at(-1);
  return first && areOtherSides(first, me) ? [...alone, "return"] : alone;
}

/** Whether two speak for different sides: for no party in common. Who speaks for none is the secretariat, a side of its own. */
export function areOtherSides(one: Reader, other: Reader): boolean {
  if (one.memberId === other.memberId) return false;
  if (one.parties.length === 0 && other.parties.length === 0) return false;
  return !one.parties.some((party) => other.parties.includes(party));
}

/** How many sides stand behind a decision, so many that no two share a party. */
export function sidesOf(readers: readonly Reader[]): number {
  const counted: Reader[] = [];
  for (const reader of readers) if (counted.every((one) => areOtherSides(one, reader))) counted.push(reader);
  return counted.length;
}
