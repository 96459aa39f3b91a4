import type { Answers } from "../src/opinions/answers.ts";
import { randomAt } from "../src/opinions/random.ts";

const seed = 1;
const shares = [0.45, 0.3, 0.15];
const middles = [
  [-1.2, 0],
  [1.2, 0.2],
  [0.2, 1.4],
] as const;

const u = (stream: number, index: number) => randomAt(stream, index, seed);

/** Two numbers of the normal distribution from one place (Box and Muller). */
function normals(stream: number, index: number): [number, number] {
  const radius = Math.sqrt(-2 * Math.log(u(stream, 2 * index) + 2 ** -33));
  const angle = 2 * Math.PI * u(stream, 2 * index + 1);
  return [radius * Math.cos(angle), radius * Math.sin(angle)];
}

const oneNormal = (stream: number, index: number) => normals(stream, index)[0];

/**
 * A conversation of three groups that was never held: the same numbers on every machine, without a file.
 * @param wanted about how many answers there shall be
 */
export function syntheticConversation(participants: number, statements: number, wanted: number): Answers {
  const topics = Array.from({ length: statements }, (_, j) => topic(j));
  const steps = coprimes(statements);
  const rows: Uint16Array[] = [];
  const rowStart = new Uint32Array(participants + 1);
  for (let p = 0; p < participants; p += 1) {
    const row = answersOf(p, topics, steps, wanted / participants);
    rows.push(row);
    rowStart[p + 1] = (rowStart[p] as number) + row.length;
  }
  const codes = new Uint16Array(rowStart[participants] as number);
  rows.forEach((row, p) => codes.set(row, rowStart[p]));
  return { participants, statements, rowStart, codes };
}

interface Topic {
  readonly x: number;
  readonly y: number;
  readonly offset: number;
  readonly passes: number;
}

function topic(j: number): Topic {
  const angle = 2 * Math.PI * u(3, j);
  const strength = 2.2 * Math.sqrt(u(4, j));
  return {
    x: strength * Math.cos(angle),
    y: strength * Math.sin(angle),
    offset: 0.6 + oneNormal(5, j),
    passes: 0.08 + 0.24 * u(6, j),
  };
}

function answersOf(p: number, topics: readonly Topic[], steps: readonly number[], average: number): Uint16Array {
  const statements = topics.length;
  const [x, y] = positionOf(p);
  const count = Math.min(statements, Math.max(1, roundHalfEven(average * Math.exp(oneNormal(7, p) - 0.5))));
  const first = Math.floor(statements * u(8, p) ** 1.5);
  const step = steps[Math.floor(u(11, p) * steps.length)] ?? 1;
  const asked = Array.from({ length: count }, (_, i) => (first + i * step) % statements).sort((a, b) => a - b);
  return Uint16Array.from(asked, (j) => {
    const { x: tx, y: ty, offset, passes } = topics[j] as Topic;
    const cell = (p * statements + j) % 2 ** 32;
    if (u(9, cell) < passes) return 3 * j + 1;
    return u(10, cell) < 1 / (1 + Math.exp(-(offset + tx * x + ty * y))) ? 3 * j + 2 : 3 * j;
  });
}

function positionOf(p: number): [number, number] {
  const total = shares.reduce((sum, share) => sum + share, 0);
  let cumulative = 0;
  const group = shares.findIndex((share) => (cumulative += share / total) > u(1, p));
  const [mx, my] = middles[group < 0 ? shares.length - 1 : group] ?? middles[0];
  const [n1, n2] = normals(2, p);
  return [mx + 0.5 * n1, my + 0.5 * n2];
}

function roundHalfEven(value: number): number {
  const low = Math.floor(value);
  if (value - low !== 0.5) return Math.round(value);
  return low % 2 === 0 ? low : low + 1;
}

function coprimes(n: number): number[] {
  const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));
  return Array.from({ length: Math.max(0, n - 1) }, (_, i) => i + 1).filter((step) => gcd(step, n) === 1);
}
