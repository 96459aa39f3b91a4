import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applied, settle, wordsOf } from "./corrections.ts";

const word = fc.constantFrom("lys", "gården", "bænken", "vi", "mødet", "naboerne", "mandag");
const text = fc.array(word, { maxLength: 30 }).map((words) => words.join(" "));

describe("an accepted correction", () => {
  test("of the text as it stands gives what was proposed; of a text that already says so changes nothing", () => {
    fc.assert(
      fc.property(text, text, (base, proposed) => {
        expect(applied(base, { base, proposed })).toBe(proposed);
        expect(applied(proposed, { base, proposed })).toBe(proposed);
        expect(applied(proposed, { base, proposed: base })).toBe(proposed);
      }),
    );
  });

  test("of another place leaves the first one standing, in either order", () => {
    fc.assert(
      fc.property(text, text, text, text, (start, end, first, last) => {
        const middle = " Det er alle enige om, og det står fast, uanset hvad der ellers bliver sagt. ";
        const base = `A${start}${middle}B${end}`;
        const one = { base, proposed: `A${first}${middle}B${end}` };
        const other = { base, proposed: `A${start}${middle}B${last}` };
        const both = `A${first}${middle}B${last}`;
        expect(applied(one.proposed, other)).toBe(both);
        expect(applied(other.proposed, one)).toBe(both);
      }),
    );
  });

  test("of the same words is nobody's to choose but a person's", () => {
    const base = "Mødet er onsdag.";
    expect(applied("Mødet er torsdag.", { base, proposed: "Mødet er fredag." })).toBeUndefined();
  });

  test("of a long text that has become another one is for a person, too, and is told at once", () => {
    const long = (name: string) => Array.from({ length: 8_000 }, (_, n) => `${name}${n}`).join(" ");
    expect(applied(long("x"), { base: long("a"), proposed: long("b") })).toBeUndefined();
    const base = long("a");
    expect(applied(`Først. ${base}`, { base, proposed: `${base} Sidst.` })).toBe(`Først. ${base} Sidst.`);
  });

  test("text is cut into pieces that together are the text", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (any) => wordsOf(any).join("") === any));
  });
});

describe("settling several at once", () => {
  const base = "Der kommer lys i gården. Politiet var med. Næste gang er i maj.";
  const lamp = { id: "1", itemId: "a", base, proposed: base.replace("gården", "porten") };
  const month = { id: "2", itemId: "a", base, proposed: base.replace("maj", "juni") };
  const again = { id: "3", itemId: "a", base, proposed: base.replace("gården", "trappen") };
  const texts = new Map([["a", base]]);
  const accept = (id: string, wording?: string) => ({ id, verdict: "accept" as const, reason: "", ...(wording !== undefined && { wording }) });
  const decline = (id: string, reason: string) => ({ id, verdict: "decline" as const, reason });

  test.each([
    {
      what: "two that do not meet are both in the text",
      answers: [accept("1"), accept("2")],
      result: "Der kommer lys i porten. Politiet var med. Næste gang er i juni.",
      errors: [],
    },
    { what: "two that change the same words: the later one is for a person", answers: [accept("1"), accept("3")], result: lamp.proposed, errors: ["overlaps"] },
    { what: "one is not accepted, with a reason", answers: [accept("1"), decline("3", "Det var porten.")], result: lamp.proposed, errors: [] },
    { what: "a no needs a reason", answers: [decline("1", "")], result: base, errors: ["give_reason"] },
    { what: "own wording", answers: [accept("1", "Der kommer lys i både gård og port.")], result: "Der kommer lys i både gård og port.", errors: [] },
    { what: "own wording would swallow another", answers: [accept("1", "Lys."), accept("2")], result: month.proposed, errors: ["one_at_a_time"] },
    { what: "what is not answered waits", answers: [], result: base, errors: [] },
  ])("$what", ({ answers, result, errors }) => {
    const outcome = settle(texts, [lamp, month, again], answers);
    expect(outcome.errors.map(({ code }) => code)).toEqual(errors);
    expect(outcome.settled.findLast((one) => one.result !== undefined)?.result ?? base).toBe(result);
  });
});
