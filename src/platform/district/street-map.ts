import { z } from "zod";
import type { Street } from "./district.ts";
import { joinLines } from "./join-lines.ts";
import { lengthOf, metresBetween, thinLine } from "./thin-line.ts";
import type { LinePoint } from "./thin-line.ts";

/** What a map may hold at most, so that the drawing stays a light part of a page. */
export const mapLimits = { lines: 200, points: 1500, metres: 10_000, positions: 50_000, nameLength: 80 } as const;

/** Metres by which lines may be thinned; the first that is enough is taken. */
const tolerances = [2, 4, 8, 16] as const;

/** Where Kvarter's maps lie: Denmark with Bornholm, in degrees. */
export const denmark = { south: 54, north: 58, west: 7, east: 16 } as const;

export interface StreetMap {
  /** The widest and longest first, as they shall get their names on the drawing. */
  readonly streets: Street[];
  readonly points: number;
  /** By how many metres the lines were thinned. */
  readonly tolerance: number;
  /** Features that are no named line. */
  readonly leftOut: number;
}

/** The file is no map of a district; the message says in one line why. */
export class StreetMapError extends Error {
  override readonly name = "StreetMapError";
}

const position = z.tuple([z.number(), z.number()]).rest(z.unknown());
const line = z.array(position).min(2);
const geometry = z.discriminatedUnion("type", [
  z.object({ type: z.literal("LineString"), coordinates: line }),
  z.object({ type: z.literal("MultiLineString"), coordinates: z.array(line) }),
]);
const collection = z.object({
  type: z.literal("FeatureCollection"),
  features: z.array(
    z.object({
      properties: z.object({ name: z.unknown().optional(), highway: z.unknown().optional() }).nullish(),
      geometry: z.object({ type: z.string() }).loose().nullish(),
    }),
  ),
});

/**
 * Reads the named lines of a GeoJSON FeatureCollection, such as an export from OpenStreetMap: pieces of one street are
 * joined, lines thinned until they are few enough points.
 * @throws StreetMapError
 */
export function readStreetMap(text: string): StreetMap {
  const { features } = parse(text);
  const named = features.map(namedLines);
  const found = named.flat();
  if (found.length === 0)
    throw new StreetMapError("it holds no named street (LineString or MultiLineString with properties.name)");
  checkGround(found.flatMap((piece) => piece.points));
  const streets = [...Map.groupBy(found, (piece) => piece.name).values()].flatMap(joinPieces).sort(widestFirst);
  if (streets.length > mapLimits.lines)
    throw new StreetMapError(
      `it holds ${streets.length} streets; a district's map takes ${mapLimits.lines}: export a smaller area or only larger streets`,
    );
  return { ...thin(streets), leftOut: named.filter((pieces) => pieces.length === 0).length };
}

function parse(text: string): z.infer<typeof collection> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new StreetMapError(`it is no JSON: ${(error as Error).message}`);
  }
  const parsed = collection.safeParse(json);
  if (!parsed.success) throw new StreetMapError("it is no GeoJSON FeatureCollection of features");
  return parsed.data;
}

type Feature = z.infer<typeof collection>["features"][number];

function namedLines({ properties, geometry: shape }: Feature, index: number): Street[] {
  const name = nameIn(properties?.name);
  if (name === "" || !shape?.type.endsWith("LineString")) return [];
  const parsed = geometry.safeParse(shape);
  if (!parsed.success) throw new StreetMapError(`feature ${index + 1} (${name}) has no readable coordinates`);
  const { data } = parsed;
  const lines = data.type === "LineString" ? [data.coordinates] : data.coordinates;
  const major = /^(primary|secondary|tertiary|trunk)$/.test(String(properties?.highway));
  return lines.map((positions) => ({
    name,
    points: positions.map(([lon, lat]) => pointIn(lat, lon, `feature ${index + 1} (${name})`)),
    ...(major && { major }),
  }));
}

function nameIn(value: unknown): string {
  if (typeof value !== "string") return "";
  return value.toWellFormed().replaceAll(/\p{Cc}/gu, " ").replaceAll(/\s+/gu, " ").trim().slice(0, mapLimits.nameLength);
}

function pointIn(lat: number, lon: number, where: string): [number, number] {
  const { south, north, west, east } = denmark;
  if (lat < south || lat > north || lon < west || lon > east)
    throw new StreetMapError(
      `${where} has a point at latitude ${lat}, longitude ${lon}, outside Denmark; GeoJSON writes longitude first`,
    );
  return [lat, lon];
}

function checkGround(points: readonly LinePoint[]): void {
  if (points.length > mapLimits.positions)
    throw new StreetMapError(`it holds ${points.length} positions; at most ${mapLimits.positions} are read: export a smaller area`);
  const range = (pick: (point: LinePoint) => number) =>
    points.reduce(([low, high], point) => [Math.min(low, pick(point)), Math.max(high, pick(point))], [Infinity, -Infinity] as [number, number]);
  const [south, north] = range(([lat]) => lat);
  const [west, east] = range(([, lon]) => lon);
  const extent = Math.max(metresBetween([south, west], [north, west]), metresBetween([south, west], [south, east]));
  if (extent > mapLimits.metres)
    throw new StreetMapError(
      `its streets lie ${Math.round(extent / 1000)} km apart; a district's map is at most ${mapLimits.metres / 1000} km wide and high: export a smaller area`,
    );
}

/** One street's pieces, joined where they meet; the longest line first, because it bears the name. */
function joinPieces(pieces: readonly Street[]): Street[] {
  const [{ name } = { name: "" }] = pieces;
  const major = pieces.some((piece) => piece.major);
  return joinLines(pieces.map(({ points }) => points))
    .sort((a, b) => lengthOf(b) - lengthOf(a))
    .map((points) => ({ name, points, ...(major && { major }) }));
}

function widestFirst(a: Street, b: Street): number {
  return Number(b.major ?? false) - Number(a.major ?? false) || lengthOf(b.points) - lengthOf(a.points);
}

function thin(streets: readonly Street[]): Pick<StreetMap, "streets" | "points" | "tolerance"> {
  let points = 0;
  for (const tolerance of tolerances) {
    const thinned = streets.map((street) => ({ ...street, points: thinLine(street.points, tolerance).map(rounded) }));
    points = thinned.reduce((sum, street) => sum + street.points.length, 0);
    if (points <= mapLimits.points) return { streets: thinned, points, tolerance };
  }
  throw new StreetMapError(
    `even thinned by ${tolerances.at(-1)} metres its streets have ${points} points; a district's map takes ${mapLimits.points}: export a smaller area or only larger streets`,
  );
}

/** Five decimals are about a metre. */
function rounded([lat, lon]: LinePoint): [number, number] {
  return [Math.round(lat * 1e5) / 1e5, Math.round(lon * 1e5) / 1e5];
}
