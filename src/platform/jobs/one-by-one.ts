/**
 * Works on one after the other. One that fails does not hold up the others.
 * @throws what failed first, once all have had their turn, so that the job is tried again: work must be harmless to repeat
 */
export async function oneByOne<One>(all: Iterable<One>, work: (one: One) => Promise<unknown>): Promise<void> {
  const failures: unknown[] = [];
  for (const one of all) {
    try {
      await work(one);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}
