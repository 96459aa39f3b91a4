/**
 * Group-aware consensus of each statement: the product over groups of (A + 1) / (S + 2), which is high only where no group
 * is against. Between different numbers k of groups its k-th root is compared.
 * @param groups counts of each code by group
 */
export function groupAwareConsensus(groups: readonly Uint32Array[]): Float64Array {
  const statements = (groups[0]?.length ?? 0) / 3;
  return Float64Array.from({ length: statements }, (_, j) =>
    groups.reduce((product, counts) => {
      const [disagree = 0, pass = 0, agree = 0] = counts.subarray(3 * j, 3 * j + 3);
      return (product * (agree + 1)) / (disagree + pass + agree + 2);
    }, 1),
  );
}

/**
 * The weight with which Polis draws the next statement: what few have seen, what is agreed to and what lies far out comes
 * sooner, what people pass on later.
 * @param counts of each code
 * @param extremities by statement
 */
export function polisPriorities(counts: Uint32Array, extremities: Float64Array): Float64Array {
  return extremities.map((extremity, j) => {
    const [disagree = 0, pass = 0, agree = 0] = counts.subarray(3 * j, 3 * j + 3);
    const seen = disagree + pass + agree;
    const passes = (pass + 1) / (seen + 2);
    const agrees = (agree + 1) / (seen + 2);
    return ((1 - passes) * (1 + extremity) * agrees * (1 + 8 * 2 ** (-seen / 5))) ** 2;
  });
}
