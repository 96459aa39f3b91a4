import { perspectives } from "../perspective.ts";
import type { PerspectiveAnswer } from "../perspective.ts";
import { answerWords, valueOf } from "../question.ts";
import type { AnswerWord } from "../question.ts";

/** A line of a sheet as it is typed in: a key of the answer's place in its row, or 0 where nothing is ticked. */
export const blankKey = "0";

export function keyOf(word: AnswerWord): string {
  return String(answerWords.indexOf(word) + 1);
}

/** A perspective's key: its place in the list that is printed. */
export function perspectiveKey(at: number): string {
  return String(at + 1);
}

/** The name of a line's field; lines are counted from 1, as on paper. */
export function lineField(line: number): string {
  return `line-${line}`;
}

/** What one sheet says, by statement. */
export interface SheetAnswers {
  readonly perspective: PerspectiveAnswer;
  readonly values: ReadonlyMap<string, -1 | 0 | 1>;
}

/**
 * Reads what was typed in of a sheet. A line that is blank, or whose statement does not count any more, has no answer; so
 * has anything that is no key.
 * @param statements the ids on the sheet, line by line; undefined for one that does not count
 */
export function answersIn(
  typed: Readonly<Record<string, unknown>>,
  statements: readonly (string | undefined)[],
): SheetAnswers {
  const values = new Map<string, -1 | 0 | 1>();
  statements.forEach((id, at) => {
    const word = answerWords.find((one) => keyOf(one) === typed[lineField(at + 1)]);
    if (id !== undefined && word) values.set(id, valueOf(word));
  });
  const said = perspectives.find((_, at) => perspectiveKey(at) === typed["perspective"]);
  return { perspective: said ?? "unsaid", values };
}
