import { analyse } from "../../opinions/analysis.ts";
import { buildAnswers } from "../../opinions/answers.ts";
import { spreadOf } from "../../opinions/floor.ts";
import type { StatementFloor, Stratum } from "../../opinions/floor.ts";

/** What a question's answers are analysed from: indexes, no keys and no texts. */
export interface AnalysisInput {
  readonly statementIds: readonly string[];
  readonly people: number;
  /** One entry per answer. */
  readonly persons: Int32Array;
  readonly statements: Int32Array;
  readonly values: Int8Array;
  /** By person; null for those who have not said. */
  readonly perspectives: readonly (string | null)[];
  readonly mustBeHeard: readonly string[];
}

export interface StatementSummary extends StatementFloor {
  readonly id: string;
  readonly agree: number;
  readonly disagree: number;
  readonly pass: number;
}

export interface GroupSummary {
  readonly size: number;
  readonly says: readonly { readonly id: string; readonly direction: string }[];
}

/** What is kept of an analysis: counts of statements, perspectives and groups, and nothing of any one person. */
export interface Summary {
  /** In the order of the statements. */
  readonly statements: readonly StatementSummary[];
  /** Empty when there are no stable groups. */
  readonly groups: readonly GroupSummary[];
  /** How many people each perspective has; those with fewer than five are left out. */
  readonly heard: Readonly<Record<string, number>>;
}

const fewestShown = 5;

/** Analyses the answers of a question. Deterministic; the people may come in any order. */
export function summarise(input: AnalysisInput): Summary {
  const { statementIds, people, perspectives, mustBeHeard } = input;
  const strata = strataOf(perspectives, mustBeHeard);
  const answers = buildAnswers(input.persons, input.statements, input.values, {
    participants: people,
    statements: statementIds.length,
  });
  const isRejected = statementIds.map(() => false);
  const { counts, floors, groups, representative } = analyse(
    { answers, isRejected },
    { mode: "drop", strata, testsStability: true },
  );
  const idOf = (j: number) => statementIds[j] ?? "";
  return {
    statements: floors.map((floor, j) => {
      const [disagree = 0, pass = 0, agree = 0] = counts.subarray(3 * j, 3 * j + 3);
      return { ...floor, id: idOf(j), agree, disagree, pass };
    }),
    groups: (groups?.sizes ?? []).map((size, g) => ({
      size,
      says: (representative[g] ?? []).map(({ statement, direction }) => ({ id: idOf(statement), direction })),
    })),
    heard: Object.fromEntries(
      strata.filter(({ members }) => members.length >= fewestShown).map(({ name, members }) => [name, members.length]),
    ),
  };
}

/** Also those that must be heard and have nobody: nothing is supported by all without them. */
function strataOf(perspectives: readonly (string | null)[], mustBeHeard: readonly string[]): Stratum[] {
  const names = new Set([...mustBeHeard, ...perspectives.filter((one) => one !== null && one !== "unsaid")]);
  return [...names].sort().map((name) => ({
    name: name ?? "",
    members: [...perspectives.keys()].filter((p) => perspectives[p] === name),
    mustBeHeard: mustBeHeard.includes(name ?? ""),
  }));
}

/** Those that even the least agreeing support, the most supported first; nothing here that is not carried by the numbers. */
export function commonGround({ statements }: Summary): StatementSummary[] {
  return statements
    .filter(({ floor, supportedByAll }) => floor !== null && floor > 0.5 && supportedByAll !== false)
    .sort((a, b) => (b.floor ?? 0) - (a.floor ?? 0));
}

const clearSpread = 0.25;

/** Those on which the perspectives differ most, but for what even the least agreeing support. */
export function whatDivides(summary: Summary): StatementSummary[] {
  const common = new Set(commonGround(summary));
  return summary.statements
    .filter((one) => spreadOf(one) >= clearSpread && !common.has(one))
    .sort((a, b) => spreadOf(b) - spreadOf(a))
    .slice(0, 5);
}

/** Perspectives that must be heard about a statement and have given too few answers. */
export function unheardOn({ support }: StatementSummary, mustBeHeard: readonly string[]): string[] {
  return mustBeHeard.filter((name) => (support.find((one) => one.name === name)?.seen ?? 0) < 10);
}
