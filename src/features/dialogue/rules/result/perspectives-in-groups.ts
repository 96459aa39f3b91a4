import { fewestShown } from "./small-numbers.ts";

/** How many of each perspective stand in each group; by group, then by perspective. */
export type PerspectivesInGroups = readonly Readonly<Record<string, number>>[];

/**
 * Counts perspectives in groups, unless fewer than five people could be told from it: every perspective must have five or
 * more in every group, and what is left by subtracting (those who have not said, small perspectives, people in no group)
 * must be nobody or five as well.
 * @param groups the group of each person; -1 for none
 */
export function perspectivesInGroups(
  perspectives: readonly (string | null)[],
  groups: Int32Array,
  k: number,
): PerspectivesInGroups | undefined {
  const sizes = countBy(perspectives.map(nameOf));
  const shown = [...sizes.keys()].filter((name) => name !== rest && (sizes.get(name) ?? 0) >= fewestShown).sort();
  const cells = countBy(perspectives.map((one, p) => `${groups[p]} ${shown.includes(nameOf(one)) ? nameOf(one) : rest}`));
  const at = (group: number, name: string) => cells.get(`${group} ${name}`) ?? 0;
  const all = Array.from({ length: k }, (_, group) => group);
  const isSafe =
    shown.length > 0 &&
    shown.every((name) => all.every((group) => at(group, name) >= fewestShown) && isNobodyOrFive(at(-1, name))) &&
    (all.every((group) => at(group, rest) === 0) || all.every((group) => at(group, rest) >= fewestShown)) &&
    isNobodyOrFive(at(-1, rest));
  return isSafe ? all.map((group) => Object.fromEntries(shown.map((name) => [name, at(group, name)]))) : undefined;
}

/** Stands for all whom nothing is told of. */
const rest = "";

const nameOf = (perspective: string | null) => (perspective === null || perspective === "unsaid" ? rest : perspective);
const isNobodyOrFive = (count: number) => count === 0 || count >= fewestShown;

function countBy(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
