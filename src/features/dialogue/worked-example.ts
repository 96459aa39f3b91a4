import { enoughAnswers, fewestShown } from "./small-numbers.ts";
import { commonGround } from "./summary.ts";
import type { KeptSupport, StatementSummary, Summary } from "./summary.ts";

/** Answers that the expectation weighs as much as; see src/opinions/floor.ts. */
export const weightOfExpectation = 16;

/** One statement with all that is needed to work its figures out again. */
export interface WorkedExample {
  readonly statement: StatementSummary;
  readonly rows: readonly (KeptSupport & { readonly a: number; readonly b: number })[];
  readonly floor: number;
  /** The mean of the shares of those who answered. */
  readonly each: number;
}

/**
 * A statement of the result that can be worked out again by hand: what is shared, or else what most have answered. One is
 * chosen only if nobody of fewer than five can be found by subtracting.
 */
export function workedExample(summary: Summary): WorkedExample | undefined {
  const byAnswers = [...summary.statements].sort((a, b) => answersTo(b) - answersTo(a));
  const statement = [...commonGround(summary), ...byAnswers].find(canBeShown);
  if (!statement || statement.floor === null) return undefined;
  const rows = statement.support.map((one) => ({
    ...one,
    a: one.agree + weightOfExpectation * one.expected,
    b: one.seen - one.agree + weightOfExpectation * (1 - one.expected),
  }));
  const each = rows.reduce((sum, { agree, seen }) => sum + agree / seen, 0) / rows.length;
  return { statement, rows, floor: statement.floor, each };
}

const answersTo = ({ agree, disagree, pass }: StatementSummary) => agree + disagree + pass;

function canBeShown(statement: StatementSummary): boolean {
  const { support } = statement;
  const rest = answersTo(statement) - support.reduce((sum, { seen }) => sum + seen, 0);
  return support.length >= 2 && support.every(({ seen }) => seen >= enoughAnswers) && (rest === 0 || rest >= fewestShown);
}
