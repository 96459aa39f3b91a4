import { diffArrays, diffWordsWithSpace } from "diff";

/** A stretch of two texts laid over each other: in both, only in the old one, or only in the new one. */
export interface RedlinePart {
  readonly kind: "same" | "removed" | "added";
  readonly text: string;
}

/**
 * Texts that differ by more pieces than this are compared in larger ones: nobody could follow the pieces, and the work
 * grows with their square. 50,000 letters that differ everywhere take some 15 ms, while everybody else waits.
 */
const mostChanges = 300;

/**
 * What was taken out and put in between two texts, word by word; what is taken out stands before what is put in its
 * place. Where many words differ, paragraph by paragraph; where many of those differ, whole. Without the added parts it is the old text, without the removed ones the new.
 */
export function redline(before: string, after: string): readonly RedlinePart[] {
  const limit = { maxEditLength: mostChanges };
  const changes = diffWordsWithSpace(before, after, limit) ?? byParagraph(before, after, limit) ?? whole(before, after);
  const parts = changes.map(({ value, added, removed }): RedlinePart => ({
    kind: added ? "added" : removed ? "removed" : "same",
    text: value,
  }));
  return gathered(parts);
}

/** The newer text of a redline. */
export function textAfter(parts: readonly RedlinePart[]): string {
  return parts.filter(({ kind }) => kind !== "removed").map(({ text }) => text).join("");
}

/** The older text of a redline. */
export function textBefore(parts: readonly RedlinePart[]): string {
  return parts.filter(({ kind }) => kind !== "added").map(({ text }) => text).join("");
}

function byParagraph(before: string, after: string, limit: { readonly maxEditLength: number }) {
  return diffArrays(paragraphsOf(before), paragraphsOf(after), limit)?.map((part) => ({ ...part, value: part.value.join("") }));
}

/** A text in paragraphs that together are the text. */
function paragraphsOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+/g) ?? [];
}

function whole(before: string, after: string) {
  return [
    { value: before, removed: true, added: false },
    { value: after, removed: false, added: true },
  ];
}

/** Lets changes that only a space parts be one change: three new words in a row are read as three words, not as six. */
function gathered(parts: readonly RedlinePart[]): RedlinePart[] {
  const done: RedlinePart[] = [];
  let removed = "";
  let added = "";
  const flush = () => {
    if (removed !== "") done.push({ kind: "removed", text: removed });
    if (added !== "") done.push({ kind: "added", text: added });
    removed = "";
    added = "";
  };
  parts.forEach((part, index) => {
    const isGap = part.kind === "same" && /^[^\S\n]+$/.test(part.text) && index > 0 && index < parts.length - 1;
    if (part.kind === "same" && !isGap) {
      flush();
      if (part.text !== "") done.push(part);
      return;
    }
    if (part.kind !== "added") removed += part.text;
    if (part.kind !== "removed") added += part.text;
  });
  flush();
  return done;
}
