import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluationAt } from "../../rules/stages.ts";
import { cut, onlyCuts } from "./evaluation.ts";

describe("words with parts left out", () => {
  const word = fc.constantFrom("vi", "sad", "godt", "Anna", "sagde", "nej", "vi sad");
  const written = fc.array(word, { minLength: 1, maxLength: 12 });

  test("are the same words, wherever one cuts", () => {
    fc.assert(
      fc.property(written, fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), (words, keep) => {
        const shown = words.map((one, at) => (keep[at] ? one : cut));
        fc.pre(shown.some((one) => one !== cut));
        expect(onlyCuts(shown.join("  "), words.join("\n"))).toBe(true);
      }),
    );
  });

  test.each([
    ["as it was written", "Maden var god.", "Maden var god.", true],
    ["a name left out", `${cut} holdt et godt oplæg.`, "Bo Holm holdt et godt oplæg.", true],
    ["cuts at both ends and in the middle", `${cut} god ${cut} lang ${cut}`, "Maden var god, men pausen for lang for mig.", true],
    ["another word", "Maden var fin.", "Maden var god.", false],
    ["a word more", "Maden var meget god.", "Maden var god.", false],
    ["something left out without a sign", "Maden god.", "Maden var god.", false],
    ["the end left out without a sign", "Maden", "Maden var god.", false],
    ["another order", `${cut} god ${cut} Maden`, "Maden var god.", false],
    ["the same words used twice", `Maden ${cut} Maden`, "Maden", false],
    ["nothing", "", "Maden var god.", false],
    ["nothing but a sign", cut, "Maden var god.", false],
  ])("%s", (_, shown, original, wanted) => {
    expect(onlyCuts(shown, original)).toBe(wanted);
  });
});

describe("when one can say how it was", () => {
  const held = { startsAt: new Date("2026-04-15T14:00:00Z"), endsAt: new Date("2026-04-15T18:00:00Z"), publishedAt: new Date("2026-03-01T00:00:00Z"), cancelledAt: null };
  test.each([
    ["2026-04-15T16:59:59Z", held, "before"],
    ["2026-04-15T17:00:00Z", held, "open"],
    ["2026-04-29T17:59:59Z", held, "open"],
    ["2026-04-29T18:00:00Z", held, "closed"],
    ["2026-04-15T14:00:00Z", { ...held, endsAt: new Date("2026-04-15T14:30:00Z") }, "open"],
    ["2026-04-16T09:00:00Z", { ...held, cancelledAt: held.startsAt }, "none"],
    ["2026-04-16T09:00:00Z", { ...held, publishedAt: null }, "none"],
  ] as const)("at %s", (now, conference, wanted) => {
    expect(evaluationAt(conference, new Date(now))).toBe(wanted);
  });
});
