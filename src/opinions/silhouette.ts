import type { WeightedPoints } from "./kmeans.ts";

/**
 * How well groups stand apart, from -1 to 1: the mean over people of (b - a) / max(a, b), where a is the mean distance to
 * the own group and b that to the nearest other (Rousseeuw 1987). People of one point have no distance between them.
 * @param labels the group of each point
 * @returns one number for each of the labellings
 */
export function silhouettes(points: WeightedPoints, labelings: readonly Int32Array[], groups: readonly number[]): number[] {
  const { count: kinds, kindOf } = kindsOf(points.weights.length, labelings);
  const byKind = distancesByKind(points, kindOf, kinds);
  return labelings.map((labels, which) => meanOf(points.weights, labels, sumsByGroup(byKind, kindOf, kinds, labels, groups[which] as number), groups[which] as number));
}

/** Points that all labellings agree on are of one kind, so that distances are added up once and not for each labelling. */
function kindsOf(count: number, labelings: readonly Int32Array[]): { count: number; kindOf: Int32Array } {
  const known = new Map<number, number>();
  const kindOf = new Int32Array(count);
  for (let i = 0; i < count; i += 1) {
    const key = labelings.reduce((sum, labels) => 8 * sum + (labels[i] as number), 0);
    const kind = known.get(key) ?? known.size;
    known.set(key, kind);
    kindOf[i] = kind;
  }
  return { count: known.size, kindOf };
}

/** The sum of distances from each point `i` to all people of each kind, at `i * kinds + kind`. */
function distancesByKind({ xy, weights }: WeightedPoints, kindOf: Int32Array, kinds: number): Float64Array {
  const count = weights.length;
  const sums = new Float64Array(count * kinds);
  for (let i = 0; i < count; i += 1) {
    const x = xy[2 * i] as number;
    const y = xy[2 * i + 1] as number;
    const weight = weights[i] as number;
    const ownKind = kindOf[i] as number;
    const own = i * kinds;
    for (let j = i + 1; j < count; j += 1) {
      const dx = x - (xy[2 * j] as number);
      const dy = y - (xy[2 * j + 1] as number);
      const distance = Math.sqrt(dx * dx + dy * dy);
      const to = own + (kindOf[j] as number);
      const from = j * kinds + ownKind;
      sums[to] = (sums[to] as number) + (weights[j] as number) * distance;
      sums[from] = (sums[from] as number) + weight * distance;
    }
  }
  return sums;
}

/** The same for the groups of one labelling: each kind lies in one of them. */
function sumsByGroup(byKind: Float64Array, kindOf: Int32Array, kinds: number, labels: Int32Array, k: number): Float64Array {
  const groupOf = new Int32Array(kinds);
  kindOf.forEach((kind, i) => {
    groupOf[kind] = labels[i] as number;
  });
  const sums = new Float64Array(kindOf.length * k);
  for (let i = 0; i < kindOf.length; i += 1)
    for (let kind = 0; kind < kinds; kind += 1) {
      const at = i * k + (groupOf[kind] as number);
      sums[at] = (sums[at] as number) + (byKind[i * kinds + kind] as number);
    }
  return sums;
}

function meanOf(weights: Float64Array, labels: Int32Array, sums: Float64Array, k: number): number {
  const sizes = new Float64Array(k);
  labels.forEach((g, i) => {
    sizes[g] = (sizes[g] as number) + (weights[i] as number);
  });
  let total = 0;
  let all = 0;
  labels.forEach((g, i) => {
    const weight = weights[i] as number;
    all += weight;
    // A group of one has no inside; it counts as neither good nor bad.
    if ((sizes[g] as number) <= 1) return;
    const a = (sums[i * k + g] as number) / ((sizes[g] as number) - 1);
    let b = Number.POSITIVE_INFINITY;
    for (let other = 0; other < k; other += 1)
      if (other !== g && (sizes[other] as number) > 0) b = Math.min(b, (sums[i * k + other] as number) / (sizes[other] as number));
    if (!Number.isFinite(b)) return;
    total += (weight * (b - a)) / Math.max(a, b, 1e-300);
  });
  return all === 0 ? 0 : total / all;
}
