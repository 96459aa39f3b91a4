import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { neighbourOf } from "./recommendation.ts";
import { supportLines } from "./support-words.ts";
import { choices, codeIn, codeInWords, fewestVotersShown, shownResult, tallyOf, votersIn } from "./support.ts";
import type { PhoneVote, Said, Support } from "./support.ts";

const choice = fc.constantFrom(...choices);
const count = fc.integer({ min: 0, max: 5000 });
const said: fc.Arbitrary<Said> = fc.record({ for: count, against: count, unsure: count, isOfThisWording: fc.boolean() });
const few = fc.integer({ min: 0, max: 3 });
const small: fc.Arbitrary<Said> = fc.record({ for: few, against: few, unsure: few, isOfThisWording: fc.boolean() });
const closedVote = (result: Said): PhoneVote => ({ ballotId: "b", code: "123456", endsAt: new Date(0), isClosed: true, voters: votersIn(result), result });

describe("counting", () => {
  test("counts each vote once, in whatever order they come", () => {
    fc.assert(
      fc.property(fc.array(choice), fc.array(choice), (some, others) => {
        const [one, other, both] = [tallyOf(some), tallyOf(others), tallyOf([...others, ...some])];
        expect(votersIn(both)).toBe(some.length + others.length);
        for (const each of choices) expect(both[each]).toBe(one[each] + other[each]);
      }),
    );
  });

  test("of phones, a vote that changes counts as its last answer, whoever else votes between", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 6 }), choice)), (presses) => {
        const last = new Map(presses);
        expect(tallyOf(last.values())).toEqual(tallyOf([...new Set(presses.map(([phone]) => phone))].flatMap((phone) => presses.findLast(([one]) => one === phone)?.[1] ?? [])));
        expect(votersIn(tallyOf(last.values()))).toBe(new Set(presses.map(([phone]) => phone)).size);
      }),
    );
  });

  test("does not tell how a handful voted, and otherwise tells everything", () => {
    fc.assert(
      fc.property(fc.oneof(said, small), (result) => {
        const shown = shownResult(closedVote(result));
        expect(shown).toEqual(votersIn(result) < fewestVotersShown ? "few" : result);
      }),
    );
    expect(shownResult({ voters: 30, result: null })).toBeUndefined();
  });
});

describe("support in words", () => {
  test("never mixes hands and phones: each has its line, and both say that they are apart", () => {
    fc.assert(
      fc.property(fc.option(said), fc.option(fc.oneof(said, small)), fc.constantFrom("da" as const, "en" as const), (hands, result, lang) => {
        const support: Support = { hands, vote: result && closedVote(result) };
        const lines = supportLines(support, lang);
        const isFew = result !== null && votersIn(result) < fewestVotersShown;
        const matching = (words: RegExp) => lines.filter((line) => words.test(line)).length;
        expect(lines).toHaveLength(hands && result ? 3 : 1);
        expect(matching(/^(Vist med hænder|Show of hands)/)).toBe(hands ? 1 : 0);
        expect(matching(/^(Stemt på telefon|Voted by phone)/)).toBe(result ? 1 : 0);
        expect(matching(/hver for sig|counted apart/)).toBe(hands && result ? 1 : 0);
        expect(matching(/færre end|fewer than/)).toBe(isFew ? 1 : 0);
        const earlier = [hands, isFew ? null : result].filter((one) => one && !one.isOfThisWording).length;
        expect(lines.join(" ").match(/tidligere ordlyd|earlier wording/g) ?? []).toHaveLength(earlier);
      }),
    );
  });

  test.each([
    [{ hands: null, vote: null }, ["Salen er ikke spurgt."]],
    [{ hands: { for: 18, against: 3, unsure: 0, isOfThisWording: true }, vote: null }, ["Vist med hænder: 18 for, 3 imod."]],
    [
      { hands: null, vote: { ...closedVote({ for: 0, against: 0, unsure: 0, isOfThisWording: true }), isClosed: false, voters: 21, result: null } },
      ["Stemt på telefon indtil nu: 21 telefoner. Svarene tælles, når afstemningen lukker."],
    ],
  ])("%j", (support, lines) => {
    expect(supportLines(support, "da")).toEqual(lines);
  });
});

test("a code can be read aloud and typed as one likes", () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 999_999 }), (number) => {
    const code = String(number).padStart(6, "0");
    expect(codeIn(` ${codeInWords(code)}-`)).toBe(code);
  }));
});

test("what is below a recommendation has it above", () => {
  fc.assert(fc.property(fc.uniqueArray(fc.uuid(), { maxLength: 5 }), (ids) => {
    const all = ids.map((id) => ({ id }));
    const there = ids.slice(1).map((id) => neighbourOf(all, neighbourOf(all, id, "up")?.id ?? "", "down")?.id);
    expect(there).toEqual(ids.slice(1));
    expect(neighbourOf(all, ids[0] ?? "", "up")).toBeUndefined();
  }));
});
