/** A place on earth, in degrees. */
export type GeoPoint = { lat: number; lon: number };

/** What a map shows, in degrees. */
export type Bounds = { south: number; west: number; north: number; east: number };

/** A drawing, in its own units; y grows downwards. */
export type Size = { width: number; height: number };

export type DrawingPoint = { x: number; y: number };

/** How many units of the drawing one degree takes, and where the middle of the bounds is. */
const scaleOf = (bounds: Bounds, size: Size) => {
  const middle: GeoPoint = { lat: (bounds.south + bounds.north) / 2, lon: (bounds.west + bounds.east) / 2 };
  // A degree of longitude is shorter than one of latitude; over a few kilometres one factor is right for all.
  const narrowing = Math.cos((middle.lat * Math.PI) / 180);
  const perLat = Math.min(
    size.height / (bounds.north - bounds.south),
    size.width / ((bounds.east - bounds.west) * narrowing),
  );
  return { middle, perLat, perLon: perLat * narrowing };
};

/** How high the bounds are, as a part of how wide they are, on the ground. */
export const shapeOf = (bounds: Bounds): number => {
  const narrowing = Math.cos((((bounds.south + bounds.north) / 2) * Math.PI) / 180);
  return (bounds.north - bounds.south) / ((bounds.east - bounds.west) * narrowing);
};

/** From degrees to the drawing: the bounds fill it as far as their shape allows, centred. */
export const project =
  (bounds: Bounds, size: Size) =>
  ({ lat, lon }: GeoPoint): DrawingPoint => {
    const { middle, perLat, perLon } = scaleOf(bounds, size);
    return {
      x: size.width / 2 + (lon - middle.lon) * perLon,
      y: size.height / 2 - (lat - middle.lat) * perLat,
    };
  };

/** From the drawing back to degrees. */
export const unproject =
  (bounds: Bounds, size: Size) =>
  ({ x, y }: DrawingPoint): GeoPoint => {
    const { middle, perLat, perLon } = scaleOf(bounds, size);
    return {
      lat: middle.lat - (y - size.height / 2) / perLat,
      lon: middle.lon + (x - size.width / 2) / perLon,
    };
  };

/**
 * The smallest bounds around some points, with a margin as a part of their extent. Throws when there are
 * none.
 */
export const boundsAround = (points: readonly GeoPoint[], margin = 0.06): Bounds => {
  if (points.length === 0) throw new Error("a map needs at least one point");
  const lats = points.map(({ lat }) => lat);
  const lons = points.map(({ lon }) => lon);
  const [south, north, west, east] = [
    Math.min(...lats),
    Math.max(...lats),
    Math.min(...lons),
    Math.max(...lons),
  ];
  // A single point still gets about a block around it.
  const tall = Math.max(north - south, 0.001) * margin;
  const wide = Math.max(east - west, 0.002) * margin;
  const least = 0.0004;
  return {
    south: south - Math.max(tall, least),
    north: north + Math.max(tall, least),
    west: west - Math.max(wide, least),
    east: east + Math.max(wide, least),
  };
};
