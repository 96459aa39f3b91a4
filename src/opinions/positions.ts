import type { Answers } from "./answers.ts";

/** How far positions are drawn out: rejected statements count in Polis, and in our own mode they are not there. */
export interface Scaling {
  /** All statements that count. */
  readonly columns: number;
  /** Answers that everyone is taken to have given to statements that were rejected. */
  readonly extraAnswers: number;
}

/**
 * Where people stand on the two components: sqrt(C / max(1, n)) times the sum over what they answered of (answer - mean)
 * times component, so that whoever answered little is not drawn to the middle.
 * @returns x of participant p at `2p`, y at `2p + 1`
 */
export function positionsOf(
  answers: Answers,
  means: Float64Array,
  vectors: readonly [Float64Array, Float64Array],
  scaling: Scaling,
): Float64Array {
  const { participants, statements, rowStart, codes } = answers;
  const table = new Float64Array(6 * statements);
  for (let j = 0; j < statements; j += 1)
    for (let v = 0; v < 3; v += 1)
      for (const which of [0, 1] as const)
        table[6 * j + 2 * v + which] = (v - 1 - (means[j] as number)) * (vectors[which][j] as number);
  const positions = new Float64Array(2 * participants);
  for (let p = 0; p < participants; p += 1) {
    const begin = rowStart[p] as number;
    const end = rowStart[p + 1] as number;
    let x = 0;
    let y = 0;
    for (let a = begin; a < end; a += 1) {
      const t = 2 * (codes[a] as number);
      x += table[t] as number;
      y += table[t + 1] as number;
    }
    const scale = Math.sqrt(scaling.columns / Math.max(1, end - begin + scaling.extraAnswers));
    positions[2 * p] = scale * x;
    positions[2 * p + 1] = scale * y;
  }
  return positions;
}

/** How far out each statement lies: the distance of a person who gave one answer, agreement with it. */
export function extremities(
  means: Float64Array,
  vectors: readonly [Float64Array, Float64Array],
  scaling: Scaling,
): Float64Array {
  const scale = Math.sqrt(scaling.columns);
  return means.map((mean, j) => scale * (1 - mean) * Math.hypot(vectors[0][j] as number, vectors[1][j] as number));
}
