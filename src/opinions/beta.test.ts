import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { betaBelow, betaQuantile } from "./beta.ts";

describe("a beta distribution", () => {
  test.each([
    // Exact: polynomials for whole a and b, and the arcsine law.
    [0.3, 1, 1, 0.3],
    [0.5, 2, 2, 0.5],
    [0.25, 2, 3, 0.26171875],
    [0.1, 0.5, 0.5, (2 / Math.PI) * Math.asin(Math.sqrt(0.1))],
    [0.9, 5, 1, 0.9 ** 5],
  ])("below %d of Beta(%d, %d) lies %d", (x, a, b, share) => {
    expect(betaBelow(x, a, b)).toBeCloseTo(share, 12);
  });

  const shape = fc.double({ min: 0.3, max: 5000, noNaN: true });

  test("its quantile is where that share lies below", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.02, max: 0.98, noNaN: true }), shape, shape, (q, a, b) => {
        const x = betaQuantile(q, a, b);
        expect(betaBelow(Math.max(0, x - 1e-11), a, b)).toBeLessThanOrEqual(q + 1e-9);
        expect(betaBelow(Math.min(1, x + 1e-11), a, b)).toBeGreaterThanOrEqual(q - 1e-9);
      }),
      // So steep just below 1 that no number has exactly this share below it.
      { examples: [[0.972565531109656, 45.365926031942905, 0.3]] },
    );
  });

  test("turned around it is the other side", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), shape, shape, (x, a, b) => {
        expect(betaBelow(x, a, b) + betaBelow(1 - x, b, a)).toBeCloseTo(1, 9);
      }),
    );
  });
});
