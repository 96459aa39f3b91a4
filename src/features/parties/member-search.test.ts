import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nameMatches } from "./member-search.ts";

describe("finding a name", () => {
  test.each([
    ["Åse Bøgh-Jensen", "jen", true],
    ["Åse Bøgh-Jensen", "BOGH ås", true],
    ["Åse Bøgh-Jensen", "bøgh", true],
    ["René Ægir", "rene aeg", true],
    ["Åse Bøgh-Jensen", "ensen", false],
    ["Åse Bøgh-Jensen", "åse holm", false],
    ["Naboerne ved Halmtorvet (opdigtet)", "opd halm", true],
  ])("%s, typed %s → %s", (name, typed, found) => {
    expect(nameMatches(name, typed)).toBe(found);
  });

  test("every name is found by itself, by the beginnings of its words, and by nothing typed", () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-zæøåé]{1,8}$/), { minLength: 1, maxLength: 4 }), fc.nat(7), (words, cut) => {
        const name = words.join(" ");
        expect(nameMatches(name, name)).toBe(true);
        expect(nameMatches(name, words.toReversed().map((word) => word.slice(0, cut)).join("  "))).toBe(true);
      }),
    );
  });
});
