import type { WeightedPoints } from "./kmeans.ts";

/**
 * How well groups stand apart, from -1 to 1: the mean over people of (b - a) / max(a, b), where a is the mean distance to
 * the own group and b that to the nearest other (Rousseeuw 1987). People of one point have no distance between them.
 * @param labels the group of each point
 * @returns one number for each of the labellings
 */
export function silhouettes(points: WeightedPoints, labelings: readonly Int32Array[], groups: readonly number[]): number[] {
  const { xy, weights } = points;
  const count = weights.length;
  const sums = groups.map((k) => new Float64Array(count * k));
  for (let i = 0; i < count; i += 1) {
    const x = xy[2 * i] as number;
    const y = xy[2 * i + 1] as number;
    const weight = weights[i] as number;
    for (let j = i + 1; j < count; j += 1) {
      const dx = x - (xy[2 * j] as number);
      const dy = y - (xy[2 * j + 1] as number);
      const distance = Math.sqrt(dx * dx + dy * dy);
      const other = weights[j] as number;
      for (let which = 0; which < sums.length; which += 1) {
        const own = sums[which] as Float64Array;
        const labels = labelings[which] as Int32Array;
        const k = groups[which] as number;
        const toJ = i * k + (labels[j] as number);
        const toI = j * k + (labels[i] as number);
        own[toJ] = (own[toJ] as number) + other * distance;
        own[toI] = (own[toI] as number) + weight * distance;
      }
    }
  }
  return labelings.map((labels, which) => meanOf(weights, labels, sums[which] as Float64Array, groups[which] as number));
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
