import { enoughAnswers, fewestShown } from "./small-numbers.ts";
import { commonGround } from "./summary.ts";
import type { KeptSupport, StatementSummary, Summary } from "./summary.ts";
import { voicesOf } from "./voices.ts";

/** Answers that the expectation weighs as much as; see src/opinions/floor.ts. */
export const weightOfExpectation = 16;

/** One statement with all that is needed to work its figures out again. */
export interface WorkedExample {
  readonly statement: StatementSummary;
  readonly rows: readonly (KeptSupport & { readonly a: number; readonly b: number })[];
  readonly floor: number;
  /** The mean of the perspectives' shares; see voices.ts. */
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
  return { statement, rows, floor: statement.floor, each: voicesOf(statement).each ?? 0 };
}

const answersTo = ({ agree, disagree, pass }: StatementSummary) => agree + disagree + pass;

function canBeShown(statement: StatementSummary): boolean {
  const { support } = statement;
  const rest = answersTo(statement) - support.reduce((sum, { seen }) => sum + seen, 0);
  const heard = support.filter(({ seen }) => seen >= enoughAnswers);
  return heard.length >= 2 && support.every(({ seen }) => seen >= fewestShown) && (rest === 0 || rest >= fewestShown);
}
