import type { Answers } from "./answers.ts";
import { randomAt } from "./random.ts";
import { symmetricEigen } from "./small-eigen.ts";
import type { Eigen } from "./small-eigen.ts";

/** The two directions in which people differ most. */
export interface Components {
  /** Two vectors over the statements, of length 1, or all 0 when the answers do not differ in so many ways. */
  readonly vectors: readonly [Float64Array, Float64Array];
  /** Eigenvalues of X'X, where X holds the centred answers and 0 for missing ones. */
  readonly eigenvalues: readonly [number, number];
  /** How often all answers were gone through. */
  readonly passes: number;
}

const tolerance = 1e-10;
const largestBasis = 24;
const keptAtRestart = 6;
const mostPasses = 400;

/**
 * The two principal components of the centred answers. A missing answer counts as the statement's mean, which is 0 after
 * centring, so nothing dense is ever made. Two new directions at a time join an orthonormal basis, in which the small
 * problem is solved exactly (block Lanczos with Rayleigh and Ritz; Golub and Van Loan, 10.3), until what is left over is
 * 1e-10 of the eigenvalue.
 * @param means by statement
 */
export function principalComponents(answers: Answers, means: Float64Array): Components {
  const size = answers.statements;
  let fresh = orthonormal([startVector(size, 1), startVector(size, 2)], []);
  const basis: Float64Array[] = [];
  const images: Float64Array[] = [];
  let passes = 0;
  for (;;) {
    if (fresh.length > 0) {
      basis.push(...fresh);
      images.push(...gram(answers, means, fresh));
      passes += 1;
    }
    // What X'X made of the newest directions spans the same as what is left over: the small problem can wait a pass.
    if (fresh.length === 2 && passes % 2 === 1 && basis.length + 2 <= largestBasis) {
      fresh = orthonormal(images.slice(-2), basis);
      if (fresh.length === 2) continue;
    }
    const small = symmetricEigen(basis.map((one) => Float64Array.from(images, (image) => dot(one, image))));
    const residuals = residualsOf(small, basis, images);
    const scale = Math.max(small.values[0] ?? 0, 0);
    const open = residuals.filter((residual) => norm(residual) > tolerance * scale);
    if (open.length === 0 || passes >= mostPasses) return result(small, basis, scale, passes);
    if (basis.length + 2 > largestBasis) restart(small, basis, images);
    fresh = orthonormal(open, basis);
    if (fresh.length === 0) return result(small, basis, scale, passes);
  }
}

/** X'X times two vectors (or one), in one pass over the answers. */
function gram(answers: Answers, means: Float64Array, vectors: readonly Float64Array[]): Float64Array[] {
  const { participants, statements, rowStart, codes } = answers;
  const [first = new Float64Array(statements), second = new Float64Array(statements)] = vectors;
  const table = new Float64Array(6 * statements);
  const sums = new Float64Array(6 * statements);
  for (let j = 0; j < statements; j += 1)
    for (let v = 0; v < 3; v += 1) {
      const centred = v - 1 - (means[j] as number);
      table[6 * j + 2 * v] = centred * (first[j] as number);
      table[6 * j + 2 * v + 1] = centred * (second[j] as number);
    }
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
    for (let a = begin; a < end; a += 1) {
      const t = 2 * (codes[a] as number);
      sums[t] = (sums[t] as number) + x;
      sums[t + 1] = (sums[t + 1] as number) + y;
    }
  }
  return vectors.map((_, which) =>
    Float64Array.from({ length: statements }, (__, j) => {
      let sum = 0;
      for (let v = 0; v < 3; v += 1) sum += (v - 1 - (means[j] as number)) * (sums[6 * j + 2 * v + which] as number);
      return sum;
    }),
  );
}

function residualsOf(small: Eigen, basis: readonly Float64Array[], images: readonly Float64Array[]): Float64Array[] {
  return [0, 1].flatMap((which) => {
    const y = small.vectors[which];
    if (!y) return [];
    const vector = combine(y, basis);
    const image = combine(y, images);
    const value = small.values[which] ?? 0;
    return [image.map((number, j) => number - value * (vector[j] as number))];
  });
}

/** Keeps the best directions found so far, and what X'X makes of them. */
function restart(small: Eigen, basis: Float64Array[], images: Float64Array[]): void {
  const best = small.vectors.slice(0, keptAtRestart);
  const kept = best.map((y) => combine(y, basis));
  const keptImages = best.map((y) => combine(y, images));
  basis.splice(0, basis.length, ...kept);
  images.splice(0, images.length, ...keptImages);
}

function result(small: Eigen, basis: readonly Float64Array[], scale: number, passes: number): Components {
  const size = basis[0]?.length ?? 0;
  const one = (which: number): readonly [Float64Array, number] => {
    const y = small.vectors[which];
    const value = small.values[which] ?? 0;
    if (!y || value <= 1e-12 * scale || scale === 0) return [new Float64Array(size), 0];
    return [turned(combine(y, basis)), value];
  };
  const [first, second] = [one(0), one(1)];
  return { vectors: [first[0], second[0]], eigenvalues: [first[1], second[1]], passes };
}

/** The sign of a component means nothing: its largest number is made positive, so that everyone sees the same. */
function turned(vector: Float64Array): Float64Array {
  let largest = 0;
  for (const number of vector) if (Math.abs(number) > Math.abs(largest) * (1 + 1e-9)) largest = number;
  return largest < 0 ? vector.map((number) => -number) : vector;
}

function startVector(size: number, stream: number): Float64Array {
  return Float64Array.from({ length: size }, (_, j) => 0.5 + randomAt(stream, j, 1));
}

/** The part of each vector that is at right angles to `basis` and to one another, of length 1; nothing where none is left. */
function orthonormal(vectors: readonly Float64Array[], basis: readonly Float64Array[]): Float64Array[] {
  const made: Float64Array[] = [];
  for (const vector of vectors) {
    const rest = Float64Array.from(vector);
    const before = norm(rest);
    // Twice is enough (Parlett): once leaves what rounding put back in.
    for (let turn = 0; turn < 2; turn += 1)
      for (const one of [...basis, ...made]) {
        const share = dot(one, rest);
        for (let j = 0; j < rest.length; j += 1) rest[j] = (rest[j] as number) - share * (one[j] as number);
      }
    const length = norm(rest);
    if (length <= 1e-12 * before || length === 0) continue;
    made.push(rest.map((number) => number / length));
  }
  return made;
}

function combine(weights: Float64Array, vectors: readonly Float64Array[]): Float64Array {
  const sum = new Float64Array(vectors[0]?.length ?? 0);
  vectors.forEach((vector, i) => {
    const weight = weights[i] as number;
    for (let j = 0; j < sum.length; j += 1) sum[j] = (sum[j] as number) + weight * (vector[j] as number);
  });
  return sum;
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < one.length; j += 1) sum += (one[j] as number) * (other[j] as number);
  return sum;
}

function norm(vector: Float64Array): number {
  return Math.sqrt(dot(vector, vector));
}
