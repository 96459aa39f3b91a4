import type { ReadingGroup, ReadingText } from "./reading.ts";

/** Characters of a summary in a mail; the rest is a press away. */
const longestBeginning = 500;

/** The texts of a pack that somebody has not been told of yet, in print order; a group with none of them is left out. */
export function untoldIn(groups: readonly ReadingGroup[], told: ReadonlySet<string>): ReadingGroup[] {
  return groups
    .map(({ workshop, texts }) => ({ workshop, texts: texts.filter(({ id }) => !told.has(id)) }))
    .filter(({ texts }) => texts.length > 0);
}

export const textsOfAll = (groups: readonly ReadingGroup[]): ReadingText[] => groups.flatMap(({ texts }) => texts);

/** The beginning of a text, whole words and "…" where it goes on. */
export function beginningOf(text: string): string {
  const folded = text.replace(/\s+/g, " ").trim();
  if (folded.length <= longestBeginning) return folded;
  const cut = folded.slice(0, longestBeginning);
  const end = cut.lastIndexOf(" ");
  return `${(end > 0 ? cut.slice(0, end) : cut).replace(/[\s,;:.–-]+$/, "")} …`;
}
