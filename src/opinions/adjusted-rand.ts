/**
 * How alike two ways of grouping the same people are, whatever the groups are called: 1 the same, about 0 as by chance
 * (adjusted Rand index; Hubert and Arabie 1985).
 * @param one,other the group of each person from 0, in the same order
 */
export function adjustedRand(one: ArrayLike<number>, other: ArrayLike<number>): number {
  const rows = 1 + maximum(one);
  const columns = 1 + maximum(other);
  const table = new Float64Array(rows * columns);
  for (let i = 0; i < one.length; i += 1) {
    const cell = (one[i] as number) * columns + (other[i] as number);
    table[cell] = (table[cell] as number) + 1;
  }
  const pairs = (n: number) => (n * (n - 1)) / 2;
  let both = 0;
  for (const n of table) both += pairs(n);
  let inOne = 0;
  for (let r = 0; r < rows; r += 1) inOne += pairs(table.subarray(r * columns, (r + 1) * columns).reduce((sum, n) => sum + n, 0));
  let inOther = 0;
  for (let c = 0; c < columns; c += 1) {
    let sum = 0;
    for (let r = 0; r < rows; r += 1) sum += table[r * columns + c] as number;
    inOther += pairs(sum);
  }
  const all = pairs(one.length);
  const expected = all === 0 ? 0 : (inOne * inOther) / all;
  const most = (inOne + inOther) / 2;
  // Everyone in one group, or each in one of their own, both times.
  return most === expected ? 1 : (both - expected) / (most - expected);
}

function maximum(labels: ArrayLike<number>): number {
  let most = -1;
  for (let i = 0; i < labels.length; i += 1) most = Math.max(most, labels[i] as number);
  return most;
}
