import type { DaySpan } from "./search-days.ts";
import { daysIn } from "./search-days.ts";

/** What was typed, as the search asks for it. */
export interface Search {
  /** For `websearch_to_tsquery`: all words as they were typed, with the signs of a search such as quotes and a minus. */
  readonly all: string;
  /** For `to_tsquery`: every word, or what begins with it, also where æ, ø and å were typed as ae, oe and aa; "" with such signs. */
  readonly begun: string;
  /** For `to_tsquery`: at least one of the words, also with the letters that other keyboards lack. */
  readonly any: string;
  /** What names a kind of items or a time rather than a word in them: "brev", "23. september". */
  readonly named?: { readonly kinds: readonly string[]; readonly days: readonly DaySpan[]; readonly begun: string };
}

/** A kind by the words people use for it. */
export interface CalledKind {
  readonly kind: string;
  readonly names: readonly string[];
}

/** Shorter words begin too many others. */
const shortestBeginning = 4;
/** Guesses are made of no more words than somebody types who looks for one thing. */
const mostGuessed = 8;
const inflections = ["", "n", "en", "et", "t", "e", "r", "er", "ne", "ene", "erne", "s", "es"];

/** Reads what was typed. @param today the calendar day, for dates without a year */
export function readSearch(typed: string, kinds: readonly CalledKind[], today: string): Search {
  // Phones write quotes in pairs.
  const text = typed.normalize("NFC").replaceAll(/[“”„]/g, '"');
  const all = joined(text).replaceAll(word, parted);
  if (/"|(?:^|\s)-\S|\bor\b/iu.test(all)) return { all, begun: "", any: "" };
  const words = wordsOf(all).filter((one) => !isAsking(one));
  const { days, rest } = daysIn(text, today);
  const others = wordsOf(joined(rest)).filter((one) => !isAsking(one));
  const called = kinds.map(({ kind, names }) => ({ kind, words: others.filter(isOneOf(names)) })).filter((one) => one.words.length > 0);
  const left = others.filter((one) => !called.some((named) => named.words.includes(one)));
  return {
    all,
    begun: begunBy(words),
    any: words.slice(0, mostGuessed).flatMap((one) => [...forms(one).map(beginning), ...guesses(one).map((guess) => `'${guess}'`)]).join(" | "),
    ...((days.length > 0 || called.length > 0) && { named: { kinds: called.map(({ kind }) => kind), days, begun: begunBy(left) } }),
  };
}

/** Words that only ask, in Danish and English, beside those that Danish full text leaves out. */
const asking = new Set("kan må får få findes finde find hvordan hvem hvornår where can may i how what when who is are the a an to of my get".split(" "));

const isAsking = (one: string) => asking.has(one.toLowerCase());

/** Letters as names are compared: small, and with ae, oe and aa, whoever typed them and how. */
export function folded(text: string): string {
  return text.normalize("NFC").toLocaleLowerCase("da").replaceAll("æ", "ae").replaceAll("ø", "oe").replaceAll("å", "aa").normalize("NFKD").replaceAll(/\p{M}/gu, "");
}

/** A hyphen before a figure only joins, as the words of items are kept: in `VSF-2026-0004`. */
const joined = (text: string) => text.replaceAll(/(?<=[\p{L}\p{N}])-(?=\d)/gu, "_");

const word = /[\p{L}\p{N}_]*[\p{L}\p{N}][\p{L}\p{N}_]*/gu;

const wordsOf = (text: string) => (text.match(word) ?? []).map(parted);

/** A document number that was typed in one: `VSF20260004`. */
const parted = (one: string) => one.replace(/^(\p{L}{2,5})_?(\p{L}?)((?:19|20)\d\d)_?(\d{4})$/u, "$1_$2$3_$4");

const begunBy = (words: readonly string[]) => words.map((one) => `(${forms(one).map(beginning).join(" | ")})`).join(" & ");

const beginning = (one: string) => `'${one}'${one.length >= shortestBeginning ? ":*" : ""}`;

/** A word, and how it is spelt with and without the Danish letters. */
function forms(one: string): string[] {
  const danish = one.replaceAll(/ae/gi, "æ").replaceAll(/oe/gi, "ø").replaceAll(/aa/gi, "å");
  const plain = one.replaceAll(/å/gi, "aa");
  return [...new Set([one, danish, plain])];
}

/** What may have been meant where somebody's keyboard has no Danish letters: "Sonder" for "Sønder". */
function guesses(one: string): string[] {
  if (one.length < shortestBeginning || /[æøå\d]/i.test(one)) return [];
  return [...one].flatMap((letter, at) => (danishFor[letter.toLowerCase()] ?? []).map((danish) => one.slice(0, at) + danish + one.slice(at + 1)));
}

const danishFor: Readonly<Record<string, readonly string[]>> = { o: ["ø"], a: ["å", "æ"] };

/** Whether a word is one of these names, with or without an ending. */
function isOneOf(names: readonly string[]) {
  const called = names.map(folded);
  return (typed: string) => {
    const one = folded(typed);
    return called.some((name) => one.startsWith(name) && inflections.includes(one.slice(name.length)));
  };
}
