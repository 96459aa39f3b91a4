import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { joinLines } from "./join-lines.ts";
import { StreetMapError, mapLimits, readStreetMap } from "./street-map.ts";
import { metresFromSegment, thinLine } from "./thin-line.ts";
import type { LinePoint } from "./thin-line.ts";

type Position = [lon: number, lat: number];

const street = (name: string | undefined, coordinates: Position[] | Position[][], more = {}) => ({
  type: "Feature",
  properties: { name, ...more },
  geometry: { type: Array.isArray(coordinates[0]?.[0]) ? "MultiLineString" : "LineString", coordinates },
});
const mapOf = (...features: unknown[]) => JSON.stringify({ type: "FeatureCollection", features });
const short: Position[] = [
  [12.56, 55.67],
  [12.561, 55.671],
];

describe("a map of streets", () => {
  test("joins the pieces of a street, leaves out what is no named line, and gives wide and long ones their names first", () => {
    const map = readStreetMap(
      mapOf(
        street("Lillegade", short),
        street("Storegade", [[12.55, 55.67], [12.56, 55.67]]),
        street("Storegade", [[12.57, 55.671], [12.56, 55.67]]),
        street("Bredgade", [short], { highway: "secondary" }),
        street(undefined, short),
        { type: "Feature", properties: { name: "Et træ" }, geometry: { type: "Point", coordinates: [12.56, 55.67] } },
        { type: "Feature", properties: null, geometry: null },
      ),
    );
    expect(map.streets).toEqual([
      { name: "Bredgade", points: [[55.67, 12.56], [55.671, 12.561]], major: true },
      { name: "Storegade", points: [[55.67, 12.55], [55.67, 12.56], [55.671, 12.57]] },
      { name: "Lillegade", points: [[55.67, 12.56], [55.671, 12.561]] },
    ]);
    expect(map).toMatchObject({ points: 7, tolerance: 2, leftOut: 3 });
  });

  test("thins what holds too many points until it is light enough", () => {
    const wavy = Array.from({ length: 4000 }, (_, i): Position => [12.5 + i / 1e5, 55.67 + (i % 2) * 5e-5]);
    const map = readStreetMap(mapOf(street("Bølgegade", wavy)));
    expect(map.tolerance).toBeGreaterThan(2);
    expect(map.points).toBeLessThanOrEqual(mapLimits.points);
    expect(map.streets[0]?.points[0]).toEqual([55.67, 12.5]);
  });

  const zigzag = Array.from({ length: 2000 }, (_, i): Position => [12.5 + i / 1e4 / 4, 55.67 + (i % 2) * 0.01]);
  test.each([
    ["no JSON", "{", /no JSON/],
    ["something else", '{"type":"Topology"}', /no GeoJSON FeatureCollection/],
    ["no streets", mapOf(street("  ", short)), /no named street/],
    ["swapped numbers", mapOf(street("Storegade", [[55.67, 12.56], [55.66, 12.55]])), /feature 1 \(Storegade\).*longitude first/],
    ["broken coordinates", mapOf(street("Storegade", [["x", 1]] as never)), /feature 1 \(Storegade\) has no readable/],
    ["a whole region", mapOf(street("Landevej", [[12.1, 55.67], [12.6, 55.67]])), /31 km apart/],
    ["too many streets", mapOf(...Array.from({ length: 201 }, (_, i) => street(`Gade ${i}`, short))), /201 streets.*200/],
    ["too much even when thinned", mapOf(street("Takkegade", zigzag)), /thinned by 16 metres its streets have \d{4} points/],
  ])("says in one line what is wrong: %s", (_case, text, words) => {
    expect(() => readStreetMap(text)).toThrow(StreetMapError);
    expect(() => readStreetMap(text)).toThrow(words);
  });
});

const points = fc.array(fc.tuple(fc.double({ min: 55.6, max: 55.7, noNaN: true }), fc.double({ min: 12.5, max: 12.6, noNaN: true })), {
  minLength: 2,
  maxLength: 40,
});

test("thinning keeps both ends and leaves no point farther away than it may", () => {
  fc.assert(
    fc.property(points, fc.integer({ min: 1, max: 500 }), (line, tolerance) => {
      const thinned = thinLine(line, tolerance);
      expect([thinned[0], thinned.at(-1)]).toEqual([line[0], line.at(-1)]);
      const distance = (point: LinePoint) =>
        Math.min(...thinned.slice(1).map((end, index) => metresFromSegment(point, thinned[index] ?? end, end)));
      // Degrees are narrower at one end of a line than at the other: a thousandth more is the same.
      for (const point of line) expect(distance(point)).toBeLessThanOrEqual(tolerance * 1.01);
    }),
  );
});

test("a line cut into pieces, shuffled and turned becomes one line again", () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 20 }), fc.infiniteStream(fc.nat()), (length, random) => {
      const next = () => Number(random.next().value);
      const whole = Array.from({ length }, (_, i): [number, number] => [55 + i / 100, 12]);
      const pieces = whole
        .slice(1)
        .map((end, i): [number, number][] => [whole[i] ?? end, end])
        .map((piece) => (next() % 2 === 0 ? piece : piece.toReversed()))
        .map((piece) => ({ piece, order: next() }))
        .sort((a, b) => a.order - b.order)
        .map(({ piece }) => piece);
      const [joined, ...more] = joinLines(pieces);
      expect(more).toEqual([]);
      expect(joined?.[0]?.[0] === 55 ? joined : joined?.toReversed()).toEqual(whole);
    }),
  );
});
