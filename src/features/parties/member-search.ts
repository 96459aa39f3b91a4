/** Letters as they are compared: without case and accents, so that "rene" finds René and "asa" finds Åsa. */
function folded(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase("da").replaceAll("ø", "o").replaceAll("æ", "ae");
}

/** Whether every word that was typed begins a word of a name, in any order. Nothing typed finds everyone. */
export function nameMatches(name: string, typed: string): boolean {
  const words = folded(name).split(/[^\p{L}\p{N}]+/u);
  return folded(typed)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .every((part) => words.some((word) => word.startsWith(part)));
}
