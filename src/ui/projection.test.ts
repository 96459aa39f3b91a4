import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { boundsAround, project, unproject } from "./projection.ts";
import type { Bounds } from "./projection.ts";

const degrees = (min: number, max: number) => fc.double({ min, max, noNaN: true });

const anyBounds: fc.Arbitrary<Bounds> = fc
  .record({
    south: degrees(-70, 70),
    west: degrees(-179, 178),
    tall: degrees(0.001, 0.5),
    wide: degrees(0.001, 0.5),
  })
  .map(({ south, west, tall, wide }) => ({ south, west, north: south + tall, east: west + wide }));

const anySize = fc.record({
  width: fc.integer({ min: 100, max: 2000 }),
  height: fc.integer({ min: 100, max: 2000 }),
});

const share = degrees(0, 1);

describe("projection", () => {
  test("unproject takes back what project did, anywhere in any bounds", () => {
    fc.assert(
      fc.property(anyBounds, anySize, share, share, (bounds, size, up, along) => {
        const point = {
          lat: bounds.south + up * (bounds.north - bounds.south),
          lon: bounds.west + along * (bounds.east - bounds.west),
        };
        const back = unproject(bounds, size)(project(bounds, size)(point));
        expect(back.lat).toBeCloseTo(point.lat, 8);
        expect(back.lon).toBeCloseTo(point.lon, 8);
      }),
    );
  });

  test("everything within the bounds lies on the drawing", () => {
    fc.assert(
      fc.property(anyBounds, anySize, share, share, (bounds, size, up, along) => {
        const { x, y } = project(
          bounds,
          size,
        )({
          lat: bounds.south + up * (bounds.north - bounds.south),
          lon: bounds.west + along * (bounds.east - bounds.west),
        });
        expect(x).toBeGreaterThan(-1e-6);
        expect(x).toBeLessThan(size.width + 1e-6);
        expect(y).toBeGreaterThan(-1e-6);
        expect(y).toBeLessThan(size.height + 1e-6);
      }),
    );
  });

  test("north is up and east is right", () => {
    const bounds = { south: 55.66, west: 12.53, north: 55.68, east: 12.57 };
    const at = project(bounds, { width: 400, height: 300 });
    const middle = at({ lat: 55.67, lon: 12.55 });
    expect(middle.x).toBeCloseTo(200);
    expect(middle.y).toBeCloseTo(150);
    expect(at({ lat: 55.675, lon: 12.55 }).y).toBeLessThan(middle.y);
    expect(at({ lat: 55.67, lon: 12.56 }).x).toBeGreaterThan(middle.x);
  });

  test("bounds around points hold them all, a single one too", () => {
    const bounds = boundsAround([{ lat: 55.67, lon: 12.55 }]);
    expect(bounds.north).toBeGreaterThan(bounds.south);
    expect(bounds.east).toBeGreaterThan(bounds.west);
    expect(() => boundsAround([])).toThrow("at least one point");
  });
});
