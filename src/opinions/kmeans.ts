import { randomAt } from "./random.ts";

/** Points with weights: x of point i at `2i`, y at `2i + 1`. */
export interface WeightedPoints {
  readonly xy: Float64Array;
  readonly weights: Float64Array;
}

const seed = 20;
const mostRounds = 100;

/**
 * Centres of k groups with small sums of squared distances, from several deterministic starts (k-means++ and Lloyd), the
 * best first. The points must come in an order of their own, so that the result does not depend on who came first.
 * @returns of each: x of centre g at `2g`, y at `2g + 1`; none when there are fewer than k different points
 */
export function kMeans(points: WeightedPoints, k: number): Float64Array[] {
  const starts = Math.min(40, Math.max(12, Math.ceil(6400 / Math.max(1, points.weights.length))));
  const found: { centres: Float64Array; error: number }[] = [];
  const visited = new Set<number>();
  for (let start = 0; start < starts; start += 1) {
    const centres = spreadCentres(points, k, start);
    if (!centres) return [];
    const error = settle(points, centres, mostRounds, visited);
    if (Number.isFinite(error)) found.push({ error, centres });
  }
  found.sort((a, b) => a.error - b.error);
  const different = found.filter(({ error }, at) => at === 0 || error > (found[at - 1]?.error ?? 0) * (1 + 1e-6));
  return different.map(({ centres }) => centres);
}

/**
 * Moves centres to the middle of their points until nothing moves (Lloyd).
 * @param visited the sums of squares that other starts went through. One that comes upon the same sum, to the last digit,
 *   parts the points alike and would end where they did: it is given up.
 * @returns the weighted sum of squared distances; infinite when given up
 */
function settle(points: WeightedPoints, centres: Float64Array, rounds = mostRounds, visited?: Set<number>): number {
  const k = centres.length / 2;
  const sums = new Float64Array(3 * k);
  let error = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round += 1) {
    const now = gather(points, centres, sums);
    if (visited?.has(now) && now < error) return Number.POSITIVE_INFINITY;
    visited?.add(now);
    for (let g = 0; g < k; g += 1) {
      const weight = sums[3 * g + 2] as number;
      // A centre that lost all its points stays where it is.
      if (weight === 0) continue;
      centres[2 * g] = (sums[3 * g] as number) / weight;
      centres[2 * g + 1] = (sums[3 * g + 1] as number) / weight;
    }
    if (now >= error * (1 - 1e-9)) return now;
    error = now;
  }
  return error;
}

function gather({ xy, weights }: WeightedPoints, centres: Float64Array, sums: Float64Array): number {
  sums.fill(0);
  let error = 0;
  for (let i = 0; i < weights.length; i += 1) {
    const x = xy[2 * i] as number;
    const y = xy[2 * i + 1] as number;
    let nearest = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let c = 0; c < centres.length; c += 2) {
      const dx = x - (centres[c] as number);
      const dy = y - (centres[c + 1] as number);
      const distance = dx * dx + dy * dy;
      if (distance < least) {
        least = distance;
        nearest = c >> 1;
      }
    }
    const weight = weights[i] as number;
    error += weight * least;
    sums[3 * nearest] = (sums[3 * nearest] as number) + weight * x;
    sums[3 * nearest + 1] = (sums[3 * nearest + 1] as number) + weight * y;
    sums[3 * nearest + 2] = (sums[3 * nearest + 2] as number) + weight;
  }
  return error;
}

/** Points parted into groups: whose each is, the middle of each, and the sum of squared distances to it. */
export interface Parted {
  readonly labels: Int32Array;
  readonly centres: Float64Array;
  readonly sse: number;
}

/** Parts points by a few of Lloyd's rounds from given centres on. */
export function settled(xy: Float64Array, centres: Float64Array): Parted {
  const own = centres.slice();
  const sse = settle({ xy, weights: new Float64Array(xy.length / 2).fill(1) }, own, 4);
  return { labels: nearestCentres(xy, own), sse, centres: own };
}

/**
 * Parts points from given centres on: to the nearest centre, and then one by one wherever a single move makes the sum of
 * squared distances less (Hartigan), until no move does.
 * @param xy in an order that depends on nothing but where they are
 */
export function refine(xy: Float64Array, centres: Float64Array): Parted {
  const own = centres.slice();
  settle({ xy, weights: new Float64Array(xy.length / 2).fill(1) }, own);
  const labels = nearestCentres(xy, own);
  const sizes = new Float64Array(own.length / 2);
  for (const label of labels) sizes[label] = (sizes[label] as number) + 1;
  for (let round = 0; round < mostRounds && moveSingles(xy, own, sizes, labels); round += 1);
  return { labels, sse: sumOfSquares(xy, own, labels), centres: own };
}

function moveSingles(xy: Float64Array, centres: Float64Array, sizes: Float64Array, labels: Int32Array): boolean {
  let moved = false;
  for (let i = 0; i < labels.length; i += 1) {
    const from = labels[i] as number;
    const size = sizes[from] as number;
    if (size <= 1) continue;
    const x = xy[2 * i] as number;
    const y = xy[2 * i + 1] as number;
    const gain = ((x - (centres[2 * from] as number)) ** 2 + (y - (centres[2 * from + 1] as number)) ** 2) * (size / (size - 1));
    let to = from;
    let least = gain * (1 - 1e-9);
    for (let g = 0; g < sizes.length; g += 1) {
      if (g === from) continue;
      const n = sizes[g] as number;
      const cost = ((x - (centres[2 * g] as number)) ** 2 + (y - (centres[2 * g + 1] as number)) ** 2) * (n / (n + 1));
      if (cost < least) {
        least = cost;
        to = g;
      }
    }
    if (to === from) continue;
    shift(centres, sizes, from, x, y, -1);
    shift(centres, sizes, to, x, y, 1);
    labels[i] = to;
    moved = true;
  }
  return moved;
}

function shift(centres: Float64Array, sizes: Float64Array, g: number, x: number, y: number, by: 1 | -1): void {
  const size = (sizes[g] as number) + by;
  centres[2 * g] = (centres[2 * g] as number) + (by * (x - (centres[2 * g] as number))) / size;
  centres[2 * g + 1] = (centres[2 * g + 1] as number) + (by * (y - (centres[2 * g + 1] as number))) / size;
  sizes[g] = size;
}

function sumOfSquares(xy: Float64Array, centres: Float64Array, labels: Int32Array): number {
  let sum = 0;
  for (let i = 0; i < labels.length; i += 1) {
    const g = labels[i] as number;
    sum += ((xy[2 * i] as number) - (centres[2 * g] as number)) ** 2 + ((xy[2 * i + 1] as number) - (centres[2 * g + 1] as number)) ** 2;
  }
  return sum;
}

/** The nearest centre of each point. */
export function nearestCentres(xy: Float64Array, centres: Float64Array): Int32Array {
  const labels = new Int32Array(xy.length / 2);
  for (let i = 0; i < labels.length; i += 1) {
    const x = xy[2 * i] as number;
    const y = xy[2 * i + 1] as number;
    let least = Number.POSITIVE_INFINITY;
    for (let c = 0; c < centres.length; c += 2) {
      const dx = x - (centres[c] as number);
      const dy = y - (centres[c + 1] as number);
      const distance = dx * dx + dy * dy;
      if (distance < least) {
        least = distance;
        labels[i] = c >> 1;
      }
    }
  }
  return labels;
}

/** The first centre by weight, each further one by weight and squared distance to those there are (k-means++). */
function spreadCentres({ xy, weights }: WeightedPoints, k: number, start: number): Float64Array | undefined {
  const centres = new Float64Array(2 * k);
  const far = weights.slice();
  for (let g = 0; g < k; g += 1) {
    let total = 0;
    for (let i = 0; i < far.length; i += 1) total += far[i] as number;
    if (!(total > 0)) return undefined;
    let left = randomAt(start, g, seed) * total;
    let chosen = far.length - 1;
    while ((far[chosen] as number) <= 0) chosen -= 1;
    for (let i = 0; i < far.length; i += 1) {
      left -= far[i] as number;
      if (left < 0) {
        chosen = i;
        break;
      }
    }
    const x = xy[2 * chosen] as number;
    const y = xy[2 * chosen + 1] as number;
    centres.set([x, y], 2 * g);
    for (let i = 0; i < far.length; i += 1) {
      const dx = (xy[2 * i] as number) - x;
      const dy = (xy[2 * i + 1] as number) - y;
      const distance = (weights[i] as number) * (dx * dx + dy * dy);
      if (g === 0 || distance < (far[i] as number)) far[i] = distance;
    }
  }
  return centres;
}
