import { adjustedRand } from "./adjusted-rand.ts";
import { answersGiven, countCodes, meansOf, orderByAnswers, withParticipants } from "./answers.ts";
import type { Answers } from "./answers.ts";
import { principalComponents } from "./components.ts";
import { groupCounts, groupPeople } from "./groups.ts";
import type { Grouping } from "./groups.ts";
import { positionsOf } from "./positions.ts";
import type { Scaling } from "./positions.ts";
import { fmix32 } from "./random.ts";

/** How alike the groups of two random samples are, over many pairs of samples. */
export interface Stability {
  readonly mean: number;
  /** Nine of ten pairs are more alike than this. */
  readonly q10: number;
}

/** What is grouped, and how. */
export interface GroupingTask {
  readonly answers: Answers;
  readonly scaling: Scaling;
  /** By participant: whether they answered enough to be grouped. */
  readonly isGrouped: readonly boolean[];
}

const pairCount = 20;
const share = 0.8;
/** Of very many people no more are drawn: whether groups are stable shows long before. */
const largestSample = 4000;

/** Pairs must be alike on average, nine of ten of them clearly, and no group may be a handful of people. */
export function isStable({ mean, q10 }: Stability, { sizes }: Grouping): boolean {
  const people = sizes.reduce((sum, size) => sum + size, 0);
  return mean >= 0.8 && q10 >= 0.6 && Math.min(...sizes) >= 0.05 * people;
}

/**
 * Whether groups would be the same had other people come: twenty times two random samples of 80 % are analysed from the
 * beginning, and the people that are in both compared. Deterministic, and the same whatever the order of the people.
 * @returns by k; without those k that no pair could be parted into
 */
export function stabilities(task: GroupingTask): ReadonlyMap<number, Stability> {
  const people = orderByAnswers(task.answers);
  const found = new Map<number, number[]>(groupCounts.map((k) => [k, []]));
  for (let pair = 0; pair < pairCount; pair += 1) {
    const one = groupSample(task, people, 2 * pair);
    const other = groupSample(task, people, 2 * pair + 1);
    for (const k of groupCounts) found.get(k)?.push(alike(one.get(k), other.get(k)));
  }
  return new Map([...found].map(([k, values]) => [k, { mean: meanOfAll(values), q10: tenth(values) }]));
}

type Labelled = ReadonlyMap<number, number>;

function groupSample({ answers, scaling, isGrouped }: GroupingTask, people: Uint32Array, number: number): ReadonlyMap<number, Labelled> {
  const size = Math.min(largestSample, Math.round(share * answers.participants));
  const rows = drawn(answers.participants, size, number).map((at) => people[at] as number);
  const sample = withParticipants(answers, rows);
  const means = meansOf(countCodes(sample));
  const { vectors } = principalComponents(sample, means);
  const positions = positionsOf(sample, means, vectors, scaling);
  const grouped = [...rows.keys()].filter((at) => isGrouped[rows[at] as number]);
  const own = new Float64Array(2 * grouped.length);
  grouped.forEach((at, i) => own.set(positions.subarray(2 * at, 2 * at + 2), 2 * i));
  return new Map(
    groupPeople(own).map(({ k, labels }) => [k, new Map(grouped.map((at, i) => [rows[at] as number, labels[i] as number]))]),
  );
}

/** The people with the smallest of numbers that are scattered anew for each sample. */
function drawn(participants: number, size: number, number: number): Uint32Array {
  const scattered = Float64Array.from({ length: participants }, (_, p) => fmix32(fmix32(p + 1) ^ Math.imul(number + 1, 0x9e3779b1)) * 2 ** 21 + p);
  scattered.sort();
  return Uint32Array.from(scattered.subarray(0, size), (value) => value % 2 ** 21).sort();
}

function alike(one: Labelled | undefined, other: Labelled | undefined): number {
  if (!one || !other) return 0;
  const common = [...one.keys()].filter((p) => other.has(p));
  return adjustedRand(common.map((p) => one.get(p) ?? 0), common.map((p) => other.get(p) ?? 0));
}

const meanOfAll = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** The 10 % quantile, between the two nearest values. */
function tenth(values: readonly number[]): number {
  const order = [...values].sort((a, b) => a - b);
  const at = 0.1 * (order.length - 1);
  const low = order[Math.floor(at)] ?? 0;
  return low + (at - Math.floor(at)) * ((order[Math.ceil(at)] ?? low) - low);
}

/** How many answers someone must have given to be grouped: seven, or all when there are fewer. */
export function groupedPeople(answers: Answers, columns: number): boolean[] {
  const least = Math.min(7, columns);
  return [...answersGiven(answers)].map((given) => given >= least);
}
