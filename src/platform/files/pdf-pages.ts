import { pdfObjects } from "./pdf-check.ts";

/** More than this nobody reads; a larger number is a mistake or a joke. */
const mostPages = 10_000;

/**
 * How many pages a PDF says that it has; undefined when it does not say so where we look. It is told to readers, nothing
 * depends on it.
 */
export async function pdfPages(bytes: Uint8Array): Promise<number | undefined> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // Each branch of the tree of pages counts its own; the root counts all.
  let most = 0;
  for await (const objects of pdfObjects(file)) most = Math.max(most, ...pageCounts(objects ?? ""));
  return most >= 1 && most <= mostPages ? most : undefined;
}

function pageCounts(objects: string): number[] {
  return dictionaries(objects)
    .filter((dictionary) => /\/Type\s*\/Pages\b/.test(dictionary))
    .flatMap((dictionary) => {
      // Not "7 0 R", which says where the number stands.
      const count = /\/Count\s+(\d{1,9})\b(?!\s+\d+\s+R\b)/.exec(dictionary)?.[1];
      return count === undefined ? [] : [Number(count)];
    });
}

/** What stands between << and >>, without the dictionaries inside. */
function dictionaries(objects: string): string[] {
  const open: string[] = [];
  const closed: string[] = [];
  for (const [, words = "", mark] of objects.matchAll(/([^<>]*)(<<|>>|[<>]|$)/g)) {
    const last = open.length - 1;
    if (last >= 0) open[last] += words;
    if (mark === "<<") open.push("");
    if (mark === ">>") closed.push(open.pop() ?? "");
  }
  return closed;
}
