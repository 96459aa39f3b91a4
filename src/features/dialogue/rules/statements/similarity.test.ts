import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { looksLikeNames } from "./name-like.ts";
import { mostSimilar, saysTheSame, similarFrom, similarity } from "./similarity.ts";

const word = fc.constantFrom("bænke", "bænkene", "lys", "porten", "natten", "skal", "ikke", "være", "politiet", "støj", "Øl", "skole", "børn");
const sentence = fc.array(word, { minLength: 1, maxLength: 9 }).map((words) => words.join(" "));

describe("how alike two statements are", () => {
  test("lies between 0 and 1, is the same both ways, and is 1 for the same words however they are written", () => {
    fc.assert(
      fc.property(fc.oneof(sentence, fc.string()), fc.oneof(sentence, fc.string()), (one, other) => {
        const score = similarity(one, other);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
        expect(similarity(other, one)).toBe(score);
        expect(score === 1 || !saysTheSame(one, other) || !/\p{L}/u.test(one)).toBe(true);
      }),
    );
    fc.assert(
      fc.property(sentence, (one) => {
        expect(similarity(one, `  ${one.toLocaleUpperCase("da")}!`)).toBe(1);
        expect(saysTheSame(one, `»${one}«.`)).toBe(true);
      }),
    );
  });

  test("finds three at most, only above the threshold, the most alike first, and always the same words first", () => {
    fc.assert(
      fc.property(sentence, fc.array(sentence, { maxLength: 12 }), (text, others) => {
        const found = mostSimilar(text, others.map((one) => ({ text: one })));
        const scores = found.map((one) => similarity(text, one.text));
        expect(found.length).toBeLessThanOrEqual(3);
        expect(scores.every((score) => score >= similarFrom)).toBe(true);
        expect(scores).toEqual([...scores].sort((a, b) => b - a));
        expect(mostSimilar(text, [...others, text].map((one) => ({ text: one })))[0]).toSatisfy((one) => similarity(text, (one as { text: string }).text) === 1);
      }),
    );
  });

  test.each([
    ["Toiletterne skal være åbne om natten", "Der skal være åbne toiletter døgnet rundt ved Halmtorvet.", true],
    ["Åbn stofindtagelsesrummet om natten", "Stofindtagelsesrummet skal have åbent hele natten.", true],
    // Who wants the opposite can answer it.
    ["Politiet skal ikke bede folk om at gå videre", "Politiet skal sige til folk, at de skal gå videre.", true],
    ["Der skal være flere bænke", "Bænke, hvor man kan sidde længe, gør pladsen bedre for alle.", true],
    ["Det er blevet dyrt at bo her", "Vi hilser for lidt på hinanden.", false],
    ["En låst gadedør hjælper mest i vores opgang.", "Jeg føler mig tryg på gaden om aftenen.", false],
  ])("%s – %s: %s", (one, other, isSimilar) => {
    expect(similarity(one, other) >= similarFrom).toBe(isSimilar);
  });
});

describe("what looks like a name", () => {
  test.each([
    ["Jeg synes, at Lars larmer", ["Lars"]],
    ["Bed Anne Mette Hansen om at gå", ["Anne", "Mette", "Hansen"]],
    ["Det er Sørens skyld.", ["Sørens"]],
    ["Lars' hund gør", []],
    ["Kan I åbne Mændenes Hjem før? Det vil naboerne gerne.", []],
    ["Der larmes på Halmtorvet, i Istedgade og ved Maria Kirkeplads", ["Maria"]],
    ["De unge skal have et sted. Vesterbro mangler det!", []],
    ["DSB skal rydde op ved H17", []],
    ["der er mørkt i porten", []],
  ])("%s: %j", (text, names) => {
    expect(looksLikeNames(text, ["Vesterbro", "Mændenes Hjem"])).toEqual(names);
  });

  test("is always a word of the text with a large letter, and never one that is known", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom("Bo", "Vibeke", "gaden", "I", "Ågade."), fc.string({ maxLength: 6 }))), (words) => {
        const text = words.join(" ");
        const names = looksLikeNames(text, ["Bo"]);
        for (const name of names) {
          expect(text.normalize("NFKC")).toContain(name);
          expect(name).toMatch(/^\p{Lu}/u);
          expect(name).not.toBe("Bo");
        }
        expect(new Set(names).size).toBe(names.length);
      }),
    );
  });
});
