import { enoughAnswers, fewestShown } from "./result/small-numbers.ts";
import type { KeptSupport, Summary } from "./result/summary.ts";

/** What somebody shares with one perspective. Never which group they are in: nobody is told who they are. */
export interface Sharing {
  readonly perspective: string;
  /** Of how many of their answers it can be said. */
  readonly of: number;
  /** Statements that most of the perspective answer as they do. */
  readonly shared: readonly string[];
  /** Statements that most of the perspective answer the other way, where they do so most. */
  readonly differ: readonly { readonly id: string; readonly theirs: "agree" | "disagree" }[];
}

/** So many answers are given before anything is compared. */
export const answersBeforeSharing = 10;
const fewestCompared = 5;
const mostDiffering = 3;

/**
 * Compares somebody's own answers with what was counted of each perspective that has five people or more, on statements
 * to which it has given ten answers or more. "Don't know" is compared with nothing.
 * @param own by statement: -1, 0 or 1
 * @returns the perspectives that they share most with first; none before they have answered ten statements
 */
export function sharingOf({ statements }: Summary, own: ReadonlyMap<string, number>): Sharing[] {
  if (own.size < answersBeforeSharing) return [];
  const compared = new Map<string, Compared[]>();
  for (const { id, support } of statements) {
    const mine = own.get(id) ?? 0;
    if (mine === 0) continue;
    for (const one of support)
      if (one.people >= fewestShown && one.seen >= enoughAnswers)
        compared.set(one.name, [...(compared.get(one.name) ?? []), { id, theirs: mostOf(one), mine }]);
  }
  return [...compared]
    .filter(([, list]) => list.length >= fewestCompared)
    .map(([perspective, list]) => sharing(perspective, list))
    .sort((a, b) => b.shared.length / b.of - a.shared.length / a.of || a.perspective.localeCompare(b.perspective));
}

interface Compared {
  readonly id: string;
  readonly mine: number;
  readonly theirs: { readonly value: number; readonly share: number };
}

/** What more than half of them say; 0 when there is no such answer. */
function mostOf({ agree, disagree = 0, seen }: KeptSupport): Compared["theirs"] {
  if (2 * agree > seen) return { value: 1, share: agree / seen };
  if (2 * disagree > seen) return { value: -1, share: disagree / seen };
  return { value: 0, share: 0 };
}

function sharing(perspective: string, list: readonly Compared[]): Sharing {
  const differ = list
    .filter(({ mine, theirs }) => theirs.value === -mine)
    .sort((a, b) => b.theirs.share - a.theirs.share)
    .slice(0, mostDiffering);
  return {
    perspective,
    of: list.length,
    shared: list.filter(({ mine, theirs }) => theirs.value === mine).map(({ id }) => id),
    differ: differ.map(({ id, theirs }) => ({ id, theirs: theirs.value > 0 ? "agree" : "disagree" })),
  };
}
