import { others } from "./in-fives.ts";
import type { Columns } from "./in-fives.ts";
import type { AnswerList } from "./packed-answers.ts";

/** Counted answers as they are kept. */
interface Kept {
  /** The statements that were public. */
  readonly statementIds: readonly string[];
  readonly people: readonly string[];
  /** By statement and side: three times the person's place in `people`, plus the answer, plus one. */
  readonly columns: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>;
}

/** Counted answers as one text; the same answers are the same text. */
export function writeCounted(columns: Columns, statementIds: readonly string[]): string {
  const places = new Map<string, number>();
  const placeOf = (person: string) => {
    const place = places.get(person) ?? places.size;
    places.set(person, place);
    return place;
  };
  const written = [...columns].map(([id, column]) => {
    const sides = [...column].map(([side, people]) => [side, [...people].map(([person, value]) => 3 * placeOf(person) + value + 1)]);
    return [id, Object.fromEntries(sides)];
  });
  const kept: Kept = { statementIds, columns: Object.fromEntries(written), people: [...places.keys()] };
  return JSON.stringify(kept);
}

/** What `writeCounted` has written; nothing where it has not yet. */
export function readCounted(text: string | null): Columns {
  if (text === null) return new Map();
  const { people, columns } = JSON.parse(text) as Kept;
  const answersIn = (codes: readonly number[]) => new Map(codes.map((code) => [people[Math.floor(code / 3)] ?? "", (code % 3) - 1]));
  return new Map(
    Object.entries(columns).map(([id, column]) => [id, new Map(Object.entries(column).map(([side, codes]) => [side, answersIn(codes)]))]),
  );
}

/**
 * Counted answers to some statements by index, and how many people they are from. Whoever is counted on one side with some
 * answers and on another with the rest has a row on each.
 */
export function listCounted(
  columns: Columns,
  { statementIds, mustBeHeard }: Pick<AnswerList, "statementIds" | "mustBeHeard">,
): { readonly list: AnswerList; readonly participants: number } {
  const rows = new Map<string, { readonly person: string; readonly side: string; readonly values: (readonly [number, number])[] }>();
  statementIds.forEach((id, j) => {
    for (const [side, people] of columns.get(id) ?? [])
      for (const [person, value] of people) {
        const row = rows.get(`${side} ${person}`) ?? { person, side, values: [] };
        rows.set(`${side} ${person}`, row);
        row.values.push([j, value]);
      }
  });
  const given = [...rows.values()];
  const answers = given.flatMap(({ values }, p) => values.map(([j, value]) => [p, j, value] as const));
  const list: AnswerList = {
    statementIds,
    mustBeHeard,
    people: given.length,
    perspectives: given.map(({ side }) => (side === others ? null : side)),
    persons: Int32Array.from(answers, ([p]) => p),
    statements: Int32Array.from(answers, ([, j]) => j),
    values: Int8Array.from(answers, ([, , value]) => value),
  };
  return { list, participants: new Set(given.map(({ person }) => person)).size };
}
