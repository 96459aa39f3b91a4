import { analyse, positionsOfThese } from "../../../../opinions/analysis.ts";
import type { Analysis } from "../../../../opinions/analysis.ts";
import { buildAnswers } from "../../../../opinions/answers.ts";
import type { StatementFloor, Stratum, Support } from "../../../../opinions/floor.ts";
import { mapOf } from "./opinion-map.ts";
import type { OpinionMap } from "./opinion-map.ts";
import { perspectivesInGroups } from "./perspectives-in-groups.ts";
import { enoughAnswers, enoughForGroups, fewestShown } from "./small-numbers.ts";

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

/** A perspective's support as it is kept; results from before have no `disagree`. */
export type KeptSupport = Omit<Support, "disagree"> & { readonly disagree?: number };

export interface StatementSummary extends Omit<StatementFloor, "support"> {
  readonly id: string;
  readonly agree: number;
  readonly disagree: number;
  readonly pass: number;
  readonly support: readonly KeptSupport[];
}

export interface GroupSummary {
  readonly size: number;
  readonly says: readonly { readonly id: string; readonly direction: string }[];
  /** The share that agrees, for each statement that sets any group apart; without those that fewer than five of it answered. */
  readonly agrees?: Readonly<Record<string, number>>;
  /** How many of each perspective are in it; only when nothing of fewer than five people can be told from it. */
  readonly perspectives?: Readonly<Record<string, number>>;
}

/** What is kept of an analysis: counts of statements, perspectives and groups, and nothing of any one person. */
export interface Summary {
  /** In the order of the statements. */
  readonly statements: readonly StatementSummary[];
  /** Empty when there are no stable groups. */
  readonly groups: readonly GroupSummary[];
  /** How many people each perspective has, by its name, or each group by its number; those with fewer than five are left out. */
  readonly heard: Readonly<Record<string, number>>;
  /** How many have answered enough to be in a group. */
  readonly grouped?: number;
  /** Where the groups stand; there when there are groups. */
  readonly map?: OpinionMap;
}

/** Analyses the answers of a question. Deterministic; the people come in the order of `unpack`. */
export function summarise(input: AnalysisInput): Summary {
  const { statementIds, people, perspectives, mustBeHeard } = input;
  const strata = strataOf(perspectives, mustBeHeard);
  const answers = buildAnswers(input.persons, input.statements, input.values, {
    participants: people,
    statements: statementIds.length,
  });
  const isRejected = statementIds.map(() => false);
  const analysis = analyse(
    { answers, isRejected },
    // Where nobody says what they are and nobody must be heard, those who answer alike take the perspectives' place.
    { mode: "drop", ...(strata.length > 0 && { strata }), testsStability: true, smallestGroup: fewestShown },
  );
  const found = groupsOf(analysis, input);
  const heard =
    strata.length === 0
      ? found.groups.map(({ size }, g) => [String(g), size])
      : strata.filter(({ members }) => members.length >= fewestShown).map(({ name, members }) => [name, members.length]);
  return {
    statements: analysis.floors.map((floor, j) => {
      const [disagree = 0, pass = 0, agree = 0] = analysis.counts.subarray(3 * j, 3 * j + 3);
      return { ...(heard.length > 0 ? floor : nobodyHeard), id: statementIds[j] ?? "", agree, disagree, pass };
    }),
    heard: Object.fromEntries(heard),
    grouped: analysis.grouped.length,
    ...found,
  };
}

const nobodyHeard: StatementFloor = { floor: null, supportedByAll: "unknown", support: [] };

/** The groups with their map; none when the numbers do not carry them. */
function groupsOf(analysis: Analysis, { statementIds, perspectives }: AnalysisInput): Pick<Summary, "groups" | "map"> {
  const { groups, grouped, positions, representative, countsByGroup } = analysis;
  if (!groups || grouped.length < enoughForGroups) return { groups: [] };
  const labels = new Int32Array(perspectives.length).fill(-1);
  grouped.forEach((p, i) => {
    labels[p] = groups.labels[i] ?? -1;
  });
  const seenBy = (g: number, j: number) => (countsByGroup[g] ?? new Uint32Array()).subarray(3 * j, 3 * j + 3);
  const isTold = (g: number, j: number) => seenBy(g, j).reduce((sum, count) => sum + count, 0) >= fewestShown;
  const says = representative.map((list, g) => list.filter(({ statement }) => isTold(g, statement)));
  const telling = [...new Set(says.flat().map(({ statement }) => statement))].sort((a, b) => a - b);
  const inGroups = perspectivesInGroups(perspectives, labels, groups.k);
  const idOf = (j: number) => statementIds[j] ?? "";
  const agrees = (g: number) =>
    telling
      .filter((j) => isTold(g, j))
      .map((j) => {
        const [disagree = 0, pass = 0, agree = 0] = seenBy(g, j);
        return [idOf(j), agree / (disagree + pass + agree)] as const;
      });
  return {
    groups: groups.sizes.map((size, g) => ({
      size,
      says: (says[g] ?? []).map(({ statement, direction }) => ({ id: idOf(statement), direction })),
      agrees: Object.fromEntries(agrees(g)),
      ...(inGroups?.[g] && { perspectives: inGroups[g] }),
    })),
    map: mapOf(positionsOfThese(positions, grouped), groups.labels),
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

const clearSpread = 0.25;
const mostTold = 5;

/** Those that even the least agreeing support, the most supported first; nothing here that is not carried by the numbers. */
export function commonGround({ statements }: Summary): StatementSummary[] {
  return statements
    .filter(({ floor, supportedByAll }) => floor !== null && floor > 0.5 && supportedByAll !== false)
    .sort((a, b) => (b.floor ?? 0) - (a.floor ?? 0));
}

/** While no perspective can be told by itself: what more than half of all who answered agree with, the most of them first. */
export function mostAgreed({ statements }: Summary): { id: string; agree: number; seen: number }[] {
  return statements
    .map(({ id, agree, disagree, pass }) => ({ id, agree, seen: agree + disagree + pass }))
    .filter(({ seen, agree }) => seen >= fewestShown && 2 * agree > seen)
    .sort((a, b) => b.agree / b.seen - a.agree / a.seen)
    .slice(0, mostTold);
}

/** Whether it may be said that all support a statement: all who must be heard are, and it is more than one perspective's word. */
export function isSupportedByAll({ supportedByAll, support }: StatementSummary): boolean {
  return supportedByAll === true && support.filter(({ seen }) => seen >= enoughAnswers).length >= 2;
}

/** Those on which the perspectives differ most, but for what even the least agreeing support; of those who have answered enough. */
export function whatDivides(summary: Summary): StatementSummary[] {
  const common = new Set(commonGround(summary));
  return summary.statements
    .filter((one) => spreadOf(one) >= clearSpread && !common.has(one))
    .sort((a, b) => spreadOf(b) - spreadOf(a))
    .slice(0, mostTold);
}

/** By how much support differs between perspectives that have given enough answers. */
function spreadOf({ support }: StatementSummary): number {
  const means = support.filter(({ seen }) => seen >= enoughAnswers).map(({ mean }) => mean);
  return means.length === 0 ? 0 : Math.max(...means) - Math.min(...means);
}

/** Perspectives that must be heard about a statement and have given too few answers. */
export function unheardOn({ support }: StatementSummary, mustBeHeard: readonly string[]): string[] {
  return mustBeHeard.filter((name) => (support.find((one) => one.name === name)?.seen ?? 0) < enoughAnswers);
}

/** The same without statements that are not shown any more: one may have been taken down since it was counted. */
export function ofStatements(summary: Summary, ids: ReadonlySet<string>): Summary {
  return {
    ...summary,
    statements: summary.statements.filter(({ id }) => ids.has(id)),
    groups: summary.groups.map((group) => ({ ...group, says: group.says.filter(({ id }) => ids.has(id)) })),
  };
}

/** The groups that may be told of: results from before may have smaller ones. */
export function groupsToTell({ groups }: Summary): readonly GroupSummary[] {
  return groups.every(({ size }) => size >= fewestShown) ? groups : [];
}
