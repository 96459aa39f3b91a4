/**
 * Words that say little about what a statement is about. "Not" is among them on purpose: whoever wants the opposite of a
 * statement can answer it.
 */
const smallWords = new Set(
  `ad af al alle alt altid and at be bedre blev bliver burde bør da de dem den der deres det dig din dit du efter eller en end er et
  flere for fordi fra få får gerne gør går had han har have helst her hos hun hvad hvem hvis hvor hvordan hvorfor i ikke ind ingen intet ja jeg kan kun kunne
  lige man med meget men mere mest mig min mit må måtte når nej nogen noget nogle nok nu næste også om op os over på selv ses sig
  sin skal skulle som så til ud under var ved vi vil ville vores være været år
  a an are as been but by can do has i if in is it its less many may more most must no not of off on or our out should so some than
  that the their them there they this to too up us was we were what when where who will with would you`.split(/\s+/),
);

/** From here on a statement is shown as similar. Measured on statements of one question: others stay below. */
export const similarFrom = 0.35;

/** More than this nobody reads before sending. */
const mostShown = 3;

/** The words of a text as they are compared: small letters, no signs. */
export function wordsIn(text: string): string[] {
  return text.normalize("NFKC").toLocaleLowerCase("da").match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/** Whether two texts have the same words in the same order. */
export function saysTheSame(one: string, other: string): boolean {
  return wordsIn(one).join(" ") === wordsIn(other).join(" ");
}

/**
 * How alike two short texts are, from 0 to 1: how many of the threes of letters in the words that carry meaning they share
 * (Dice). Endings and compounds of Danish differ in some threes only, so nothing needs a dictionary.
 */
export function similarity(one: string, other: string): number {
  return alike(threesIn(one), threesIn(other));
}

function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  let shared = 0;
  for (const three of a) if (b.has(three)) shared += 1;
  return (2 * shared) / (a.size + b.size);
}

/** The statements most alike to a text, the most alike first: three at most, and only those above the threshold. */
export function mostSimilar<T extends { readonly text: string }>(text: string, statements: readonly T[]): T[] {
  const own = threesIn(text);
  return statements
    .map((statement) => ({ statement, score: alike(own, threesIn(statement.text)) }))
    .filter(({ score }) => score >= similarFrom)
    .sort((a, b) => b.score - a.score)
    .slice(0, mostShown)
    .map(({ statement }) => statement);
}

function threesIn(text: string): ReadonlySet<string> {
  const words = wordsIn(text);
  const telling = words.filter((word) => !smallWords.has(word));
  const threes = new Set<string>();
  // An import may have two thousand statements, and all are looked through while somebody waits.
  for (const word of telling.length > 0 ? telling : words) {
    const padded = `  ${word} `;
    for (let at = 0; at + 3 <= padded.length; at += 1) threes.add(padded.slice(at, at + 3));
  }
  return threes;
}
