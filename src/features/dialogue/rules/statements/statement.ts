/**
 * Where a statement stands. Only published ones are answered, analysed, printed and counted; what a participant has written
 * waits until a moderator has read it.
 */
export const statementStatuses = ["waiting", "published", "returned", "merged"] as const;

export type StatementStatus = (typeof statementStatuses)[number];

/** Why a statement is not published. */
export const returnReasons = ["names_person", "off_topic", "hostile", "several_ideas", "unclear"] as const;

export type ReturnReason = (typeof returnReasons)[number];

/** A statement that says the same as another is merged into it. */
export type StatementReason = ReturnReason | "same";

/** So many of one participant's statements may wait to be read in one question. */
export const mostWaiting = 5;

/** Shorter ones can hardly be agreed with. */
export const shortestStatement = 10;

/** Answers to a statement are shown to its writer from so many on. */
export const fewestAnswersShown = 5;

/** How a statement stands for its writer; a question that closes ends the reading. */
export type WriterStatus = StatementStatus | "reading" | "taken_out" | "appealed" | "upheld" | "late";

/** What a writer is told of a statement's status. */
export function statusForWriter(statement: {
  readonly status: StatementStatus;
  readonly isProposed: boolean;
  readonly appealedOn: string | null;
  readonly appealAnsweredOn: string | null;
  readonly publishedOn: string | null;
  readonly isOpen: boolean;
}): WriterStatus {
  const { status, isProposed, appealedOn, appealAnsweredOn, publishedOn, isOpen } = statement;
  if (status === "waiting" && publishedOn !== null) return "taken_out";
  if (status === "waiting") return isOpen ? (isProposed ? "reading" : "waiting") : "late";
  if (status === "published") return "published";
  if (appealAnsweredOn !== null) return "upheld";
  return appealedOn !== null && isOpen ? "appealed" : status;
}

/**
 * How many published statements have come since somebody had answered all there was; 0 for one who has not come that far.
 * The order is that of their publication, and those the question opened with come first.
 */
export function newSinceAnswered(
  statements: readonly { readonly id: string; readonly isFromStart: boolean }[],
  answered: { has(id: string): boolean },
): number {
  const firstLeft = statements.findIndex(({ id }) => !answered.has(id));
  if (firstLeft <= 0) return 0;
  const left = statements.slice(firstLeft);
  return left.some(({ id, isFromStart }) => isFromStart || answered.has(id)) ? 0 : left.length;
}
