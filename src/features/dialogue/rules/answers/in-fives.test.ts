import fc from "fast-check";
import { expect, test } from "vitest";
import { readCounted, writeCounted } from "./counted.ts";
import { columnsOf, letIn } from "./in-fives.ts";
import type { Column, Columns, KeyedAnswers } from "./in-fives.ts";
import { pack } from "./packed-answers.ts";

const statements = ["bench", "light"];

/** What people have answered so far. */
interface Said {
  readonly perspectives: Map<string, string>;
  readonly values: Map<string, Map<string, number>>;
}

const person = fc.integer({ min: 0, max: 13 }).map((n) => `person ${n}`);
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant("answer" as const), person, statement: fc.constantFrom(...statements), value: fc.constantFrom(-1, 0, 1) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("withdraw" as const), person, statement: fc.constantFrom(...statements) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("say" as const), person, perspective: fc.constantFrom("neighbour", "uses_drugs", "unsaid") }) },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

function take({ perspectives, values }: Said, one: Step): void {
  if (one.do === "say") return void perspectives.set(one.person, one.perspective);
  const own = values.get(one.person) ?? new Map<string, number>();
  values.set(one.person, own);
  if (one.do === "answer") own.set(one.statement, one.value);
  else own.delete(one.statement);
}

function answersOf({ perspectives, values }: Said, statementIds = statements): KeyedAnswers {
  const people = [...values].filter(([, own]) => own.size > 0);
  const given = people.flatMap(([, own], p) => statementIds.flatMap((id, j) => (own.has(id) ? [[p, j, own.get(id) ?? 0] as const] : [])));
  const list = {
    statementIds,
    mustBeHeard: [],
    people: people.length,
    perspectives: people.map(([key]) => perspectives.get(key) ?? null),
    persons: Int32Array.from(given, ([p]) => p),
    statements: Int32Array.from(given, ([, j]) => j),
    values: Int8Array.from(given, ([, , value]) => value),
  };
  return { ...pack(list), keys: people.map(([key]) => key) };
}

const peopleIn = (column: Column) => [...column.values()].flatMap((side) => [...side.keys()]);

/** How many people answer otherwise on one side. */
function differing(before: Column, after: Column, side: string): number {
  const [one, other] = [before.get(side) ?? new Map<string, number>(), after.get(side) ?? new Map<string, number>()];
  return [...new Set([...one.keys(), ...other.keys()])].filter((key) => one.get(key) !== other.get(key)).length;
}

/** How many people make the difference, by figure of everyone's result: one statement on one side, or all of one that is new. */
function differences(before: Columns, after: Columns): number[] {
  return [...after].flatMap(([id, column]) => {
    const last = before.get(id) ?? new Map<string, ReadonlyMap<string, number>>();
    if (peopleIn(last).length === 0) return [peopleIn(column).length];
    return [...new Set([...last.keys(), ...column.keys()])].map((side) => differing(last, column, side));
  });
}

test("two results for everyone that follow each other are the same, or five people or more make the difference in every figure", () => {
  let changes = 0;
  fc.assert(
    fc.property(fc.array(step, { minLength: 30, maxLength: 150 }), fc.integer({ min: 1, max: 9 }), (steps, often) => {
      const said: Said = { perspectives: new Map(), values: new Map() };
      let last: string | null = null;
      steps.forEach((one, at) => {
        take(said, one);
        if (at % often > 0) return;
        // Now and then a statement is taken out and put back.
        const there = at % 7 > 0 ? statements : statements.slice(0, 1);
        const next = writeCounted(letIn(readCounted(last), columnsOf(answersOf(said, there))), statements);
        if (next === last) return;
        changes += last === null ? 0 : 1;
        const [before, after] = [readCounted(last), readCounted(next)];
        expect(differences(before, after).filter((people) => people > 0 && people < 5)).toEqual([]);
        for (const column of after.values()) expect(new Set(peopleIn(column)).size).toBe(peopleIn(column).length);
        last = next;
      });
    }),
    { numRuns: 100 },
  );
  expect(changes).toBeGreaterThan(100);
});

test("what five people differ in is let in, and nothing is left that could be", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), fc.array(step, { maxLength: 80 }), (first, second) => {
      const said: Said = { perspectives: new Map(), values: new Map() };
      for (const one of first) take(said, one);
      const counted = letIn(new Map(), columnsOf(answersOf(said)));
      for (const one of second) take(said, one);
      const now = columnsOf(answersOf(said));
      const next = letIn(counted, now);
      expect(letIn(next, now)).toEqual(next);
      for (const [id, column] of now) {
        const comesFirst = peopleIn(counted.get(id) ?? new Map()).length === 0 && peopleIn(column).length >= 5;
        expect(comesFirst ? next.get(id) : column).toEqual(column);
        for (const side of column.keys()) {
          const stays = peopleIn(next.get(id) ?? new Map()).filter((key) => !next.get(id)?.get(side)?.has(key));
          const free = new Map([...column].map(([name, people]) => [name, new Map([...people].filter(([key]) => name !== side || !stays.includes(key)))]));
          expect(differing(next.get(id) ?? new Map(), free, side)).toBeLessThan(5);
        }
      }
    }),
    { numRuns: 60 },
  );
});
