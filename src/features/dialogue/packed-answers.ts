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

/** Unpacks answers, each person's in the order of the statements: nothing tells which they gave first. */
export function unpack(packed: PackedAnswers): AnswerList {
  const { statementIds, mustBeHeard, perspectives, given, codes } = packed;
  const count = answersIn(packed);
  const persons = new Int32Array(count);
  const statements = new Int32Array(count);
  const values = new Int8Array(count);
  let at = 0;
  given.forEach((answers, person) => {
    const own = new Uint16Array(answers).map((_, i) => ((codes[2 * (at + i)] ?? 0) << 8) | (codes[2 * (at + i) + 1] ?? 0));
    for (const code of own.sort()) {
      persons[at] = person;
      statements[at] = Math.floor(code / 3);
      values[at] = (code % 3) - 1;
      at += 1;
    }
  });
  return { statementIds, mustBeHeard, people: perspectives.length, perspectives, persons, statements, values };
}

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
