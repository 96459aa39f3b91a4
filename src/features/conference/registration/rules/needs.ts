import type { Answers, Question } from "../../questions/question.ts";

/** The same wish of several people. */
export interface Wanted {
  readonly words: string;
  readonly count: number;
}

const folded = (words: string) => words.toLocaleLowerCase("da").replace(/\s+/g, " ").replace(/[.,;!\s]+$/, "").trim();

/** How many wrote the same, whatever the letters and the full stop: the most first, in the words of whoever wrote it first. */
export function tally(texts: readonly string[]): Wanted[] {
  const found = new Map<string, { words: string; count: number }>();
  for (const text of texts) {
    const key = folded(text);
    if (key === "") continue;
    const before = found.get(key);
    if (before) before.count += 1;
    else found.set(key, { words: text.trim(), count: 1 });
  }
  return [...found.values()].sort((a, b) => b.count - a.count || a.words.localeCompare(b.words, "da"));
}

/** How often each option was chosen, in their order and with those that nobody chose; for what is written, how many wrote the same. */
export function tallyAnswers({ id, kind, options }: Question, all: readonly Answers[]): Wanted[] {
  const given = all.flatMap((answers) => answers.get(id) ?? []);
  if (kind === "text") return tally(given);
  return options.map((words) => ({ words, count: given.filter((one) => one === words).length }));
}
