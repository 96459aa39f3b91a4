import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { daysIn } from "./search-days.ts";
import { readSearch } from "./search-words.ts";

const today = "2026-11-27";
const kinds = [
  { kind: "letter", names: ["Brev", "Letter"] },
  { kind: "meeting", names: ["Møde", "Meeting", "referat"] },
  { kind: "idea", names: ["Idé", "Idea"] },
];
const read = (typed: string) => readSearch(typed, kinds, today);

describe("a time in what was typed", () => {
  const day = { from: "2026-09-23", to: "2026-09-24" };
  const ofThreeYears = [{ from: "2025-09-23", to: "2025-09-24" }, day, { from: "2027-09-23", to: "2027-09-24" }];
  test.each([
    ["23. september 2026", [day]],
    ["den 23. sept. 2026", [day]],
    ["23 sep 2026", [day]],
    ["September 23, 2026", [day]],
    ["23/9-2026", [day]],
    ["23/9 2026", [day]],
    ["23.9.2026", [day]],
    ["2026-09-23", [day]],
    ["23/9", ofThreeYears],
    ["23. september", ofThreeYears],
    ["september 2026", [{ from: "2026-09-01", to: "2026-10-01" }]],
    ["dec. 2025", [{ from: "2025-12-01", to: "2026-01-01" }]],
    ["2010", [{ from: "2010-01-01", to: "2011-01-01" }]],
    ["29/2", []],
    ["29. februar 2028", [{ from: "2028-02-29", to: "2028-03-01" }]],
    ["VSF-2026-0004", []],
    ["2026-0004", []],
    ["kl. 10.30", []],
    ["majbæk", []],
  ])("%s", (typed, days) => expect(daysIn(typed, today).days).toEqual(days));

  test("what else was typed is left", () => {
    expect(daysIn("møde 23. september 2026 istedgade", today).rest.split(/\s+/)).toEqual(["møde", "istedgade"]);
  });
});

describe("what names a kind", () => {
  test.each([
    ["brev", ["letter"]],
    ["Breve", ["letter"]],
    ["letters", ["letter"]],
    ["MOEDER", ["meeting"]],
    ["referatet", ["meeting"]],
    ["ideer", ["idea"]],
    ["brevkasse", []],
    ["ide brev", ["letter", "idea"]],
  ])("%s", (typed, found) => expect(read(typed).named?.kinds ?? []).toEqual(found));

  test("the other words are still asked for", () => {
    expect(read("breve til Halmtorvet 2026").named).toEqual({ kinds: ["letter"], days: [{ from: "2026-01-01", to: "2027-01-01" }], begun: "('til') & ('Halmtorvet':*)" });
  });
});

describe("words", () => {
  test("begin others when they are long enough, in both spellings", () => {
    expect(read("oeksnehallen gaard by").begun).toBe("('oeksnehallen':* | 'øksnehallen':*) & ('gaard':* | 'gård':*) & ('by')");
    expect(read("Åse").begun).toBe("('Åse' | 'aase':*)");
  });

  test("that only ask are not asked for", () => expect(read("Hvor kan man sove").begun).toBe("('Hvor':*) & ('man') & ('sove':*)"));

  test.each([["VSF20260004"], ["VSF2026-0004"], ["VSF-20260004"], ["VSF-2026-0004"]])("a number is read however it is parted: %s", (typed) =>
    expect(read(typed).all).toBe("VSF_2026_0004"),
  );

  test("with signs of a search are taken as they stand", () => {
    for (const typed of ['"brev 2010"', "brev -2010", "brev or møde", "“brev 2010”"]) {
      const { begun, any, named } = read(typed);
      expect([begun, any, named], typed).toEqual(["", "", undefined]);
    }
  });

  test("are guessed at where a keyboard lacks letters, when nothing fits better", () => {
    expect(read("oksne").any).toContain("'øksne'");
    expect(read("tjeksted").any).toBe("'tjeksted':*");
  });

  test("nothing that can be typed makes more than words of letters and figures", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."aå ß1_-.\"'():*|&!<\\\u0301😀中"), maxLength: 60 }), (typed) => {
        const { begun, any } = read(typed);
        for (const query of [begun, any]) expect(query.replaceAll(/'[\p{L}\p{N}_]+'/gu, "w")).toMatch(/^[w()&|:* ]*$/u);
      }),
    );
  });
});
