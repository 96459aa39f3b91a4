import { fewestShown } from "./small-numbers.ts";
import type { StatementSummary, Summary } from "./summary.ts";
import { withheld } from "./withhold.ts";
import type { Cell } from "./withhold.ts";

/** A number that may be told, or null. */
export type Told = number | null;

/** Agree, disagree, don't know. */
export type ToldAnswers = readonly [Told, Told, Told];

/** How many said what, as everyone may read it: no number under five, and none from which one could be computed. */
export interface OpenCounts {
  /** Perspectives with figures of their own; `rest` is everybody else, also those who have not said. */
  readonly groups: readonly string[];
  readonly statements: readonly { readonly id: string; readonly all: ToldAnswers; readonly byGroup: readonly ToldAnswers[] }[];
}

export const rest = "rest";

interface Group {
  readonly name: string;
  readonly people: number;
  /** By statement: agree, disagree, don't know. */
  readonly counts: readonly (readonly number[])[];
}

/** The counts of a result, of all who answered and of each perspective that is shown. */
export function openCounts(summary: Summary, participants: number): OpenCounts {
  const groups = groupsOf(summary, participants);
  return {
    groups: groups.map(({ name }) => name),
    statements: summary.statements.map((statement, j) => {
      // What all say stands on the statement's own page: these sums hide nothing, though small ones are not told here.
      const cells = groups.flatMap(({ name, people, counts }) => answers.map((to, v): Cell => ({ from: name, to, value: counts[j]?.[v] ?? 0, most: people })));
      const isHidden = withheld(cells);
      const told = (first: number): ToldAnswers => [first, first + 1, first + 2].map((at) => (isHidden[at] ? null : (cells[at]?.value ?? 0))) as [Told, Told, Told];
      const all = [statement.agree, statement.disagree, statement.pass].map((count) => (count < fewestShown ? null : count)) as [Told, Told, Told];
      return { id: statement.id, all, byGroup: groups.map((_, g) => told(3 * g)) };
    }),
  };
}

const answers = ["agree", "disagree", "pass"] as const;

/** The perspectives of the result, and everybody else as one more; none when an older result does not say enough. */
function groupsOf({ statements, heard }: Summary, participants: number): Group[] {
  const names = Object.keys(heard);
  const own = names.map((name) => ({ name, people: heard[name] ?? 0, counts: statements.map((statement) => countsOf(statement, name)) }));
  if (own.some(({ counts }) => counts.includes(undefined))) return [];
  const known = own as Group[];
  const others = statements.map(({ agree, disagree, pass }, j) =>
    [agree, disagree, pass].map((all, v) => all - known.reduce((sum, { counts }) => sum + (counts[j]?.[v] ?? 0), 0)),
  );
  const people = participants - known.reduce((sum, group) => sum + group.people, 0);
  const isAnyone = names.length > 0 && others.some((counts) => counts.some((count) => count > 0));
  return isAnyone ? [...known, { name: rest, people, counts: others }] : known;
}

function countsOf({ support }: StatementSummary, name: string): number[] | undefined {
  const own: { agree: number; disagree?: number; seen: number } | undefined = support.find((one) => one.name === name);
  if (own?.disagree === undefined) return undefined;
  return [own.agree, own.disagree, own.seen - own.agree - own.disagree];
}
