/**
 * Names as people type them in a hurry: without capitals, hyphens and accents, å also as aa. The server and the scripts of the
 * browser use the same, so that a search without a line finds what one with a line finds.
 */
export function foldedName(text: string): string {
  const plain = text.toLowerCase().replaceAll("aa", "å").normalize("NFD");
  // The ring of an å is no accent.
  const bare = plain.replace(/(?!\u030a)\p{M}/gu, "").normalize("NFC");
  return bare.replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

/** Whether each of the words that were typed begins a word of a folded text. Nothing typed finds everything. */
export function findsName(folded: string, typed: string): boolean {
  const words = ` ${folded}`;
  return foldedName(typed)
    .split(" ")
    .every((word) => words.includes(` ${word}`));
}
