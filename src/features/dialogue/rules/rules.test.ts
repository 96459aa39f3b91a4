import fc from "fast-check";
import { expect, test } from "vitest";
import { numberOf, participantKey } from "./answers/participant.ts";
import { pack, unpack } from "./answers/packed-answers.ts";
import { asksPerspective, perspectiveAnswers, perspectives } from "./perspective.ts";
import { canBeAnswered, statementsIn, valueOf, wordOf } from "./question.ts";
import { commonGround, summarise, unheardOn, whatDivides } from "./result/summary.ts";
import type { AnalysisInput } from "./result/summary.ts";

const person = fc.record({
  perspective: fc.option(fc.constantFrom(...perspectiveAnswers)),
  answers: fc.array(fc.constantFrom(-1, 0, 1, null), { minLength: 4, maxLength: 4 }),
});
type Person = { perspective: string | null; answers: (number | null)[] };

function inputOf(people: readonly Person[]): AnalysisInput {
  const given = people.flatMap(({ answers }, p) => answers.flatMap((value, j) => (value === null ? [] : [{ p, j, value }])));
  return {
    statementIds: ["a", "b", "c", "d"],
    people: people.length,
    persons: Int32Array.from(given, ({ p }) => p),
    statements: Int32Array.from(given, ({ j }) => j),
    values: Int8Array.from(given, ({ value }) => value),
    perspectives: people.map(({ perspective }) => perspective),
    mustBeHeard: ["neighbour", "uses_drugs"],
  };
}

test("a summary never shows fewer than five people, claims nothing unheard, and counts every answer once", () => {
  fc.assert(
    fc.property(fc.array(person, { maxLength: 40 }), (people) => {
      const input = inputOf(people);
      const summary = summarise(input);
      expect(summary.statements).toHaveLength(4);
      const counted = summary.statements.reduce((sum, one) => sum + one.agree + one.disagree + one.pass, 0);
      expect(counted).toBe(input.values.length);
      for (const statement of summary.statements) {
        for (const { people: size } of statement.support) expect(size).toBeGreaterThanOrEqual(5);
        const unheard = unheardOn(statement, input.mustBeHeard).length > 0;
        expect(statement.supportedByAll === true && unheard).toBe(false);
      }
      const common = commonGround(summary);
      expect(whatDivides(summary).filter((one) => common.includes(one))).toEqual([]);
      for (const { supportedByAll } of common) expect(supportedByAll).not.toBe(false);
    }),
    { numRuns: 60 },
  );
});

test("a summary is the same to the last digit in whatever order the people come", () => {
  fc.assert(
    fc.property(fc.array(person, { minLength: 20, maxLength: 60 }), fc.integer({ min: 1, max: 19 }), (people, turned) => {
      const otherwise = [...people.slice(turned), ...people.slice(0, turned)].reverse();
      const [one, other] = [people, otherwise].map((list) => summarise(unpack(pack(inputOf(list)))));
      expect(other).toEqual(one);
    }),
    { numRuns: 12 },
  );
});

test("a key is the same for one browser in one question, and different in any other", () => {
  fc.assert(
    fc.property(fc.string(), fc.uuid(), (secret, one) => {
      const key = participantKey("installation", secret, one);
      expect(participantKey("installation", secret, one)).toBe(key);
      expect(participantKey("installation", secret, `${one.slice(1)}x`)).not.toBe(key);
      expect(participantKey("another installation", secret, one)).not.toBe(key);
      expect(Number.isInteger(numberOf(key))).toBe(true);
    }),
  );
});

test("statements are lines: trimmed, without empty ones, each once", () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (lines) => {
      const found = statementsIn(lines.join("\n"));
      expect(new Set(found).size).toBe(found.length);
      expect(found.every((one) => one !== "" && one === one.trim() && !one.includes("\n"))).toBe(true);
      expect(statementsIn(found.join("\n"))).toEqual(found);
    }),
  );
});

test("an answer keeps its word, a question its last day, and nobody is asked twice who they are", () => {
  for (const word of ["agree", "disagree", "pass"] as const) expect(wordOf(valueOf(word))).toBe(word);
  expect(canBeAnswered({ status: "open", closesOn: "2026-03-02" }, "2026-03-02")).toBe(true);
  expect(canBeAnswered({ status: "open", closesOn: "2026-03-02" }, "2026-03-03")).toBe(false);
  expect(canBeAnswered({ status: "closed", closesOn: "2026-03-02" }, "2026-03-01")).toBe(false);
  expect([2, 3, 9].map((answered) => asksPerspective(null, answered))).toEqual([false, true, true]);
  for (const said of [...perspectives, "unsaid"] as const) expect(asksPerspective(said, 9)).toBe(false);
});
