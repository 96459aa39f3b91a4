import { diffArrays } from "diff";

/** A change of some pieces, lines or words, of the text both began from. */
interface Change {
  /** The first piece it replaces, and the first it leaves alone again; the same for a pure insertion. */
  readonly from: number;
  readonly to: number;
  readonly pieces: readonly string[];
}

/**
 * Texts that differ by more pieces than these are not two versions of one text any more, and comparing them takes time
 * that grows with the square: two comparisons of 50,000 letters some 25 ms, while everybody else waits.
 */
const mostChanged = 300;

/**
 * Joins two texts that began from the same one, line by line, so that what either of them wrote is there. Lines that both
 * put in at the same place stand one after the other, theirs first.
 * @returns undefined when both changed the same line: then only a person can say which words hold
 */
export function mergeTexts(base: string, mine: string, theirs: string): string | undefined {
  if (mine === theirs || mine === base) return theirs;
  if (theirs === base) return mine;
  const lines = linesOf(base);
  const own = changes(lines, linesOf(mine));
  const other = changes(lines, linesOf(theirs));
  if (!own || !other) return undefined;
  if (own.some((change) => other.some((theirChange) => clash(lines, change, theirChange)))) return undefined;
  return applied(lines, [
    ...other.filter((change) => !own.some((longer) => holds(longer, change))),
    ...own.filter((change) => !other.some((longer) => holds(longer, change) && !holds(change, longer))),
  ]).join("\n");
}

/**
 * Joins two versions of a text, in pieces such as words, more strictly: what both changed in the same place, or in places
 * that touch, is for a person to choose, unless they changed it alike.
 * @returns the pieces of the joined text; undefined when a person must choose
 */
export function mergeApart(base: string[], mine: string[], theirs: string[]): string[] | undefined {
  const own = changes(base, mine);
  const other = changes(base, theirs);
  if (!own || !other) return undefined;
  const isAlike = (a: Change, b: Change) => holds(a, b) && holds(b, a);
  const meet = (a: Change, b: Change) => a.from <= b.to && b.from <= a.to && !isAlike(a, b);
  if (own.some((change) => other.some((theirChange) => meet(change, theirChange)))) return undefined;
  return applied(base, [...own, ...other.filter((change) => !own.some((same) => isAlike(same, change)))]);
}

function linesOf(text: string): string[] {
  return text === "" ? [] : text.split("\n");
}

function changes(base: string[], text: string[]): Change[] | undefined {
  const parts = diffArrays(base, text, { maxEditLength: mostChanged });
  if (!parts) return undefined;
  const found: Change[] = [];
  let at = 0;
  let open: Change | undefined;
  for (const { added, removed, value } of parts) {
    if (added || removed) {
      const { from, pieces }: Change = open ?? { from: at, to: at, pieces: [] };
      if (removed) at += value.length;
      open = { from, to: at, pieces: added ? [...pieces, ...value] : pieces };
      continue;
    }
    if (open) found.push(open);
    open = undefined;
    at += value.length;
  }
  return open ? [...found, open] : found;
}

/** Whether all that a change says is said by another in the same place: someone who wrote on, or the same said twice. */
function holds(longer: Change, change: Change): boolean {
  if (longer.from !== change.from || longer.to !== change.to) return false;
  const [all, part] = [longer.pieces.join("\n"), change.pieces.join("\n")];
  return all === part || (part.trim() !== "" && all.startsWith(part));
}

function clash(base: readonly string[], a: Change, b: Change): boolean {
  if (holds(a, b) || holds(b, a)) return false;
  const touched = isInside(a, b) || isInside(b, a) ? union(a, b) : [Math.max(a.from, b.from), Math.min(a.to, b.to)];
  // Empty lines hold no words that could be lost.
  return base.slice(touched[0], touched[1]).some((line) => line.trim() !== "");
}

/** An insertion in the middle of lines that the other replaces. */
function isInside(insertion: Change, change: Change): boolean {
  return insertion.from === insertion.to && change.from < insertion.from && insertion.from < change.to;
}

function union(a: Change, b: Change): [number, number] {
  return [Math.min(a.from, b.from), Math.max(a.to, b.to)];
}

/** Where two begin at the same line, the insertion comes first, else the one that stands first in the list. */
function applied(base: readonly string[], all: readonly Change[]): string[] {
  const inOrder = [...all].sort((a, b) => a.from - b.from || a.to - b.to);
  const result: string[] = [];
  let at = 0;
  for (const change of inOrder) {
    result.push(...base.slice(at, change.from), ...change.pieces);
    at = Math.max(at, change.to);
  }
  return [...result, ...base.slice(at)];
}
