import type { WeightedPoints } from "./kmeans.ts";

const side = 48;
/** So few points are taken as they are. */
const few = 400;

/** Many positions as few weighted points: the middle of those in each cell of a 48 x 48 grid; few positions as they are. */
export function gridOf(positions: Float64Array): WeightedPoints {
  const count = positions.length / 2;
  if (count <= few) return { xy: positions, weights: new Float64Array(count).fill(1) };
  const [x0, x1, y0, y1] = bounds(positions);
  const toX = (side - 1e-9) / Math.max(x1 - x0, 1e-300);
  const toY = (side - 1e-9) / Math.max(y1 - y0, 1e-300);
  const sums = new Float64Array(3 * side * side);
  for (let i = 0; i < count; i += 1) {
    const x = positions[2 * i] as number;
    const y = positions[2 * i + 1] as number;
    const cell = 3 * (Math.floor((x - x0) * toX) * side + Math.floor((y - y0) * toY));
    sums[cell] = (sums[cell] as number) + x;
    sums[cell + 1] = (sums[cell + 1] as number) + y;
    sums[cell + 2] = (sums[cell + 2] as number) + 1;
  }
  const full = Array.from({ length: side * side }, (_, cell) => cell).filter((cell) => (sums[3 * cell + 2] as number) > 0);
  const xy = new Float64Array(2 * full.length);
  const weights = new Float64Array(full.length);
  full.forEach((cell, i) => {
    const weight = sums[3 * cell + 2] as number;
    weights[i] = weight;
    xy[2 * i] = (sums[3 * cell] as number) / weight;
    xy[2 * i + 1] = (sums[3 * cell + 1] as number) / weight;
  });
  return { xy, weights };
}

function bounds(positions: Float64Array): [number, number, number, number] {
  let [x0, x1, y0, y1] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i < positions.length; i += 2) {
    const x = positions[i] as number;
    const y = positions[i + 1] as number;
    if (x < x0) x0 = x;
    if (x > x1) x1 = x;
    if (y < y0) y0 = y;
    if (y > y1) y1 = y;
  }
  return [x0, x1, y0, y1];
}

/** The order from left to right, and from below where two stand at the same x: the same whoever came first. */
export function orderByPlace(positions: Float64Array): Uint32Array {
  return Uint32Array.from({ length: positions.length / 2 }, (_, i) => i).sort(
    (i, j) =>
      (positions[2 * i] as number) - (positions[2 * j] as number) ||
      (positions[2 * i + 1] as number) - (positions[2 * j + 1] as number),
  );
}
