/** Figures about people are of so many or more. */
export const fewestShown = 5;

/** Neighbouring steps of a scale, told together. */
export interface Band<T> {
  readonly steps: readonly T[];
  readonly count: number;
}

/**
 * The counts of a scale as everyone may read them: in as many bands of neighbouring steps as there can be while each holds
 * five answers or more. What is in a band is not told apart, so that nobody can compute a small number, also not somebody
 * who knows how it is done.
 * @param counts one for each step
 * @returns undefined when there are fewer than five answers altogether
 */
export function bandsOf<T>(steps: readonly T[], counts: readonly number[]): readonly Band<T>[] | undefined {
  const best: (readonly Band<T>[] | undefined)[] = [[]];
  // The best way to tell the first steps is the best way to tell fewer of them, and one more band.
  for (let end = 1; end <= steps.length; end += 1)
    best[end] = steps.slice(0, end).reduce<readonly Band<T>[] | undefined>((so, _, from) => {
      const before = best[from];
      const count = counts.slice(from, end).reduce((sum, one) => sum + one, 0);
      if (!before || count < fewestShown || before.length < (so?.length ?? 0)) return so;
      return [...before, { steps: steps.slice(from, end), count }];
    }, undefined);
  return best[steps.length];
}

export interface Group<T> {
  readonly of: T;
  readonly count: number;
}

/** Groups as everyone may read how large they are. */
export interface Merged<T> {
  /** The largest first, those of one size as they came. */
  readonly shown: readonly Group<T>[];
  /** All the others together; null when nobody may know how many they are. */
  readonly others: number | null;
}

/**
 * Groups of which the small ones are told together, with as many larger ones as it takes: no number under five is told, and
 * none can be had by taking what is told from the sum.
 */
export function mergeSmall<T>(groups: readonly Group<T>[]): Merged<T> {
  const shown = groups.filter(({ count }) => count >= fewestShown).sort((a, b) => b.count - a.count);
  let others = groups.filter(({ count }) => count < fewestShown).reduce((sum, { count }) => sum + count, 0);
  while (others > 0 && others < fewestShown) {
    const smallest = shown.pop();
    if (!smallest) return { shown: [], others: null };
    others += smallest.count;
  }
  return { shown, others };
}
