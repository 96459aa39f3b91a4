/** Large first letters that are no names in the middle of a Danish or English sentence. */
const plainWords = new Set(["i", "de", "dem", "deres", "dere", "jer", "jeres", "ja", "nej", "gud", "eu", "cpr", "dsb", "ok"]);

/** How names of streets, squares and services end. */
const placeEnds = /(?:gade|gades|gaden|vej|vejen|plads|pladsen|torv|torvet|torvets|stræde|allé|alle|boulevard|park|parken|have|haven|bro|kirke|by|byen|skole|banegård|banegården|hus|huset|hjem|havn|kvarter|kvarteret)s?$/u;

const wordPattern = /[\p{L}\p{M}][\p{L}\p{M}'’-]*/gu;

/**
 * Words in a text that may be a person's name: written with a large letter though no sentence begins there. Danish writes
 * nothing else so but places, organisations and "I"; those it knows it leaves out. It is only asked about, never refused,
 * and it knows no list of people, so that nobody finds out by trying who is in one.
 * @param known words that are no persons here: the names of the neighbourhood and of parties, in any case
 * @returns each word once, in the order of the text
 */
export function looksLikeNames(text: string, known: readonly string[]): string[] {
  const plain = text.normalize("NFKC");
  const knownWords = new Set(known.flatMap((name) => name.toLocaleLowerCase("da").match(/[\p{L}\p{M}]+/gu) ?? []));
  const found = [...plain.matchAll(wordPattern)]
    .filter(({ index }) => !beginsSentence(plain, index))
    .map(([word]) => word.replace(/[.'’-]+$/u, ""))
    .filter((word) => /^\p{Lu}\p{Ll}/u.test(word))
    .filter((word) => {
      const small = word.toLocaleLowerCase("da");
      const forms = [small, small.replace(/s$/u, "")];
      return !placeEnds.test(small) && !forms.some((form) => plainWords.has(form) || knownWords.has(form));
    });
  return [...new Set(found)];
}

/** Whether nothing stands before a word, or the end of a sentence, a quotation mark or a bracket. */
function beginsSentence(text: string, at: number): boolean {
  return /(?:^|[.!?:;»«"“”(–-])\s*$/u.test(text.slice(0, at));
}
