import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readsAsCpr } from "./privacy/cpr.ts";
import { computeReceiptCode, hashReceiptCode, makeReceiptCode, readReceiptCode } from "./receipt-code.ts";

describe("receipt codes", () => {
  it("have four groups of four, and no two are alike", () => {
    const codes = Array.from({ length: 1000 }, makeReceiptCode);
    expect(new Set(codes).size).toBe(1000);
    for (const code of codes) {
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
      expect(readsAsCpr(code)).toBe(false);
      expect(readReceiptCode(code)).toBe(code);
    }
  });

  it("can be computed: the same of the same, another of all else, and none reads as a CPR number", () => {
    const abouts = Array.from({ length: 1000 }, (_, at) => `invitation|${at}`);
    const codes = abouts.map((about) => computeReceiptCode("secret", about));
    expect(abouts.map((about) => computeReceiptCode("secret", about))).toEqual(codes);
    expect(new Set([...codes, computeReceiptCode("other secret", "invitation|0")]).size).toBe(1001);
    for (const code of codes) expect([readReceiptCode(code), readsAsCpr(code)]).toEqual([code, false]);
  });

  it.each([
    ["7kqm2xnf9r4tb0hw", "7KQM-2XNF-9R4T-B0HW"],
    [" 7KQM 2XNF 9R4T BOHW ", "7KQM-2XNF-9R4T-B0HW"],
    ["lKQM–2XNF–9R4T–BIHW", "1KQM-2XNF-9R4T-B1HW"],
  ])("are read as they were meant: %s", (typed, code) => {
    expect(readReceiptCode(typed)).toBe(code);
  });

  it("anything else is no code", () => {
    for (const typed of ["", "7KQM", "7KQM-2XNF-9R4T-B0HU", "7KQM-2XNF-9R4T-B0HW-1", "../../etc/passwd0"])
      expect(readReceiptCode(typed)).toBeUndefined();
    fc.assert(
      fc.property(fc.string(), (typed) => {
        const code = readReceiptCode(typed);
        expect(code === undefined || readReceiptCode(code) === code).toBe(true);
      }),
    );
  });

  it("are kept as a hash that does not hold them", () => {
    const code = makeReceiptCode();
    expect(hashReceiptCode("street", code)).toMatch(/^[0-9a-f]{64}$/);
    expect(hashReceiptCode("street", code)).not.toBe(hashReceiptCode("street", makeReceiptCode()));
    expect(hashReceiptCode("street", code)).not.toBe(hashReceiptCode("dialogue", code));
  });
});
