/** A point on the ground, in degrees. */
export type LinePoint = readonly [lat: number, lon: number];

const metresPerDegree = 111_200;

/** How far apart two points are on the ground, in metres; right within a thousandth over a few kilometres. */
export function metresBetween(a: LinePoint, b: LinePoint): number {
  const [x, y] = offset(a, b);
  return Math.hypot(x, y);
}

/** How long a line is on the ground, in metres. */
export function lengthOf(line: readonly LinePoint[]): number {
  return line.slice(1).reduce((sum, point, index) => sum + metresBetween(line[index] ?? point, point), 0);
}

/**
 * The same line with fewer points: none of those left out lies farther than `tolerance` metres from what remains
 * (Douglas and Peucker). Its two ends stay.
 */
export function thinLine(line: readonly LinePoint[], tolerance: number): LinePoint[] {
  const kept = new Set([0, line.length - 1]);
  const spans: [number, number][] = [[0, line.length - 1]];
  // A list instead of recursion: a line of many thousand points must not exhaust the stack.
  for (let span = spans.pop(); span !== undefined; span = spans.pop()) {
    const [first, last] = span;
    const [farthest, distance] = farthestWithin(line, first, last);
    if (distance <= tolerance) continue;
    kept.add(farthest);
    spans.push([first, farthest], [farthest, last]);
  }
  return line.filter((_, index) => kept.has(index));
}

/** As `metresFromSegment`, with what all points share worked out once: a line may have many thousand. */
function farthestWithin(line: readonly LinePoint[], first: number, last: number): [index: number, metres: number] {
  const [start, end] = [line[first], line[last]];
  if (!start || !end) return [first, 0];
  const east = metresPerDegree * Math.cos((start[0] * Math.PI) / 180);
  const [dx, dy] = [(end[1] - start[1]) * east, (end[0] - start[0]) * metresPerDegree];
  const square = dx * dx + dy * dy;
  let farthest = first;
  let most = 0;
  for (let index = first + 1; index < last; index += 1) {
    const [lat, lon] = line[index] as LinePoint;
    const px = (lon - start[1]) * east;
    const py = (lat - start[0]) * metresPerDegree;
    const share = square === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / square));
    const [x, y] = [px - share * dx, py - share * dy];
    const distance = x * x + y * y;
    if (distance <= most) continue;
    most = distance;
    farthest = index;
  }
  return [farthest, Math.sqrt(most)];
}

/** How far a point lies from the straight line between two others, in metres. */
export function metresFromSegment(point: LinePoint, start: LinePoint, end: LinePoint): number {
  const [dx, dy] = offset(start, end);
  const [px, py] = offset(start, point);
  const square = dx * dx + dy * dy;
  const share = square === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / square));
  return Math.hypot(px - share * dx, py - share * dy);
}

/** From one point to another, in metres eastwards and northwards. */
function offset(from: LinePoint, to: LinePoint): [east: number, north: number] {
  const narrowing = Math.cos((from[0] * Math.PI) / 180);
  return [(to[1] - from[1]) * metresPerDegree * narrowing, (to[0] - from[0]) * metresPerDegree];
}
