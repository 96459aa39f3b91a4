import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allocate } from "../../../../allocation/allocation.ts";
import { anyProblem } from "../../../../allocation/brute-force.ts";
import { withLatecomers } from "../../../../allocation/latecomers.ts";
import { languages } from "../../../../platform/i18n/lang.ts";
import { fewestTold, toldCounts } from "./outcome.ts";
import { readAllocation, readWhy } from "./stored-allocation.ts";
import type { Why } from "./stored-allocation.ts";
import { seatWhy, whyWords } from "./why.ts";

const titles = new Map(["w0", "w1", "w2"].map((id) => [id, `Titel ${id}`]));

/** Every reason there is, with the numbers that change its words. */
const reasons: readonly (readonly [Why, da: string])[] = [
  [{ code: "no-wishes" }, "Du havde ikke valgt workshops."],
  [{ code: "all-wishes", wishes: 1 }, "Du fik det, du ønskede."],
  [{ code: "all-wishes", wishes: 2 }, "Du fik alle dine 2 ønsker."],
  [{ code: "best-wishes", wishes: 1 }, "Du fik dit første ønske."],
  [{ code: "best-wishes", wishes: 2 }, "Du fik dine 2 første ønsker."],
  [{ code: "settled" }, "Du har beholdt de pladser, du havde."],
  [{ code: "by-hand" }, "Arrangørerne har ændret dine pladser, efter at de blev fordelt."],
  [{ code: "not-running", workshop: "w0", rank: 1 }, "Dit 1. ønske, “Titel w0”, bliver ikke holdt."],
  [
    { code: "full", workshop: "w0", rank: 1, places: 20, wished: 31, higher: 18, lower: 1, unasked: 1 },
    "“Titel w0” var dit 1. ønske. Der var 31 om 20 pladser. 18 af dem, der sidder der, havde sat den lige så højt som dig eller højere. Én havde sat den lavere: sådan fik flest et af deres ønsker. Én plads var givet på forhånd.",
  ],
  [{ code: "full", workshop: "w0", rank: 2, places: 1, wished: 2, higher: 1, lower: 0, unasked: 0 }, "“Titel w0” var dit 2. ønske. Der var 2 om 1 plads. Én af dem, der sidder der, havde sat den lige så højt som dig eller højere."],
  [
    { code: "same-round", workshop: "w1", rank: 3, instead: [{ round: 0, workshop: "w0" }, { round: 1, workshop: "w2" }] },
    "Dit 3. ønske, “Titel w1”, har kun plads, når du er i “Titel w0” (runde 1) og “Titel w2” (runde 2).",
  ],
  [{ code: "not-examined", workshop: "w1", rank: 1 }, "Dit 1. ønske var “Titel w1”. Beregningen nåede ikke at se, om der var plads til dig. Spørg kontakten."],
  [{ code: "not-running", workshop: "gone", rank: 1 }, "Dit 1. ønske, “en workshop, der ikke er i programmet mere”, bliver ikke holdt."],
];

describe("why somebody got what they got", () => {
  test.each(reasons)("%j", (why, da) => {
    expect(whyWords(readWhy(JSON.parse(JSON.stringify(why))), "da", titles)).toBe(da);
    const en = whyWords(why, "en", titles);
    expect(en).not.toBe(da);
    expect(en.length).toBeGreaterThan(10);
  });

  test("whatever is allocated, everybody's reason is kept and has words in every language, with titles and no ids", async () => {
    await fc.assert(
      fc.asyncProperty(anyProblem, async (problem) => {
        const first = await allocate(problem, { patienceMs: 0 });
        const later = await allocate(withLatecomers({ ...problem, pins: [] }, first));
        for (const made of [first, later]) {
          expect(readAllocation(JSON.parse(JSON.stringify(made)))).toEqual(made);
          for (const { explanation } of made.people) {
            for (const lang of languages) {
              const words = whyWords(explanation, lang, titles);
              expect(words).toMatch(/^[A-ZÆØÅ“].*\.$/);
              expect(words).not.toMatch(/(?<!Titel )w[0-2]|undefined|NaN/);
            }
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  test("each seat says how it came", () => {
    expect(seatWhy({ rank: 2, cameBy: "allocation", reason: null }, "da")).toBe("Det var dit 2. ønske.");
    expect(seatWhy({ rank: 1, cameBy: "late", reason: null }, "da")).toBe("Det var dit 1. ønske. Du fik en plads, der var fri.");
    expect(seatWhy({ rank: null, cameBy: "hand", reason: "Tolken er her" }, "da")).toBe("Arrangørerne har givet dig pladsen: Tolken er her.");
  });
});

test("no small count is told, nor one that could be computed from the sum and the others", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom("a", "b", "c", "d"), fc.nat(30)), (counts) => {
      const told = toldCounts(counts);
      const hidden = Object.keys(counts).filter((key) => told[key] === null);
      const small = Object.keys(counts).filter((key) => (counts[key] ?? 0) > 0 && (counts[key] ?? 0) < fewestTold);
      expect(hidden).toEqual(expect.arrayContaining(small));
      expect(told).toEqual({ ...counts, ...Object.fromEntries(hidden.map((key) => [key, null])) });
      const some = Object.values(counts).filter((value) => value > 0).length;
      expect(hidden.length === 1 && some > 1).toBe(false);
    }),
  );
});
