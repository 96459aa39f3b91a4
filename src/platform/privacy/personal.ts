import { personPhones } from "./phone.ts";

/**
 * Something in a text that may lead to a person. `contact` is a mail address or a phone, `name` a member's whole name:
 * neither goes into a public text. `word` is a part of a name, which may also be a street or a plain word: someone looks.
 */
export interface Finding {
  readonly kind: "contact" | "name" | "word";
  readonly found: string;
}

/** What an office has published itself: such addresses and numbers may stand in public. */
export interface KnownContacts {
  /** Digits only. */
  readonly phones?: readonly string[];
  readonly emails?: readonly string[];
}

const emailPattern = /[^\s<>()[\],;:"“”]+@[^\s<>()[\],;:"“”]+\.\p{L}{2,}/gu;
const wordPattern = /\p{L}[\p{L}\p{M}'’]*(?:-\p{L}[\p{L}\p{M}'’]*)*/gu;

/** Everything in a text that looks personal, each once, in the order of the text's kinds: contacts, names, words. */
export function looksPersonal(
  text: string,
  memberNames: readonly string[],
  known: KnownContacts = {},
): readonly Finding[] {
  const plain = text.normalize("NFKC");
  const contacts = [
    ...[...plain.matchAll(emailPattern)]
      .map(([address]) => address)
      .filter((address) => !known.emails?.includes(address.toLowerCase().replace(/\.$/, ""))),
    ...personPhones(plain, known.phones),
  ];
  const words = wordsOf(plain);
  const folded = words.map(fold);
  const names = memberNames.filter((name) => containsInOrder(folded, wordsOf(name).map(fold)));
  const parts = new Set(memberNames.flatMap(wordsOf).map(fold).filter((part) => part.length >= 2));
  const inNames = new Set(names.flatMap(wordsOf).map(fold));
  const single = words.filter((word) => {
    const forms = owners(fold(word));
    return startsLarge(word) && forms.some((form) => parts.has(form)) && !forms.some((form) => inNames.has(form));
  });
  return [
    ...unique(contacts).map((found) => ({ kind: "contact" as const, found })),
    ...unique(names).map((found) => ({ kind: "name" as const, found })),
    ...unique(single).map((found) => ({ kind: "word" as const, found })),
  ];
}

function wordsOf(text: string): string[] {
  return [...text.normalize("NFKC").matchAll(wordPattern)].map(([word]) => word);
}

/** A whole name of at least two words, also with an s at its end: "Bo Holms forslag". */
function containsInOrder(words: readonly string[], name: readonly string[]): boolean {
  if (name.length < 2) return false;
  return words.some((_, start) =>
    name.every((part, at) => {
      const word = words[start + at] ?? "";
      return at === name.length - 1 ? owners(word).includes(part) : word === part;
    }),
  );
}

/** A word and what it is the genitive of: "holms" may be "holm", "ås'" is "ås". */
function owners(word: string): string[] {
  return [word, word.replace(/s$/, ""), word.replace(/['’]s?$/, "")];
}

function fold(word: string): string {
  return word.toLocaleLowerCase("da");
}

function startsLarge(word: string): boolean {
  return /^\p{Lu}/u.test(word);
}

function unique(list: readonly string[]): string[] {
  return [...new Set(list)];
}
