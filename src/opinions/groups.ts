import { gridOf, orderByPlace } from "./grid.ts";
import { kMeans, nearestCentres, refine, settled } from "./kmeans.ts";
import type { Parted } from "./kmeans.ts";
import { silhouettes } from "./silhouette.ts";

/** People parted into k groups by where they stand; group 0 is the largest. */
export interface Grouping {
  readonly k: number;
  /** Sum of squared distances to the middle of the own group. */
  readonly sse: number;
  readonly silhouette: number;
  readonly sizes: readonly number[];
  /** The group of each of the people, in their order. */
  readonly labels: Int32Array;
}

export const groupCounts = [2, 3, 4, 5] as const;

/** Solutions found on the grid that are worth trying on the people themselves. */
const mostRefined = 3;
/** Of more people the grid has told nearly all: they are parted from its best solution. */
const mostMovedSingly = 5000;

/**
 * Parts people into 2, 3, 4 and 5 groups: k-means on a weighted grid of where they stand, then on the people themselves.
 * It does not depend on the order of the people. A k for which there are too few different positions is left out.
 * @param positions x of person i at `2i`, y at `2i + 1`
 */
export function groupPeople(positions: Float64Array): Grouping[] {
  const isLarge = positions.length / 2 > mostMovedSingly;
  const order = isLarge ? undefined : orderByPlace(positions);
  const placed = order ? arranged(positions, order) : positions;
  const grid = gridOf(placed);
  const found = groupCounts.flatMap((k) => {
    const starts = kMeans(grid, k).slice(0, isLarge ? 1 : mostRefined);
    const tried = starts.map((centres) => (isLarge ? settled(placed, centres) : refine(placed, centres)));
    const best = tried.reduce<Parted | undefined>((least, one) => (least && least.sse <= one.sse ? least : one), undefined);
    if (!best) return [];
    const named = ordered(best.labels, best.centres);
    // Two centres on one spot leave a group empty: then there are not so many groups.
    return named.sizes.includes(0) ? [] : [{ k, sse: best.sse, ...named }];
  });
  const onGrid = found.map((one) => nearestCentres(grid.xy, one.centres));
  const values = silhouettes(grid, onGrid, found.map((one) => one.k));
  return found.map(({ k, sse, sizes, labels }, at) => ({ k, sse, silhouette: values[at] ?? 0, sizes, labels: order ? putBack(labels, order) : labels }));
}

function arranged(positions: Float64Array, order: Uint32Array): Float64Array {
  const placed = new Float64Array(positions.length);
  order.forEach((from, to) => placed.set(positions.subarray(2 * from, 2 * from + 2), 2 * to));
  return placed;
}

function putBack(labels: Int32Array, order: Uint32Array): Int32Array {
  const own = new Int32Array(labels.length);
  order.forEach((from, to) => {
    own[from] = labels[to] as number;
  });
  return own;
}

/** Names groups by their size, the largest first, those of one size by where they stand. */
function ordered(labels: Int32Array, centres: Float64Array) {
  const k = centres.length / 2;
  const sizes = Array.from({ length: k }, () => 0);
  for (const label of labels) sizes[label] = (sizes[label] ?? 0) + 1;
  const order = [...sizes.keys()].sort(
    (g, h) =>
      (sizes[h] ?? 0) - (sizes[g] ?? 0) ||
      (centres[2 * g] ?? 0) - (centres[2 * h] ?? 0) ||
      (centres[2 * g + 1] ?? 0) - (centres[2 * h + 1] ?? 0),
  );
  const nameOf = new Int32Array(k);
  order.forEach((g, name) => {
    nameOf[g] = name;
  });
  return {
    labels: labels.map((label) => nameOf[label] ?? 0),
    sizes: order.map((g) => sizes[g] ?? 0),
    centres: Float64Array.from(order.flatMap((g) => [centres[2 * g] ?? 0, centres[2 * g + 1] ?? 0])),
  };
}

/** The grouping that stands apart best; of equals the one with fewer groups. */
export function clearest(groupings: readonly Grouping[]): Grouping | undefined {
  return groupings.reduce<Grouping | undefined>(
    (best, one) => (best === undefined || one.silhouette > best.silhouette ? one : best),
    undefined,
  );
}
