import { diffArrays } from "diff";

/** Texts that differ by more words are compared by what they begin and end with only. */
const mostChangedWords = 400;

interface Change {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Puts another text into a field word by word, so that caret, selection and scrolling stay at the words they stood at. */
export const replaceText = (field: HTMLTextAreaElement, text: string): void => {
  const { scrollTop } = field;
  // From the end, so that the places of the earlier ones still hold.
  for (const { from, to, text: words } of changes(field.value, text).reverse())
    field.setRangeText(words, from, to, "preserve");
  field.scrollTop = scrollTop;
};

const changes = (old: string, text: string): Change[] => {
  const parts = diffArrays(wordsOf(old), wordsOf(text), { maxEditLength: mostChangedWords });
  if (!parts) return [wholeChange(old, text)];
  const found: Change[] = [];
  let at = 0;
  for (const { added, removed, value } of parts) {
    const words = value.join("");
    if (added) found.push({ from: at, to: at, text: words });
    else {
      if (removed) found.push({ from: at, to: at + words.length, text: "" });
      at += words.length;
    }
  }
  return found;
};

/** Words with the space that follows them. */
const wordsOf = (text: string): string[] => text.match(/\S+\s*|\s+/g) ?? [];

const wholeChange = (old: string, text: string): Change => {
  const shorter = Math.min(old.length, text.length);
  let start = 0;
  while (start < shorter && old[start] === text[start]) start += 1;
  let end = 0;
  while (end < shorter - start && old[old.length - 1 - end] === text[text.length - 1 - end]) end += 1;
  return { from: start, to: old.length - end, text: text.slice(start, text.length - end) };
};
