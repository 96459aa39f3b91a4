import type { StatementFloor, Support } from "./floor.ts";
import { randomAt } from "./random.ts";

/** What must be known of a statement's support. */
interface KnownFloor extends Pick<StatementFloor, "supportedByAll"> {
  readonly support: readonly Pick<Support, "name" | "low" | "high" | "majority">[];
}

/** What is known of one who is to be asked, and of the statements. */
export interface Asking {
  /** The stratum of the person; undefined when they have not said. */
  readonly stratum: string | undefined;
  /** Statements the person has answered. */
  readonly answered: ReadonlySet<number>;
  /** By statement; undefined for one that no analysis has seen yet. */
  readonly floors: readonly (KnownFloor | undefined)[];
  /** How many answers each statement has. */
  readonly seen: ArrayLike<number>;
  /** Tells people apart, so that not all are asked the same: a number from their key. */
  readonly key: number;
}

/**
 * The statement to ask next: one whose support is still open, and most of all where the person's own stratum is the one
 * that is least known. New statements come soon, and nobody is asked the same twice.
 * @returns its index; undefined when all are answered
 */
export function nextStatement(asking: Asking): number | undefined {
  const open = Array.from({ length: asking.seen.length }, (_, j) => j).filter((j) => !asking.answered.has(j));
  let left = 0;
  const weights = open.map((j) => {
    const weight = weightOf(asking, j);
    left += weight;
    return weight;
  });
  left *= randomAt(41, asking.key + asking.answered.size, 1);
  for (const [at, weight] of weights.entries()) {
    left -= weight;
    if (left < 0) return open[at];
  }
  return open.at(-1);
}

/** The more uncertain the person's stratum about an open statement, the likelier; few answers at all count for much. */
function weightOf({ stratum, floors, seen }: Asking, j: number): number {
  const isNew = 1 + 8 * 2 ** (-(seen[j] ?? 0) / 5);
  const floor = floors[j];
  if (!floor || floor.support.length === 0) return isNew ** 2;
  const widest = Math.max(...floor.support.map(width));
  const own = floor.support.find((one) => one.name === stratum);
  const uncertainty = own ? width(own) : widest / 2;
  const isLeastKnown = own !== undefined && width(own) === widest;
  const isOpen = floor.supportedByAll === "unknown" || floor.support.some(({ majority }) => majority > 0.1 && majority < 0.9);
  return (isNew * (0.05 + uncertainty) * (isLeastKnown ? 2 : 1) * (isOpen ? 3 : 1)) ** 2;
}

const width = ({ low, high }: { low: number; high: number }) => high - low;
