/** Where the people of groups stand, rounded to a coarse grid: how many of which group at which place, and no order but that. */
export interface OpinionMap {
  readonly columns: number;
  readonly rows: number;
  /** Column from the left, row from below, group, number of people. */
  readonly places: readonly (readonly [column: number, row: number, group: number, people: number])[];
}

/** So many steps has the longer side: fine enough to see groups, far too coarse to read answers from. */
const steps = 24;

/**
 * Rounds positions to the grid. Whoever came first makes no difference.
 * @param positions x of person i at `2i`, y at `2i + 1`
 * @param labels the group of each person
 */
export function mapOf(positions: Float64Array, labels: Int32Array): OpinionMap {
  const xs = positions.filter((_, at) => at % 2 === 0);
  const ys = positions.filter((_, at) => at % 2 === 1);
  const [left, below] = [xs.reduce(least, Infinity), ys.reduce(least, Infinity)];
  const [width, height] = [xs.reduce(most, -Infinity) - left, ys.reduce(most, -Infinity) - below];
  const longer = Math.max(width, height);
  // Nearer than this people stand at one place, and numbers that small cannot be divided by.
  const scale = longer > 1e-9 ? (steps - 1) / longer : 0;
  const cell = (distance: number) => Math.round(distance * scale);
  const counts = new Map<number, number>();
  labels.forEach((group, i) => {
    const key = (group * steps + cell((ys[i] ?? 0) - below)) * steps + cell((xs[i] ?? 0) - left);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  });
  return {
    columns: labels.length === 0 ? 1 : cell(width) + 1,
    rows: labels.length === 0 ? 1 : cell(height) + 1,
    places: [...counts]
      .sort(([one], [other]) => one - other)
      .map(([key, people]) => [key % steps, Math.floor(key / steps) % steps, Math.floor(key / steps / steps), people]),
  };
}

const least = (one: number, other: number) => Math.min(one, other);
const most = (one: number, other: number) => Math.max(one, other);

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface MapDrawing {
  readonly width: number;
  readonly height: number;
  /** In the order of the groups, of those that have somebody on the map. */
  readonly groups: readonly DrawnGroup[];
}

export interface DrawnGroup {
  readonly group: number;
  readonly letter: string;
  /** The corners of a rounded shape around all its people. */
  readonly outline: readonly Point[];
  /** Where its letter stands: outside, on the side that looks away from the others. */
  readonly badge: Point;
  /** The area of a dot grows with the number of people. */
  readonly dots: readonly (Point & { readonly r: number })[];
}

const width = 328;
const margin = 28;
const padding = 6;
const badgeOffset = 10;
const usualRadius = 2.1;
const largestRadius = 8;

/** Lays the map out, as wide as on a narrow phone. Its size follows from the grid, never from how many people there are. */
export function drawMap({ columns, rows, places }: OpinionMap): MapDrawing {
  const step = (width - 2 * margin) / Math.max(steps - 1, 1);
  const height = Math.round(2 * margin + step * Math.max(rows - 1, 6));
  const shift = { x: (width - step * (columns - 1)) / 2, y: (height - step * (rows - 1)) / 2 };
  const crowd = places.reduce((largest, [, , , people]) => Math.max(largest, people), 1);
  const perPerson = Math.min(usualRadius, largestRadius / Math.sqrt(crowd));
  const names = [...new Set(places.map(([, , group]) => group))].sort((a, b) => a - b);
  const dotted = names.map((group) =>
    places
      .filter((place) => place[2] === group)
      .map(([column, row, , people]) => ({
        x: tenth(shift.x + column * step),
        y: tenth(height - shift.y - row * step),
        r: tenth(Math.max(1, perPerson * Math.sqrt(people))),
      })),
  );
  const middles = dotted.map(middleOf);
  return {
    width,
    height,
    groups: names.map((group, at) => {
      const outline = outlineOf(dotted[at] ?? []);
      const others = middleOf(middles.filter((_, other) => other !== at));
      return { group, letter: letterOf(group), outline, badge: besides(outline, middles[at] ?? others, others), dots: dotted[at] ?? [] };
    }),
  };
}

/** A, B, C, … */
export function letterOf(group: number): string {
  return String.fromCodePoint(65 + group);
}

const tenth = (value: number) => Math.round(10 * value) / 10;

function middleOf(points: readonly Point[]): Point {
  const sum = points.reduce((all, { x, y }) => ({ x: all.x + x, y: all.y + y }), { x: 0, y: 0 });
  return points.length === 0 ? { x: width / 2, y: 0 } : { x: sum.x / points.length, y: sum.y / points.length };
}

/** A place just outside of the corner that lies farthest out in the direction away from the others. */
function besides(corners: readonly Point[], own: Point, others: Point): Point {
  const length = Math.hypot(own.x - others.x, own.y - others.y);
  const way = length > 0 ? { x: (own.x - others.x) / length, y: (own.y - others.y) / length } : { x: 0, y: -1 };
  const out = ({ x, y }: Point) => x * way.x + y * way.y;
  const corner = corners.reduce((best, one) => (out(one) > out(best) ? one : best), corners[0] ?? own);
  return { x: tenth(corner.x + badgeOffset * way.x), y: tenth(corner.y + badgeOffset * way.y) };
}

const corners = 16;

/** The convex hull of a small circle around each point: a soft shape that holds them all. */
export function outlineOf(points: readonly Point[]): Point[] {
  const around = points.flatMap(({ x, y }) =>
    Array.from({ length: corners }, (_, i) => ({
      x: tenth(x + padding * Math.cos((2 * Math.PI * i) / corners)),
      y: tenth(y + padding * Math.sin((2 * Math.PI * i) / corners)),
    })),
  );
  return convexHull(around);
}

/** The corners of the smallest convex shape around points, in order (Andrew's monotone chain). */
export function convexHull(points: readonly Point[]): Point[] {
  const sorted = [...points]
    .sort((a, b) => a.x - b.x || a.y - b.y)
    .filter((point, at, all) => point.x !== all[at - 1]?.x || point.y !== all[at - 1]?.y);
  const chain = (these: readonly Point[]) => {
    const kept: Point[] = [];
    for (const point of these) {
      while (kept.length >= 2 && !turnsLeft(kept.at(-2), kept.at(-1), point)) kept.pop();
      kept.push(point);
    }
    return kept.slice(0, -1);
  };
  const hull = [...chain(sorted), ...chain(sorted.toReversed())];
  return hull.length > 0 ? hull : sorted.slice(0, 1);
}

function turnsLeft(a: Point | undefined, b: Point | undefined, c: Point): boolean {
  return a === undefined || b === undefined || (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x) > 1e-9;
}

/** A closed line through the corners, as SVG writes it. */
export function pathOf(corners: readonly Point[]): string {
  return corners.length === 0 ? "" : `M${corners.map(({ x, y }) => `${x} ${y}`).join("L")}Z`;
}
