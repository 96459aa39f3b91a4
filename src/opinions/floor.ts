import type { AgreementModel } from "./agreement-model.ts";
import { betaBelow, betaQuantile } from "./beta.ts";

/** People who belong together: a perspective they chose themselves, or a group of opinion. */
export interface Stratum {
  readonly name: string;
  /** Indexes of participants. */
  readonly members: readonly number[];
  /** Whether nothing may be called supported by all before this stratum has been heard. */
  readonly mustBeHeard: boolean;
}

/** How far one stratum supports a statement. */
export interface Support {
  readonly name: string;
  readonly people: number;
  readonly agree: number;
  readonly disagree: number;
  readonly seen: number;
  /** What would be expected of its people, from all their other answers. */
  readonly expected: number;
  /** The share that agrees, as a distribution: its mean, and what 80 % of it lies between. */
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  /** The probability that more than half of them agree. */
  readonly majority: number;
}

/** A statement's support by those who support it least. */
export interface StatementFloor {
  /** The least of the strata's 10 % quantiles; null when no stratum is large enough to be shown. */
  readonly floor: number | null;
  /**
   * True: all support it. False: this cannot be said. "unknown": a stratum that must be heard has given fewer than ten
   * answers, so that nobody knows what it thinks.
   */
  readonly supportedByAll: boolean | "unknown";
  readonly support: readonly Support[];
}

/** Answers that the expectation weighs as much as. */
const weightOfExpectation = 16;
const fewestPeople = 5;
const fewestAnswers = 10;

/**
 * The support floor of each statement. A stratum's share is Beta(A + 16 m, S - A + 16 (1 - m)), where A of S answers agree
 * and m is the mean chance over all its people, also those who were never asked.
 * @param strata with their counts of each code
 */
export function supportFloors(
  model: AgreementModel,
  strata: readonly { readonly stratum: Stratum; readonly counts: Uint32Array }[],
): StatementFloor[] {
  const missing = strata.some(({ stratum }) => stratum.mustBeHeard && stratum.members.length < fewestPeople);
  const shown = strata.filter(({ stratum }) => stratum.members.length >= fewestPeople);
  const expected = shown.map(({ stratum }) => expectations(model, stratum.members));
  return Array.from({ length: model.statementLevel.length }, (_, j) => {
    const support = shown.map(({ stratum, counts }, g) => supportOf(stratum, counts, j, expected[g]?.[j] ?? 0.5));
    if (support.length === 0) return { floor: null, supportedByAll: "unknown", support };
    const unheard = missing || shown.some(({ stratum }, g) => stratum.mustBeHeard && (support[g]?.seen ?? 0) < fewestAnswers);
    return {
      floor: Math.min(...support.map((one) => one.low)),
      supportedByAll: unheard ? "unknown" : Math.min(...support.map((one) => one.majority)) >= 0.9,
      support,
    };
  });
}

function supportOf(stratum: Stratum, counts: Uint32Array, j: number, expected: number): Support {
  const [disagree = 0, pass = 0, agree = 0] = counts.subarray(3 * j, 3 * j + 3);
  const seen = disagree + pass + agree;
  const a = agree + weightOfExpectation * expected;
  const b = seen - agree + weightOfExpectation * (1 - expected);
  return {
    name: stratum.name,
    people: stratum.members.length,
    agree,
    disagree,
    seen,
    expected,
    mean: a / (a + b),
    low: betaQuantile(0.1, a, b),
    high: betaQuantile(0.9, a, b),
    majority: 1 - betaBelow(0.5, a, b),
  };
}

/** The mean chance of agreement over the members, by statement. */
function expectations(model: AgreementModel, members: readonly number[]): Float64Array {
  const statements = model.statementLevel.length;
  const sums = new Float64Array(statements);
  const { overall, personLevel, personBent, statementLevel, statementBent } = model;
  for (const p of members) {
    const level = overall + (personLevel[p] as number);
    const bent = personBent[p] as number;
    for (let j = 0; j < statements; j += 1) {
      const chance = level + (statementLevel[j] as number) + bent * (statementBent[j] as number);
      sums[j] = (sums[j] as number) + (chance < 0.02 ? 0.02 : chance > 0.98 ? 0.98 : chance);
    }
  }
  return sums.map((sum) => sum / Math.max(1, members.length));
}
