import { compareCodes } from "../../../../opinions/answers.ts";

/**
 * All answers of a question as the database hands them over and takes them in: two bytes for each, so that fifty thousand
 * of them are read in some milliseconds. Nothing in it says who somebody is.
 */
export interface PackedAnswers {
  readonly statementIds: readonly string[];
  readonly mustBeHeard: readonly string[];
  /** By person: what they say they are here; null for those who have not been asked. */
  readonly perspectives: readonly (string | null)[];
  /** By person: how many answers are theirs. */
  readonly given: Uint32Array;
  /** Person after person, in no order within each: `3 * statement + value + 1`, the larger byte first. */
  readonly codes: Uint8Array;
}

/** The same by index, one entry per answer. */
export interface AnswerList {
  readonly statementIds: readonly string[];
  readonly mustBeHeard: readonly string[];
  readonly people: number;
  readonly perspectives: readonly (string | null)[];
  readonly persons: Int32Array;
  readonly statements: Int32Array;
  readonly values: Int8Array;
}

/** How many answers there are. */
export function answersIn({ codes }: PackedAnswers): number {
  return codes.length / 2;
}

/**
 * Unpacks answers: each person's in the order of the statements, so that nothing tells which they gave first, and the people
 * in an order that their answers decide, so that every number is the same to the last digit in whatever order they come.
 */
export function unpack(packed: PackedAnswers): AnswerList {
  const { statementIds, mustBeHeard, given } = packed;
  const rows = rowsOf(packed).sort((p, q) => compareCodes(p.codes, q.codes) || comparePerspectives(p.perspective, q.perspective));
  const list = {
    persons: new Int32Array(answersIn(packed)),
    statements: new Int32Array(answersIn(packed)),
    values: new Int8Array(answersIn(packed)),
  };
  let at = 0;
  rows.forEach((row, person) => {
    for (const code of row.codes) {
      list.persons[at] = person;
      list.statements[at] = Math.floor(code / 3);
      list.values[at] = (code % 3) - 1;
      at += 1;
    }
  });
  return { statementIds, mustBeHeard, people: given.length, perspectives: rows.map(({ perspective }) => perspective), ...list };
}

function rowsOf({ perspectives, given, codes }: PackedAnswers) {
  let at = 0;
  return perspectives.map((perspective, person) => {
    const from = at;
    at += given[person] ?? 0;
    const own = Uint16Array.from({ length: at - from }, (_, i) => ((codes[2 * (from + i)] ?? 0) << 8) | (codes[2 * (from + i) + 1] ?? 0));
    return { perspective, codes: own.sort() };
  });
}

/** Those who have not said come first. */
const comparePerspectives = (one: string | null, other: string | null) => ((one ?? "") < (other ?? "") ? -1 : Number((one ?? "") > (other ?? "")));

/** Packs answers whose persons come in ascending order. */
export function pack({ people, persons, statements, values, ...rest }: AnswerList): PackedAnswers {
  const given = new Uint32Array(people);
  const codes = new Uint8Array(2 * persons.length);
  persons.forEach((person, at) => {
    given[person] = (given[person] ?? 0) + 1;
    const code = 3 * (statements[at] ?? 0) + (values[at] ?? 0) + 1;
    codes[2 * at] = code >> 8;
    codes[2 * at + 1] = code & 0xff;
  });
  return { ...rest, given, codes };
}
