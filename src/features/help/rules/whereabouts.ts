import type { Street } from "../../../platform/district/district.ts";
import { metresBetween, metresFromSegment } from "../../../platform/district/thin-line.ts";
import type { Lang } from "../../../platform/i18n/lang.ts";
import type { Bounds } from "../../../ui/projection.ts";
import { texts } from "../texts/where.ts";

/** Where something is on the map, in degrees. */
export interface Point {
  readonly lat: number;
  readonly lon: number;
}

/** A service's address in words, and whether it is told on the phone only. */
interface Addressed {
  readonly place: string;
  readonly isSecret: boolean;
}

/** Where a service is, in one line; of one with a secret address: that one has to call first. */
export function whereWords({ place, isSecret }: Addressed, lang: Lang): string {
  return isSecret ? texts[lang].callFirst : place;
}

/** A person can walk or ride there; a point farther away has been mistyped. */
const reachMetres = 25_000;

/** Whether a point lies where people of a district can get to; anywhere while there is no map. */
export function isWithinReach({ lat, lon }: Point, streets: readonly Street[]): boolean {
  const [first] = streets.flatMap(({ points }) => points);
  return first === undefined || metresBetween(first, [lat, lon]) <= reachMetres;
}

/** About three hundred metres to the north and south, and five hundred to the sides: what one sees from a corner. */
const view = { lat: 0.0027, lon: 0.008 };
/** So near a street somebody knows where on the map they are. */
const nearMetres = 400;

export interface MapAround {
  readonly bounds: Bounds;
  readonly streets: readonly Street[];
}

/** The part of a district's map around a point; nothing when the map does not reach there. */
export function mapAround({ lat, lon }: Point, streets: readonly Street[]): MapAround | undefined {
  const bounds = { south: lat - view.lat, north: lat + view.lat, west: lon - view.lon, east: lon + view.lon };
  const isNear = ({ points }: Street, metres: number) =>
    points.some((end, at) => metresFromSegment([lat, lon], points[at - 1] ?? end, end) <= metres);
  const diagonal = metresBetween([bounds.south, bounds.west], [lat, lon]);
  return streets.some((street) => isNear(street, nearMetres))
    ? { bounds, streets: streets.filter((street) => isNear(street, diagonal)) }
    : undefined;
}

/** A point as a page carries it, to about ten metres: enough to say how far it is. */
export const embeddedPoint = ({ lat, lon }: Point): string => `${lat.toFixed(4)},${lon.toFixed(4)}`;
