import { fewestShown } from "../result/small-numbers.ts";
import type { PackedAnswers } from "./packed-answers.ts";

/** The answers to one statement: by side, then by person. Nobody is on two sides. */
export type Column = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Answers by the id of their statement. */
export type Columns = ReadonlyMap<string, Column>;

/** Answers with whose they are. */
export interface KeyedAnswers extends PackedAnswers {
  /** By person. */
  readonly keys: readonly string[];
}

/** The side of everybody whose perspective is of fewer than five people, or not said. */
export const others = "";

/** Answers by statement, side and person: people of one perspective are a side when they are five or more. */
export function columnsOf({ statementIds, keys, perspectives, given, codes }: KeyedAnswers): Columns {
  const sizes = new Map<string, number>();
  for (const name of perspectives) if (name !== null) sizes.set(name, (sizes.get(name) ?? 0) + 1);
  const sideOf = (name: string | null) => (name !== null && name !== "unsaid" && (sizes.get(name) ?? 0) >= fewestShown ? name : others);
  const columns = statementIds.map(() => new Map<string, Map<string, number>>());
  let at = 0;
  keys.forEach((key, person) => {
    const side = sideOf(perspectives[person] ?? null);
    for (const end = at + (given[person] ?? 0); at < end; at += 1) {
      const code = ((codes[2 * at] ?? 0) << 8) | (codes[2 * at + 1] ?? 0);
      const column = columns[Math.floor(code / 3)];
      const people = column?.get(side) ?? new Map<string, number>();
      column?.set(side, people.set(key, (code % 3) - 1));
    }
  });
  return new Map(statementIds.map((id, j) => [id, columns[j] ?? new Map()]));
}

/**
 * What is counted next for everyone to see: what was counted last, with those answers of one side to one statement replaced
 * in which five people or more differ. A statement of which nothing has been counted comes with its first five people. So
 * whoever compares two results never sees what fewer than five have done: joined, changed, taken back, or gone to another
 * side.
 * @param now as they stand; statements that are not public just now are left as they were counted
 */
export function letIn(counted: Columns, now: Columns): Columns {
  return new Map([...counted, ...[...now].map(([id, column]) => [id, letIntoColumn(counted.get(id) ?? new Map(), column)] as const)]);
}

function letIntoColumn(counted: Column, now: Column): Column {
  if (peopleIn(counted) === 0) return peopleIn(now) >= fewestShown ? now : counted;
  const column = new Map(counted);
  const sides = [...new Set([...counted.keys(), ...now.keys()])];
  let isMoving = true;
  while (isMoving) {
    isMoving = false;
    for (const side of sides) {
      const next = freeFor(side, column, now);
      if (differing(column.get(side), next) < fewestShown) continue;
      column.set(side, next);
      // Somebody may have left it for a side that now can have them.
      isMoving = true;
    }
  }
  return column;
}

/** Who is on a side, but for those whom another still counts. */
function freeFor(side: string, column: Column, now: Column): ReadonlyMap<string, number> {
  const elsewhere = [...column].filter(([other]) => other !== side).map(([, people]) => people);
  return new Map([...(now.get(side) ?? [])].filter(([person]) => !elsewhere.some((people) => people.has(person))));
}

const none: ReadonlyMap<string, number> = new Map();

/** How many people are in only one of the two, or answer otherwise in the other. */
function differing(before = none, after = none): number {
  const gone = [...before.keys()].filter((person) => !after.has(person)).length;
  return gone + [...after].filter(([person, value]) => before.get(person) !== value).length;
}

const peopleIn = (column: Column) => [...column.values()].reduce((sum, people) => sum + people.size, 0);
