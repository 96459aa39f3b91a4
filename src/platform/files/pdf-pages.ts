/** More than this nobody reads; a larger number is a mistake or a joke. */
const mostPages = 10_000;

/** Nothing that people read is nested as deep as this. */
const deepest = 1000;

/** The largest number of pages that objects of a PDF tell; 0 when they tell none. */
export function largestPageCount(objects: string): number {
  // Each branch of the tree of pages counts its own; the root counts all.
  let most = 0;
  for (const dictionary of dictionaries(objects)) {
    if (/\/Type\s*\/Pages\b/.test(dictionary)) most = Math.max(most, countIn(dictionary));
  }
  return most;
}

/** The largest number that a PDF tells, if a document can have so many pages. It is told to readers, nothing depends on it. */
export function asPageCount(counted: number): number | undefined {
  return counted >= 1 && counted <= mostPages ? counted : undefined;
}

/** Not "7 0 R", which says where the number stands. */
const countIn = (dictionary: string): number => Number(/\/Count\s+(\d{1,9})\b(?!\s+\d+\s+R\b)/.exec(dictionary)?.[1] ?? 0);

/** What stands between << and >>, without the dictionaries inside; one after the other, for there may be millions. */
function* dictionaries(objects: string): Generator<string> {
  const open: string[] = [];
  for (const [, words = "", mark] of objects.matchAll(/([^<>]*)(<<|>>|[<>]|$)/g)) {
    const last = open.length - 1;
    if (last >= 0) open[last] += words;
    if (mark === "<<") open.push("");
    if (open.length > deepest) return;
    if (mark === ">>") yield open.pop() ?? "";
  }
}
