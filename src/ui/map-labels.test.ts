import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { placeCandidates, placeLabels, streetCandidates } from "./map-labels.ts";

const size = { width: 328, height: 300 };
const ground = { size, textSize: 11, kept: [] };
const point = fc.record({ x: fc.integer({ min: 0, max: 328 }), y: fc.integer({ min: 0, max: 300 }) });

describe("names on the map", () => {
  test("level names never cover each other, wherever the places are", () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 2, maxLength: 12 }), (points) => {
        const names = points.map((at, index) => placeCandidates(`Plads ${index}`, at));
        const boxes = placeLabels(names, ground).map(({ text, at, drop }) => ({
          left: at.x - (text.length * 11 * 0.6) / 2,
          right: at.x + (text.length * 11 * 0.6) / 2,
          top: at.y + drop * 11 - 5.5,
          bottom: at.y + drop * 11 + 5.5,
        }));
        for (const [index, a] of boxes.entries()) {
          for (const b of boxes.slice(index + 1)) {
            const meet = a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
            expect(meet).toBe(false);
          }
        }
      }),
    );
  });

  test("the first in the list wins the place; one that fits nowhere is left out", () => {
    const here = { x: 160, y: 150 };
    const names = ["Maria Kirkeplads", "Halmtorvet", "Enghave Plads"].map((text) =>
      placeCandidates(text, here),
    );
    expect(placeLabels(names, ground).map(({ text }) => text)).toEqual(["Maria Kirkeplads", "Halmtorvet"]);
  });

  test("a name that would leave the map is not placed", () => {
    expect(placeLabels([placeCandidates("Maria Kirkeplads", { x: 4, y: 150 })], ground)).toEqual([]);
  });

  test("a street's name is read from the left, whichever way the street was drawn", () => {
    const line = [
      { x: 20, y: 200 },
      { x: 300, y: 100 },
    ];
    const slopes = [line, line.toReversed()].map(
      (one) => streetCandidates("Istedgade", one, 11)[0]?.slope ?? 0,
    );
    expect(slopes[0]).toBeCloseTo(-19.65, 1);
    expect(slopes[1]).toBeCloseTo(-19.65, 1);
  });

  test("a street that is shorter than its name or turns a corner carries none", () => {
    const short = [
      { x: 20, y: 200 },
      { x: 50, y: 200 },
    ];
    const corner = [
      { x: 100, y: 100 },
      { x: 140, y: 100 },
      { x: 140, y: 140 },
    ];
    expect(streetCandidates("Oehlenschlægersgade", short, 11)).toEqual([]);
    expect(streetCandidates("Istedgade", corner, 11)).toEqual([]);
  });
});
