/** A point on the ground, in degrees. */
export interface Point {
  readonly lat: number;
  readonly lon: number;
}

/** What is known of where a district lies: the streets of its map, and the places that have names. */
export interface KnownGround {
  readonly streets: readonly { readonly points: readonly (readonly [lat: number, lon: number])[] }[];
  readonly places: readonly Point[];
}

const kilometre = { lat: 1 / 111.2, lon: 1 / 62.5 };
/** How far outside the map a place may lie, and how far from the other places while there is no map. */
const reach = { ofStreets: 1, ofPlaces: 5 };

/**
 * Whether a point lies where the district does: within a kilometre of its map, or of five kilometres of its other places
 * while it has no map. Anywhere when nothing is known yet.
 */
export function isInNeighbourhood(point: Point, { streets, places }: KnownGround): boolean {
  const onStreets = streets.flatMap(({ points }) => points.map(([lat, lon]) => ({ lat, lon })));
  const known = onStreets.length > 0 ? onStreets : places;
  const kilometres = onStreets.length > 0 ? reach.ofStreets : reach.ofPlaces;
  if (known.length === 0) return true;
  return (["lat", "lon"] as const).every((axis) => {
    const margin = kilometres * kilometre[axis];
    const values = known.map((one) => one[axis]);
    const [low, high] = values.reduce(([a, b], value) => [Math.min(a, value), Math.max(b, value)], [Infinity, -Infinity]);
    return point[axis] >= (low ?? 0) - margin && point[axis] <= (high ?? 0) + margin;
  });
}
