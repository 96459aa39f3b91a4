import { fitAgreement } from "./agreement-model.ts";
import { countCodes, countCodesByGroup, meansOf, withStatements } from "./answers.ts";
import type { Answers } from "./answers.ts";
import { principalComponents } from "./components.ts";
import { groupAwareConsensus, polisPriorities } from "./consensus.ts";
import { supportFloors } from "./floor.ts";
import type { StatementFloor, Stratum } from "./floor.ts";
import { clearest, groupPeople } from "./groups.ts";
import type { Grouping } from "./groups.ts";
import { extremities, positionsOf } from "./positions.ts";
import type { Scaling } from "./positions.ts";
import { representativeOf } from "./representative.ts";
import type { Representative } from "./representative.ts";
import { groupedPeople, isStable, stabilities } from "./stability.ts";
import type { Stability } from "./stability.ts";

/** `polis` reproduces what Polis does with rejected statements; `drop`, which is ours, leaves them out. */
export type Mode = "polis" | "drop";

/** A conversation: all answers, and which statements were rejected. */
export interface Conversation {
  readonly answers: Answers;
  /** By statement. */
  readonly isRejected: readonly boolean[];
}

export interface Options {
  readonly mode: Mode;
  /** Perspectives that people chose themselves; without, the groups of opinion take their place. */
  readonly strata?: readonly Stratum[];
  /** False takes the clearest groups without asking whether they are stable, which takes forty times as long as all the rest. */
  readonly testsStability?: boolean;
  /** Groupings in which a group has fewer people are not taken; 1 when left out. */
  readonly smallestGroup?: number;
}

/** Everything that is computed of a conversation. Statements are indexes into `statements`, people into all participants. */
export interface Analysis {
  /** The answers that count: in our own mode those to rejected statements are not among them. */
  readonly answers: Answers;
  /** The statements that the rest is about, as indexes into all statements. */
  readonly statements: readonly number[];
  readonly means: Float64Array;
  readonly components: readonly [Float64Array, Float64Array];
  readonly eigenvalues: readonly [number, number];
  /** x of participant p at `2p`, y at `2p + 1`. */
  readonly positions: Float64Array;
  /** Participants who answered enough to be grouped, in order; the labels of the groupings are in the same order. */
  readonly grouped: readonly number[];
  readonly groupings: readonly Grouping[];
  /** Without an entry where stability was not tested. */
  readonly stability: ReadonlyMap<number, Stability>;
  /** The groups to show: the clearest of those that are stable; undefined when none is. */
  readonly groups: Grouping | undefined;
  /** Counts of each code, of all and of each group shown. */
  readonly counts: Uint32Array;
  readonly countsByGroup: readonly Uint32Array[];
  /** Group-aware consensus by statement; empty without groups. */
  readonly consensus: Float64Array;
  readonly representative: readonly (readonly Representative[])[];
  readonly extremities: Float64Array;
  readonly priorities: Float64Array;
  readonly floors: readonly StatementFloor[];
  /** Milliseconds of each step. */
  readonly timings: Readonly<Record<string, number>>;
}

/**
 * Analyses a conversation. Deterministic; people may come in any order. With few answers it claims less, and never fails.
 * @param conversation answers with their rejected statements
 */
export function analyse(conversation: Conversation, options: Options): Analysis {
  const timings: Record<string, number> = {};
  const timed = <T>(step: string, work: () => T): T => {
    const began = performance.now();
    const done = work();
    timings[step] = (timings[step] ?? 0) + performance.now() - began;
    return done;
  };
  const { isRejected } = conversation;
  const isPolis = options.mode === "polis";
  const rejected = isRejected.filter(Boolean).length;
  const kept = timed("sort", () => withStatements(conversation.answers, isRejected.map((no) => !no)));
  const scaling: Scaling = isPolis
    ? { columns: isRejected.length, extraAnswers: rejected }
    : { columns: kept.statements, extraAnswers: 0 };
  const statements = [...isRejected.keys()].filter((j) => isPolis || !isRejected[j]);
  // Polis keeps a rejected statement's place with nothing in it.
  const widened = (values: Float64Array): Float64Array => {
    if (!isPolis || rejected === 0) return values;
    let next = 0;
    return Float64Array.from(isRejected, (no) => (no ? 0 : (values[next++] ?? 0)));
  };

  const means = timed("means", () => meansOf(countCodes(kept)));
  const { vectors, eigenvalues } = timed("components", () => principalComponents(kept, means));
  const positions = timed("positions", () => positionsOf(kept, means, vectors, scaling));
  const isGrouped = groupedPeople(isPolis ? conversation.answers : kept, scaling.columns);
  const grouped = [...isGrouped.keys()].filter((p) => isGrouped[p]);
  const groupings = timed("groups", () => groupPeople(positionsOfThese(positions, grouped)));
  const stability = options.testsStability
    ? timed("stability", () => stabilities({ answers: kept, scaling, isGrouped }))
    : new Map<number, Stability>();
  const isLargeEnough = ({ sizes }: Grouping) => Math.min(...sizes) >= (options.smallestGroup ?? 1);
  const groups = clearest(
    groupings.filter((one) => isLargeEnough(one) && (!options.testsStability || isStable(stability.get(one.k) ?? never, one))),
  );

  const shown = isPolis ? conversation.answers : kept;
  const counts = timed("consensus", () => countCodes(shown));
  const countsByGroup = timed("consensus", () => (groups ? countsIn(shown, grouped, groups) : []));
  const consensus = timed("consensus", () => groupAwareConsensus(countsByGroup));
  const representative = timed("representative", () =>
    countsByGroup.map((_, g) =>
      representativeOf(countsByGroup, g).filter(({ statement }) => !isPolis || !isRejected[statement]),
    ),
  );
  const far = widened(extremities(means, vectors, scaling));
  const floors = timed("floor", () =>
    floorsOf(shown, widened(vectors[0]), options.strata ?? strataOf(groups, grouped)),
  );
  return {
    answers: shown,
    statements,
    means: widened(means),
    components: [widened(vectors[0]), widened(vectors[1])],
    eigenvalues,
    positions,
    grouped,
    groupings,
    stability,
    groups,
    counts,
    countsByGroup,
    consensus,
    representative,
    extremities: far,
    priorities: polisPriorities(counts, far),
    floors,
    timings,
  };
}

const never: Stability = { mean: 0, q10: 0 };

/** Where only these people stand, in their order. */
export function positionsOfThese(positions: Float64Array, people: readonly number[]): Float64Array {
  const own = new Float64Array(2 * people.length);
  people.forEach((p, i) => {
    own[2 * i] = positions[2 * p] as number;
    own[2 * i + 1] = positions[2 * p + 1] as number;
  });
  return own;
}

/** Counts of each code by group. */
export function countsIn(answers: Answers, grouped: readonly number[], grouping: Grouping): Uint32Array[] {
  return countCodesByGroup(answers, labelsOfAll(answers.participants, grouped, grouping.labels), grouping.k);
}

function labelsOfAll(participants: number, grouped: readonly number[], labels: Int32Array): Int32Array {
  const all = new Int32Array(participants).fill(-1);
  grouped.forEach((p, i) => {
    all[p] = labels[i] as number;
  });
  return all;
}

function floorsOf(answers: Answers, component: Float64Array, strata: readonly Stratum[]): StatementFloor[] {
  const labels = new Int32Array(answers.participants).fill(-1);
  strata.forEach(({ members }, g) => {
    for (const p of members) labels[p] = g;
  });
  const model = fitAgreement(answers, component, evenWeights(labels, strata));
  const counts = countCodesByGroup(answers, labels, strata.length);
  return supportFloors(
    model,
    strata.map((stratum, g) => ({ stratum, counts: counts[g] ?? new Uint32Array(3 * answers.statements) })),
  );
}

/**
 * No stratum weighs more than the one in the middle: whoever comes in great numbers moves what is expected of their own,
 * not what is expected of the others. People of no stratum are one more.
 */
function evenWeights(labels: Int32Array, strata: readonly Stratum[]): Float64Array {
  const sizes = [...strata.map(({ members }) => members.length), labels.filter((label) => label < 0).length];
  const ranked = sizes.filter((size) => size > 0).sort((a, b) => a - b);
  const middle = ranked[Math.floor((ranked.length - 1) / 2)] ?? 1;
  return Float64Array.from(labels, (label) => Math.min(1, middle / (sizes.at(label) ?? 1)));
}

/** Groups of opinion as strata; everyone who answered enough as one when there are no groups. */
function strataOf(groups: Grouping | undefined, grouped: readonly number[]): Stratum[] {
  if (!groups) return [{ name: "all", members: grouped, mustBeHeard: true }];
  return groups.sizes.map((_, g) => ({
    name: String(g),
    members: grouped.filter((__, i) => groups.labels[i] === g),
    mustBeHeard: true,
  }));
}
