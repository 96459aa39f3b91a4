/** How it was, from best to worst. */
export const ratings = ["very_good", "good", "middling", "poor", "very_poor"] as const;

export type Rating = (typeof ratings)[number];

/** What one answers in words of one's own. */
export const openQuestions = ["good", "different"] as const;

export type OpenQuestion = (typeof openQuestions)[number];

export type CameOn = "web" | "paper";

/** What has been done with words that somebody wrote. */
export const textStates = ["unread", "released", "kept_back"] as const;

export type TextState = (typeof textStates)[number];

/** One person's answer; a question that was not answered is "". */
export interface EvaluationInput extends Readonly<Record<OpenQuestion, string>> {
  readonly rating: Rating;
}

/** How many days after a conference words are kept that nobody has released. */
export const textsKeptDays = 90;

/** Stands where words were left out. */
export const cut = "[…]";

/**
 * Whether words are the same as others, with nothing but parts left out where `cut` stands. Spaces and line breaks do not
 * count.
 */
export function onlyCuts(shown: string, original: string): boolean {
  const text = folded(original);
  const parts = folded(shown).split(cut).map((part) => part.trim());
  if (parts.every((part) => part === "")) return false;
  const [first = ""] = parts;
  const last = parts.at(-1) ?? "";
  if (parts.length === 1) return first === text;
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}

const folded = (text: string) => text.trim().replace(/\s+/g, " ");
