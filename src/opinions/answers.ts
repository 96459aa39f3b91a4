/**
 * Who answered what, row by row: the answers of participant p are `codes[rowStart[p]] … codes[rowStart[p + 1] - 1]`, in
 * the order of their statements. A code is `3 * statement + (value + 1)`, so that one table of `3 * statements` numbers
 * holds whatever belongs to an answer, and one pass over the codes is one pass over all answers.
 */
export interface Answers {
  readonly participants: number;
  readonly statements: number;
  readonly rowStart: Uint32Array;
  readonly codes: Uint16Array;
}

/** So many statements have room in a 16-bit code. */
export const mostStatements = Math.floor(65_536 / 3);

/**
 * Sorts answers into rows. A later answer of the same participant to the same statement replaces the earlier one.
 * @param persons,statements,values one entry per answer, in the order they were given; indexes from 0
 * @throws RangeError when there are more than 21,845 statements
 */
export function buildAnswers(
  persons: Int32Array,
  statements: Int32Array,
  values: Int8Array,
  size: { readonly participants: number; readonly statements: number },
): Answers {
  if (size.statements > mostStatements) throw new RangeError(`more than ${mostStatements} statements`);
  const byStatement = stableOrder(statements, size.statements, undefined);
  const order = stableOrder(persons, size.participants, byStatement);
  const codes = new Uint16Array(order.length);
  const rowStart = new Uint32Array(size.participants + 1);
  let kept = 0;
  for (let at = 0; at < order.length; at += 1) {
    const index = order[at] ?? 0;
    const next = order[at + 1];
    const isReplaced = next !== undefined && persons[next] === persons[index] && statements[next] === statements[index];
    if (isReplaced) continue;
    codes[kept] = 3 * (statements[index] ?? 0) + (values[index] ?? 0) + 1;
    kept += 1;
    rowStart[(persons[index] ?? 0) + 1] = kept;
  }
  for (let p = 1; p < rowStart.length; p += 1) rowStart[p] = Math.max(rowStart[p] ?? 0, rowStart[p - 1] ?? 0);
  return { ...size, rowStart, codes: codes.slice(0, kept) };
}

/** The order that sorts `keys`, equal keys staying as they were. */
function stableOrder(keys: Int32Array, size: number, before: Uint32Array | undefined): Uint32Array {
  const starts = new Uint32Array(size + 1);
  for (const key of keys) starts[key + 1] = (starts[key + 1] ?? 0) + 1;
  for (let k = 1; k <= size; k += 1) starts[k] = (starts[k] ?? 0) + (starts[k - 1] ?? 0);
  const order = new Uint32Array(keys.length);
  for (let at = 0; at < keys.length; at += 1) {
    const index = before ? (before[at] ?? 0) : at;
    const key = keys[index] ?? 0;
    order[starts[key] ?? 0] = index;
    starts[key] = (starts[key] ?? 0) + 1;
  }
  return order;
}

/**
 * The same answers with only some of the statements, renumbered in their order.
 * @param keeps by statement, true for those that stay
 */
export function withStatements(answers: Answers, keeps: readonly boolean[]): Answers {
  if (keeps.every(Boolean)) return answers;
  const moved = new Int32Array(3 * answers.statements).fill(-1);
  let statements = 0;
  keeps.forEach((stays, j) => {
    if (!stays) return;
    for (let v = 0; v < 3; v += 1) moved[3 * j + v] = 3 * statements + v;
    statements += 1;
  });
  const codes = new Uint16Array(answers.codes.length);
  const rowStart = new Uint32Array(answers.participants + 1);
  let kept = 0;
  for (let p = 0; p < answers.participants; p += 1) {
    const end = answers.rowStart[p + 1] ?? 0;
    for (let a = answers.rowStart[p] ?? 0; a < end; a += 1) {
      const code = moved[answers.codes[a] ?? 0] ?? -1;
      if (code >= 0) codes[kept++] = code;
    }
    rowStart[p + 1] = kept;
  }
  return { participants: answers.participants, statements, rowStart, codes: codes.slice(0, kept) };
}

/** The rows of some participants, in the order given. */
export function withParticipants(answers: Answers, rows: Uint32Array): Answers {
  const rowStart = new Uint32Array(rows.length + 1);
  rows.forEach((p, at) => {
    rowStart[at + 1] = (rowStart[at] ?? 0) + (answers.rowStart[p + 1] ?? 0) - (answers.rowStart[p] ?? 0);
  });
  const codes = new Uint16Array(rowStart[rows.length] ?? 0);
  rows.forEach((p, at) => codes.set(answers.codes.subarray(answers.rowStart[p], answers.rowStart[p + 1]), rowStart[at]));
  return { participants: rows.length, statements: answers.statements, rowStart, codes };
}

/**
 * The people in an order that only their answers decide, so that what is computed in it is the same to the last digit,
 * however they came.
 */
export function orderByAnswers({ participants, rowStart, codes }: Answers): Uint32Array {
  const rows = Array.from({ length: participants }, (_, p) => codes.subarray(rowStart[p], rowStart[p + 1]));
  return Uint32Array.from(rows.keys()).sort((p, q) => compareCodes(rows[p] as Uint16Array, rows[q] as Uint16Array));
}

/** Which of two rows of codes comes first: by their first difference, and then the shorter one. */
export function compareCodes(one: Uint16Array, other: Uint16Array): number {
  for (let at = 0; at < Math.min(one.length, other.length); at += 1) {
    const difference = (one[at] as number) - (other[at] as number);
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}

/** How often each code occurs: `3 * statement + 0 | 1 | 2` for disagree, pass and agree. */
export function countCodes(answers: Answers): Uint32Array {
  const counts = new Uint32Array(3 * answers.statements);
  const { codes } = answers;
  for (let a = 0; a < codes.length; a += 1) counts[codes[a] as number] = (counts[codes[a] as number] as number) + 1;
  return counts;
}

/**
 * As `countCodes`, for each of several groups of participants.
 * @param labels the group of each participant from 0; negative for those in none
 */
export function countCodesByGroup(answers: Answers, labels: Int32Array, groups: number): Uint32Array[] {
  const counts = Array.from({ length: groups }, () => new Uint32Array(3 * answers.statements));
  for (let p = 0; p < answers.participants; p += 1) {
    const own = counts[labels[p] ?? -1];
    if (!own) continue;
    const end = answers.rowStart[p + 1] ?? 0;
    for (let a = answers.rowStart[p] ?? 0; a < end; a += 1) {
      const code = answers.codes[a] as number;
      own[code] = (own[code] as number) + 1;
    }
  }
  return counts;
}

/** How many answers each participant gave. */
export function answersGiven(answers: Answers): Uint32Array {
  return Uint32Array.from({ length: answers.participants }, (_, p) => (answers.rowStart[p + 1] ?? 0) - (answers.rowStart[p] ?? 0));
}

/** The mean answer to each statement over those who answered it, from -1 to 1; 0 where nobody did. */
export function meansOf(counts: Uint32Array): Float64Array {
  return Float64Array.from({ length: counts.length / 3 }, (_, j) => {
    const [disagree = 0, pass = 0, agree = 0] = counts.subarray(3 * j, 3 * j + 3);
    return (agree - disagree) / Math.max(1, disagree + pass + agree);
  });
}
