import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readsAsCpr } from "./cpr.ts";

describe("numbers that read as a CPR number", () => {
  it.each([
    "010203-1234",
    "0102031234",
    "010203 1234",
    "010203 - 1234",
    "010203–1234",
    "010203−1234",
    "01 02 03 1234",
    "01.02.03-1234",
    "010203-\u200B1234",
    "010203\u00A01234",
    "０１０２０３-１２３４",
    "cpr-010203-1234",
    "CPR:010203-1234.",
    "290200-1234",
    "01a2187e-7c00-74be-8d99-e0102031234f 010203-1234",
    "x01a2187e-7c00-74be-8d99-e0102031234fx",
    "Han hedder noget, 311299-0001, og bor der",
  ])("stops %s", (text) => {
    expect(readsAsCpr(text)).toBe(true);
  });

  it.each([
    "2009-127944",
    "2009-550712",
    "2010-90784",
    "2010-624081",
    "2009-127944/2009-550712",
    "sag 2009-127944, dokument 2009-550712",
    "EAN 5798009800213",
    "5798 0098 00213",
    "112",
    "1813",
    "114",
    "33 66 33 66",
    "+45 33 66 33 66",
    "VSF-2026-0001",
    "300203-1234",
    "011303-1234",
    "000103-1234",
    "010203-123",
    "010203-12345",
    "9010203-1234",
    "22.11.2026",
    "2026-11-22",
    "kl. 22.30-23.15",
    "01a2187e-7c00-74be-8d99-e0102031234f",
    "/dialogue/01a2187e-7c00-74be-8d99-a1010190123c/answer",
  ])("lets %s pass", (text) => {
    expect(readsAsCpr(text)).toBe(false);
  });

  const day = fc.date({ min: new Date("1900-01-01"), max: new Date("2099-12-31"), noInvalidDate: true });
  const words = fc.stringMatching(/^[a-zæøå ,.]{0,30}$/u);
  const two = (number: number) => String(number).padStart(2, "0");

  it("stops every day that exists, in running text, with or without a hyphen or space", () => {
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 0, max: 9999 }),
        fc.constantFrom("-", "", " "),
        words,
        words,
        (at, serial, sign, before, after) => {
          const born = two(at.getUTCDate()) + two(at.getUTCMonth() + 1) + two(at.getUTCFullYear() % 100);
          expect(readsAsCpr(`${before} ${born}${sign}${String(serial).padStart(4, "0")} ${after}`)).toBe(
            true,
          );
        },
      ),
    );
  });

  it("lets every case and document number of the city pass", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1990, max: 2035 }),
        fc.integer({ min: 1, max: 999_999 }),
        words,
        (year, number, before) => {
          expect(readsAsCpr(`${before} ${year}-${number}`)).toBe(false);
          expect(readsAsCpr(`${before} VSF-${year}-${String(number).padStart(4, "0")}.`)).toBe(false);
        },
      ),
    );
  });

  it("lets days that never exist pass", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 32, max: 99 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 0, max: 9999 }),
        (d, m, n) => {
          expect(readsAsCpr(`${d}${two(m)}70-${String(n).padStart(4, "0")}`)).toBe(false);
        },
      ),
    );
  });
});
