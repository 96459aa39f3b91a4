import { diffIndices } from "node-diff3";

/** Longer texts are compared by what they begin and end with only. */
const mostWords = 3_000;

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
  const [before, after] = [old.split(/(\s+)/), text.split(/(\s+)/)];
  if (Math.max(before.length, after.length) > mostWords) return [wholeChange(old, text)];
  const places = [0];
  for (const word of before) places.push((places.at(-1) ?? 0) + word.length);
  return diffIndices(before, after).map(({ buffer1: [at, length], buffer2Content }) => ({
    from: places[at] ?? old.length,
    to: places[at + length] ?? old.length,
    text: buffer2Content.join(""),
  }));
};

const wholeChange = (old: string, text: string): Change => {
  const shorter = Math.min(old.length, text.length);
  let start = 0;
  while (start < shorter && old[start] === text[start]) start += 1;
  let end = 0;
  while (end < shorter - start && old[old.length - 1 - end] === text[text.length - 1 - end]) end += 1;
  return { from: start, to: old.length - end, text: text.slice(start, text.length - end) };
};
